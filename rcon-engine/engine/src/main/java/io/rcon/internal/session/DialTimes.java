package io.rcon.internal.session;

import java.time.Duration;

/** Measures how long dials that succeed usually take, from the grant to READY. Event loop only. */
final class DialTimes {
  private static final long LEAST = Duration.ofMillis(250).toNanos();
  private static final int TIMES_USUAL = 4;
  private static final int WEIGHT = 16;

  private long usual;

  /** A dial succeeded. One that took very long counts for no more than what is too long. */
  void add(long nanos) {
    usual += (Math.min(nanos, tooLong()) - usual) / WEIGHT;
  }

  /** From when on a dial takes longer than is usual. */
  long tooLong() {
    return Math.max(LEAST, TIMES_USUAL * usual);
  }
}
