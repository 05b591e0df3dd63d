package io.rcon.fake;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Time that passes when a test says so, and what is due in it. Safe on any thread. */
final class FakeClock {
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(
          Comparator.comparingLong((Alarm alarm) -> alarm.at)
              .thenComparingLong(alarm -> alarm.number));
  private long now;
  private long numbers;

  /** Something that is due once. */
  static final class Alarm {
    private final long at;
    private final long number;
    private final Runnable task;

    private Alarm(long at, long number, Runnable task) {
      this.at = at;
      this.number = number;
      this.task = task;
    }
  }

  /** Nanoseconds since the beginning. */
  synchronized long now() {
    return now;
  }

  synchronized Alarm in(Duration time, Runnable task) {
    long nanos = nanos(time);
    long at = now + nanos < now ? Long.MAX_VALUE : now + nanos;
    Alarm alarm = new Alarm(at, numbers++, task);
    alarms.add(alarm);
    return alarm;
  }

  synchronized void cancel(@Nullable Alarm alarm) {
    alarms.remove(alarm);
  }

  static long nanos(Duration time) {
    try {
      return time.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  void pass(Duration time) {
    long end = now() + nanos(time);
    for (Alarm due = next(end); due != null; due = next(end)) {
      due.task.run();
    }
  }

  /** The next that is due until then; null, and the time is then that, if there is none. */
  private synchronized @Nullable Alarm next(long end) {
    Alarm first = alarms.peek();
    if (first == null || first.at > end) {
      now = Math.max(now, end);
      return null;
    }
    now = Math.max(now, first.at);
    return alarms.remove();
  }

  /** Lets the time pass until the next that is due; false if nothing is. */
  boolean passToNext() {
    Alarm first;
    synchronized (this) {
      first = alarms.poll();
      now = first == null ? now : Math.max(now, first.at);
    }
    if (first != null) {
      first.task.run();
    }
    return first != null;
  }
}
