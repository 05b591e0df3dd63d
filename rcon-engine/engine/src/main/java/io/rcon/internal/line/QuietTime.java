package io.rcon.internal.line;

import java.time.Duration;

/**
 * How long nothing must come before an answer is taken to have ended: twice the usual round trip,
 * and longer where this answer took long to begin, for such a server may pause in the middle too (a
 * DarkPlaces server took 356 ms to begin listing its maps, and then paused for 41 ms).
 */
final class QuietTime {
  private static final long MARGIN = Duration.ofMillis(20).toNanos();
  private static final long MOST = Duration.ofMillis(500).toNanos();

  private QuietTime() {}

  static long after(Duration least, long roundTrip, long thisOne) {
    long adapted = MARGIN + Math.max(2 * roundTrip, thisOne / 4);
    return Math.max(least.toNanos(), Math.min(MOST, adapted));
  }

  /** When it is over: not before what is asked for, unless the command's time ends first. */
  static long at(long now, long quiet, long atLeast, long overAt) {
    long longer = atLeast > overAt - now ? overAt : now + atLeast;
    return Math.max(now + quiet, longer);
  }
}
