package io.rcon;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Passes each event to two listeners; more are nested. The second is called even if the first
 * throws.
 */
final class AllListeners implements RconListener {
  private final RconListener first;
  private final RconListener second;

  private AllListeners(RconListener first, RconListener second) {
    this.first = first;
    this.second = second;
  }

  static RconListener of(List<RconListener> listeners) {
    RconListener all = NONE;
    for (RconListener listener : listeners) {
      all = all == NONE ? listener : listener == NONE ? all : new AllListeners(all, listener);
    }
    return all;
  }

  @Override
  public void stateChanged(Server server, SessionState from, SessionState to) {
    try {
      first.stateChanged(server, from, to);
    } finally {
      second.stateChanged(server, from, to);
    }
  }

  @Override
  public void stateChanged(
      Server server, SessionState from, SessionState to, Optional<RconException> cause) {
    try {
      first.stateChanged(server, from, to, cause);
    } finally {
      second.stateChanged(server, from, to, cause);
    }
  }

  @Override
  public void connected(Server server, long nanos) {
    try {
      first.connected(server, nanos);
    } finally {
      second.connected(server, nanos);
    }
  }

  @Override
  public void loggedIn(Server server, long nanos) {
    try {
      first.loggedIn(server, nanos);
    } finally {
      second.loggedIn(server, nanos);
    }
  }

  @Override
  public void reconnecting(Server server, int failures, Duration pause) {
    try {
      first.reconnecting(server, failures, pause);
    } finally {
      second.reconnecting(server, failures, pause);
    }
  }

  @Override
  public void reconnecting(Server server, int failures, Duration pause, RconException cause) {
    try {
      first.reconnecting(server, failures, pause, cause);
    } finally {
      second.reconnecting(server, failures, pause, cause);
    }
  }

  @Override
  public void sent(Server server) {
    try {
      first.sent(server);
    } finally {
      second.sent(server);
    }
  }

  @Override
  public void sent(Server server, Command command) {
    try {
      first.sent(server, command);
    } finally {
      second.sent(server, command);
    }
  }

  @Override
  public void queued(Server server, int depth) {
    try {
      first.queued(server, depth);
    } finally {
      second.queued(server, depth);
    }
  }

  @Override
  public void paced(Server server, long nanos) {
    try {
      first.paced(server, nanos);
    } finally {
      second.paced(server, nanos);
    }
  }

  @Override
  public void polled(Server server, long lagNanos) {
    try {
      first.polled(server, lagNanos);
    } finally {
      second.polled(server, lagNanos);
    }
  }

  @Override
  public void pollSkipped(Server server, String reason) {
    try {
      first.pollSkipped(server, reason);
    } finally {
      second.pollSkipped(server, reason);
    }
  }

  @Override
  public void replied(Server server, Reply reply) {
    try {
      first.replied(server, reply);
    } finally {
      second.replied(server, reply);
    }
  }

  @Override
  public void replied(Server server, Command command, Reply reply) {
    try {
      first.replied(server, command, reply);
    } finally {
      second.replied(server, command, reply);
    }
  }

  @Override
  public void failed(Server server, RconException failure, long nanos) {
    try {
      first.failed(server, failure, nanos);
    } finally {
      second.failed(server, failure, nanos);
    }
  }

  @Override
  public void failed(Server server, Command command, RconException failure, long nanos) {
    try {
      first.failed(server, command, failure, nanos);
    } finally {
      second.failed(server, command, failure, nanos);
    }
  }

  @Override
  public void late(Server server) {
    try {
      first.late(server);
    } finally {
      second.late(server);
    }
  }

  @Override
  public void moreCame(Server server, String reason) {
    try {
      first.moreCame(server, reason);
    } finally {
      second.moreCame(server, reason);
    }
  }

  @Override
  public void concluded(Server server, DialectFindings findings) {
    try {
      first.concluded(server, findings);
    } finally {
      second.concluded(server, findings);
    }
  }

  @Override
  public void datagramDropped(String reason) {
    try {
      first.datagramDropped(reason);
    } finally {
      second.datagramDropped(reason);
    }
  }

  @Override
  public void read(Server server, int bytes) {
    try {
      first.read(server, bytes);
    } finally {
      second.read(server, bytes);
    }
  }

  @Override
  public void written(Server server, int bytes) {
    try {
      first.written(server, bytes);
    } finally {
      second.written(server, bytes);
    }
  }

  @Override
  public void event(Server server, String text) {
    try {
      first.event(server, text);
    } finally {
      second.event(server, text);
    }
  }

  @Override
  public void eventLost(Server server) {
    try {
      first.eventLost(server);
    } finally {
      second.eventLost(server);
    }
  }
}
