package io.rcon.simulation;

import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.local.LocalIoHandler;

/** An event loop that runs when told to, on the thread of the test, which may pass for another. */
final class SteppedLoop extends ManualIoEventLoop {
  static final long NONE = Long.MAX_VALUE;

  private final Clock clock;
  private boolean away;

  SteppedLoop(Clock clock) {
    super(null, Thread.currentThread(), LocalIoHandler.newFactory(), clock);
    this.clock = clock;
  }

  @Override
  public boolean inEventLoop() {
    return !away && super.inEventLoop();
  }

  /** Whether who calls now is to be taken for another thread. */
  void away(boolean now) {
    away = now;
  }

  /** When it wants to run again; one that shuts down looks every millisecond whether it may end. */
  long nextTimer() {
    if (isShuttingDown() && !isTerminated()) {
      return clock.nanoTime() + 1_000_000;
    }
    long next = isTerminated() ? -1 : nextScheduledTaskDeadlineNanos();
    return next < 0 ? NONE : next;
  }

  /** Runs what is to be done at this moment. */
  boolean runAll() {
    boolean any = false;
    clock.creeps(isShuttingDown());
    while (!isTerminated() && runNow() > 0) {
      any = true;
      clock.creeps(isShuttingDown());
    }
    clock.creeps(false);
    return any;
  }
}
