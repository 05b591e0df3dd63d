package io.rcon.fake;

import io.rcon.Polling;
import io.rcon.RconException;
import io.rcon.Selector;
import io.rcon.Server;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A poll in the time of a fake fleet: each server has a turn within the first interval, at a moment
 * that follows from its name, and then one an interval.
 */
final class FakePolling<V> implements Polling {
  private final FakeClock clock;
  private final Duration interval;
  private final Selector selector;
  private final FakeTurns<V> turns;
  private final FakeTurns.Taker<V> taker;
  private final Map<String, FakeClock.Alarm> alarms = new HashMap<>();
  private final Set<FakeSession> busy = new HashSet<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private long asked;
  private long answered;
  private long failed;
  private long skipped;
  private boolean closed;

  FakePolling(
      FakeClock clock,
      Duration interval,
      Selector selector,
      FakeTurns<V> turns,
      FakeTurns.Taker<V> taker) {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("an interval must be more than zero, not " + interval);
    }
    this.clock = clock;
    this.interval = interval;
    this.selector = selector;
    this.turns = turns;
    this.taker = taker;
  }

  synchronized void joined(FakeSession session) {
    String name = session.server().name();
    left(name);
    Duration every = session.server().pollEvery().orElse(interval);
    long offset = Math.floorMod(name.hashCode() * 0x9E37_79B9L, FakeClock.nanos(every));
    arm(session, Duration.ofNanos(offset));
  }

  synchronized void left(String name) {
    clock.cancel(alarms.remove(name));
  }

  private synchronized void arm(FakeSession session, Duration time) {
    if (!closed) {
      alarms.put(session.server().name(), clock.in(time, () -> turn(session)));
    }
  }

  private void turn(FakeSession session) {
    Server server = session.server();
    arm(session, server.pollEvery().orElse(interval));
    synchronized (this) {
      if (closed || !selector.matches(server, session.state())) {
        return;
      }
      if (!busy.add(session)) {
        skipped++;
        return;
      }
    }
    CompletionStage<V> stage;
    try {
      stage = turns.ask(session);
    } catch (RuntimeException e) {
      stage = CompletableFuture.failedStage(e);
    }
    if (stage == null) {
      count(0, 0, 0, 1);
      RconException away = FakeRules.away(server, session.state(), null);
      end(
          session,
          null,
          session
              .lastFailure()
              .orElse(away == null ? FakeRules.failure(server, session.state()) : away));
      return;
    }
    count(1, 0, 0, 0);
    stage.whenComplete((answer, problem) -> {
      count(0, answer == null ? 0 : 1, answer == null ? 1 : 0, 0);
      end(session, answer, problem);
    });
  }

  private synchronized void count(int more, int ok, int bad, int passed) {
    asked += more;
    answered += ok;
    failed += bad;
    skipped += passed;
  }

  private void end(FakeSession session, @Nullable V answer, @Nullable Throwable problem) {
    try {
      taker.take(session.server(), answer, problem);
    } catch (RuntimeException | Error e) {
      System.getLogger(FakePolling.class.getName())
          .log(System.Logger.Level.WARNING, "a consumer failed; the others follow", e);
    }
    synchronized (this) {
      busy.remove(session);
    }
    endIfDone();
  }

  private void endIfDone() {
    boolean done;
    synchronized (this) {
      done = closed && busy.isEmpty();
    }
    if (done) {
      ended.complete(null);
    }
  }

  @Override
  public synchronized long asked() {
    return asked;
  }

  @Override
  public synchronized long answered() {
    return answered;
  }

  @Override
  public synchronized long failed() {
    return failed;
  }

  @Override
  public synchronized long skipped() {
    return skipped;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      alarms.values().forEach(clock::cancel);
      alarms.clear();
    }
    endIfDone();
  }

  @Override
  public CompletionStage<Void> ended() {
    return ended.minimalCompletionStage();
  }
}
