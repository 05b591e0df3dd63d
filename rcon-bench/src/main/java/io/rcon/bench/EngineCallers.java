package io.rcon.bench;

import io.rcon.RconSession;
import io.rcon.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that are no event loop and keep as many commands in flight as slots on the loop would:
 * each gives commands to its own sessions in turn until its share is under way, then sleeps a
 * little.
 */
final class EngineCallers implements AutoCloseable {
  static final EngineCallers NONE = new EngineCallers();

  private static final long NAP = 50_000;

  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  private EngineCallers() {}

  EngineCallers(Work work, Gauge gauge, List<RconSession> sessions) {
    for (int i = 0; i < work.callers; i++) {
      List<RconSession> mine = new ArrayList<>();
      for (int j = i; j < sessions.size(); j += work.callers) {
        mine.add(sessions.get(j));
      }
      if (!mine.isEmpty()) {
        Thread thread = new Thread(() -> run(mine, work.depth, gauge), "caller-" + i);
        thread.setDaemon(true);
        threads.add(thread);
      }
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  private void run(List<RconSession> sessions, int depth, Gauge gauge) {
    Tally tally = new Tally(gauge);
    long given = 0;
    long share = (long) sessions.size() * depth;
    while (!stopped && !gauge.isStopped()) {
      long owed = share - (given - tally.ended.get());
      for (long i = 0; i < owed; i++) {
        sessions.get((int) (given++ % sessions.size())).execute(Work.COMMAND).whenComplete(tally);
      }
      LockSupport.parkNanos(NAP);
    }
  }

  /** Counts on the thread of callbacks; the caller reads. */
  private static final class Tally implements BiConsumer<@Nullable Reply, @Nullable Throwable> {
    private final AtomicLong ended = new AtomicLong();
    private final Gauge gauge;

    Tally(Gauge gauge) {
      this.gauge = gauge;
    }

    @Override
    public void accept(@Nullable Reply reply, @Nullable Throwable failure) {
      if (reply != null) {
        gauge.answered(reply.text());
      } else {
        gauge.failed();
      }
      ended.incrementAndGet();
    }
  }

  @Override
  public void close() {
    stopped = true;
  }
}
