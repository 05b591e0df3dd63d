package io.rcon.load;

/** The time of a run and its one timer. */
interface LoadClock {
  /** Nanoseconds since an arbitrary moment. */
  long nanoTime();

  /** Runs a task at a time or soon after it. Only one is waited for at once. */
  void at(long nanoTime, Runnable task);
}
