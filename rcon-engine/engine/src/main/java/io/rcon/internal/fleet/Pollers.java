package io.rcon.internal.fleet;

import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.internal.session.EngineSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/**
 * The polls of a fleet, notified of sessions that join and leave. All but {@link #end} under the
 * fleet's lock.
 */
final class Pollers {
  private final Engine engine;
  private final ReentrantLock lock;
  private final List<PollRun<?>> runs = new ArrayList<>();

  Pollers(Engine engine, ReentrantLock lock) {
    this.engine = engine;
    this.lock = lock;
  }

  RandomGenerator random() {
    return engine.random();
  }

  <V> PollRun<V> begin(
      PollSubject<V> subject,
      Duration interval,
      Selector selector,
      Collection<EngineSession> sessions) {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("an interval must be more than zero, not " + interval);
    }
    PollRun<V> run = new PollRun<>(this, engine, subject, interval, selector);
    runs.add(run);
    sessions.forEach(run::joined);
    return run;
  }

  void joined(EngineSession session) {
    runs.forEach(run -> run.joined(session));
  }

  void left(Server server) {
    runs.forEach(run -> run.left(server));
  }

  void endAll() {
    List.copyOf(runs).forEach(PollRun::close);
  }

  void end(PollRun<?> run) {
    lock.lock();
    try {
      if (runs.remove(run)) {
        run.allLeft();
      }
    } finally {
      lock.unlock();
    }
  }
}
