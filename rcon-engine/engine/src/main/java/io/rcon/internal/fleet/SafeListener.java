package io.rcon.internal.fleet;

import io.rcon.Command;
import io.rcon.DialectFindings;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.support.Survived;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what a listener throws away from the event loop. */
final class SafeListener implements RconListener {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.listener");

  private final RconListener listener;

  /** Where it failed, and with what. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private SafeListener(RconListener listener) {
    this.listener = listener;
  }

  static RconListener of(RconListener listener) {
    return listener == NONE ? NONE : new SafeListener(listener);
  }

  /** One that fails at every event would fill the log: a place that fails is reported once. */
  private void threw(Throwable e) {
    try {
      StackTraceElement[] stack = e.getStackTrace();
      if (told.add(e.getClass().getName() + (stack.length > 0 ? stack[0] : ""))) {
        Survived.log(log, e, "a listener failed; the engine goes on, and tells this only once");
      }
    } catch (Throwable again) {
      // An error that cannot even be looked at.
    }
  }

  @Override
  public void stateChanged(Server server, SessionState from, SessionState to) {
    try {
      listener.stateChanged(server, from, to);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void connected(Server server, long nanos) {
    try {
      listener.connected(server, nanos);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void loggedIn(Server server, long nanos) {
    try {
      listener.loggedIn(server, nanos);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void reconnecting(Server server, int failures, Duration pause) {
    try {
      listener.reconnecting(server, failures, pause);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void sent(Server server) {
    try {
      listener.sent(server);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void queued(Server server, int depth) {
    try {
      listener.queued(server, depth);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void paced(Server server, long nanos) {
    try {
      listener.paced(server, nanos);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void polled(Server server, long lagNanos) {
    try {
      listener.polled(server, lagNanos);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void pollSkipped(Server server, String reason) {
    try {
      listener.pollSkipped(server, reason);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void replied(Server server, Reply reply) {
    try {
      listener.replied(server, reply);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void failed(Server server, RconException failure, long nanos) {
    try {
      listener.failed(server, failure, nanos);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void late(Server server) {
    try {
      listener.late(server);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void datagramDropped(String reason) {
    try {
      listener.datagramDropped(reason);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void read(Server server, int bytes) {
    try {
      listener.read(server, bytes);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void written(Server server, int bytes) {
    try {
      listener.written(server, bytes);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void moreCame(Server server, String reason) {
    try {
      listener.moreCame(server, reason);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void concluded(Server server, DialectFindings findings) {
    try {
      listener.concluded(server, findings);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void event(Server server, String text) {
    try {
      listener.event(server, text);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void eventLost(Server server) {
    try {
      listener.eventLost(server);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void stateChanged(
      Server server, SessionState from, SessionState to, Optional<RconException> cause) {
    try {
      listener.stateChanged(server, from, to, cause);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void reconnecting(Server server, int failures, Duration pause, RconException cause) {
    try {
      listener.reconnecting(server, failures, pause, cause);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void sent(Server server, Command command) {
    try {
      listener.sent(server, command);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void replied(Server server, Command command, Reply reply) {
    try {
      listener.replied(server, command, reply);
    } catch (Throwable e) {
      threw(e);
    }
  }

  @Override
  public void failed(Server server, Command command, RconException failure, long nanos) {
    try {
      listener.failed(server, command, failure, nanos);
    } catch (Throwable e) {
      threw(e);
    }
  }
}
