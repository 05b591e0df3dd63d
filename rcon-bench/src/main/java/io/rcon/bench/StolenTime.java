package io.rcon.bench;

import java.util.Locale;

/**
 * How long at a time, and for which share of a second, the machine takes the processor away from a
 * thread that never waits: another process, or a hypervisor that gives it to another machine.
 *
 * @param share of the time, from 0 to 1
 * @param longest nanoseconds
 */
record StolenTime(double share, long longest) {
  /** A thread's own interrupts and collections are shorter. */
  private static final long COUNTS_FROM = 200_000;

  /** Above this share, mean waits of a few hundred microseconds come from the machine. */
  private static final double QUIET = 0.01;

  /** Measures by keeping this thread busy for this time. */
  static StolenTime over(long nanos) {
    long begin = System.nanoTime();
    long last = begin;
    long stolen = 0;
    long longest = 0;
    while (last - begin < nanos) {
      long now = System.nanoTime();
      long gap = now - last;
      if (gap >= COUNTS_FROM) {
        stolen += gap;
        longest = Math.max(longest, gap);
      }
      last = now;
    }
    return new StolenTime((double) stolen / (last - begin), longest);
  }

  boolean isQuiet() {
    return share < QUIET;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.1f%% of a processor's time, %.1f ms at once", share * 100, longest / 1e6);
  }
}
