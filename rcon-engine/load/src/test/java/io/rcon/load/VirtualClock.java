package io.rcon.load;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when nothing is left to do before the next task. */
final class VirtualClock implements LoadClock {
  private record Task(long at, long number, Runnable run) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));

  /** How late every task of {@link #at} comes. */
  long lateBy;

  private long now = 5_000_000_000L;
  private long number;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void at(long nanoTime, Runnable task) {
    exactlyAt(nanoTime + lateBy, task);
  }

  void exactlyAt(long nanoTime, Runnable task) {
    tasks.add(new Task(Math.max(now, nanoTime), number++, task));
  }

  void run() {
    for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
      now = task.at;
      task.run.run();
    }
  }
}
