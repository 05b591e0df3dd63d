package io.rcon.load;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * An event loop's time. A timer of the loop comes late by the time the kernel takes to wake it;
 * with spinning the loop goes on turning for the last part of the wait, and reads what comes
 * meanwhile.
 */
final class LoopClock implements LoadClock {
  private final ScheduledExecutorService loop;
  private final long spinNanos;

  LoopClock(ScheduledExecutorService loop, long spinNanos) {
    this.loop = loop;
    this.spinNanos = spinNanos;
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void at(long nanoTime, Runnable task) {
    if (spinNanos > 0) {
      after(nanoTime - System.nanoTime() - spinNanos, () -> turn(nanoTime, task));
    } else {
      after(nanoTime - System.nanoTime(), task);
    }
  }

  private void turn(long nanoTime, Runnable task) {
    if (System.nanoTime() - nanoTime >= 0) {
      task.run();
    } else {
      after(0, () -> turn(nanoTime, task));
    }
  }

  /** Always as a timer: a loop that has another task each time would not get to reading. */
  private void after(long nanos, Runnable task) {
    loop.schedule(task, Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }
}
