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
      long sleep = nanoTime - System.nanoTime() - spinNanos;
      if (sleep > 0) {
        loop.schedule(() -> turn(nanoTime, task), sleep, TimeUnit.NANOSECONDS);
      } else {
        loop.execute(() -> turn(nanoTime, task));
      }
    } else {
      loop.schedule(task, Math.max(0, nanoTime - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
  }

  private void turn(long nanoTime, Runnable task) {
    if (System.nanoTime() - nanoTime >= 0) {
      task.run();
    } else {
      loop.execute(() -> turn(nanoTime, task));
    }
  }
}
