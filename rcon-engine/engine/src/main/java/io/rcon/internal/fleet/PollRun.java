package io.rcon.internal.fleet;

import io.rcon.Polling;
import io.rcon.RconListener;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.session.EngineSession;
import io.rcon.internal.support.Spans;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One poll of a fleet: its servers and their outcomes. Servers with the same interval share a round
 * of phases. The lock of {@link Pollers} guards joining and leaving.
 *
 * @param <V> the type of the answers
 */
final class PollRun<V> implements Polling {
  private final Pollers pollers;
  private final Duration interval;
  private final Selector selector;
  private final PollSubject<V> subject;
  private final RconListener listener;
  private final long beganAt;
  private final Map<Long, Phases> rounds = new HashMap<>();
  private final Map<String, PollTurn<V>> turns = new HashMap<>();

  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean closed;

  PollRun(
      Pollers pollers,
      Engine engine,
      PollSubject<V> subject,
      Duration interval,
      Selector selector) {
    this.pollers = pollers;
    this.subject = subject;
    this.interval = interval;
    this.selector = selector;
    listener = engine.listener();
    beganAt = engine.clock();
  }

  // ---- who takes part

  /** A session is new in the fleet, or in the place of the one with its name. */
  void joined(EngineSession session) {
    Server server = session.server();
    PollTurn<V> before = turns.remove(server.name());
    if (before != null) {
      before.end();
    }
    long every = Spans.nanos(server.pollEvery().orElse(interval));
    boolean stays = before != null && before.interval() == every && mayConcern(server);
    if (before != null && !stays) {
      round(before.interval()).giveBack(before.place());
    }
    if (mayConcern(server)) {
      Phases round = round(every);
      int place = before != null && stays ? before.place() : round.take();
      long firstAt = beganAt + round.offset(place, every);
      PollTurn<V> turn = new PollTurn<>(this, session, every, place, firstAt);
      turns.put(server.name(), turn);
      turn.begin();
    }
  }

  void left(Server server) {
    PollTurn<V> turn = turns.remove(server.name());
    if (turn != null) {
      turn.end();
      round(turn.interval()).giveBack(turn.place());
    }
  }

  void allLeft() {
    turns.values().forEach(PollTurn::end);
    turns.clear();
  }

  private Phases round(long every) {
    return rounds.computeIfAbsent(every, nanos -> new Phases(pollers.random().nextLong()));
  }

  /** Whether there is a state in which the server is chosen. */
  private boolean mayConcern(Server server) {
    for (SessionState state : SessionState.values()) {
      if (selector.matches(server, state)) {
        return true;
      }
    }
    return false;
  }

  // ---- turns, on the loops of their sessions

  boolean concerns(EngineSession session) {
    return !closed && selector.matches(session.server(), session.state());
  }

  PollSubject<V> subject() {
    return subject;
  }

  void skipped(Server server, String reason) {
    skipped.incrementAndGet();
    listener.pollSkipped(server, reason);
  }

  /** A turn has come; false if nothing is to come of it any more. */
  boolean begins(Server server, boolean away) {
    underWay.incrementAndGet();
    if (closed) {
      leaves();
      return false;
    }
    if (away) {
      skipped(server, "away");
    } else {
      asked.incrementAndGet();
    }
    return true;
  }

  // ---- outcomes, wherever callbacks run

  void ended(Server server, boolean away, @Nullable V answer, @Nullable Throwable problem) {
    try {
      subject.hand(server, answer, problem);
    } finally {
      if (answer != null) {
        answered.incrementAndGet();
      } else if (!away) {
        failed.incrementAndGet();
      }
      leaves();
    }
  }

  private void leaves() {
    if (underWay.decrementAndGet() == 0 && closed) {
      ended.complete(null);
    }
  }

  // ---- seen from outside

  @Override
  public long asked() {
    return asked.get();
  }

  @Override
  public long answered() {
    return answered.get();
  }

  @Override
  public long failed() {
    return failed.get();
  }

  @Override
  public long skipped() {
    return skipped.get();
  }

  @Override
  public void close() {
    pollers.end(this);
    closed = true;
    if (underWay.get() == 0) {
      ended.complete(null);
    }
  }

  @Override
  public CompletionStage<Void> ended() {
    return ended.minimalCompletionStage();
  }
}
