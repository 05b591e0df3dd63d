package io.rcon.internal.support;

import java.time.Duration;

/** Spans of time as the loop counts them. */
public final class Spans {
  /** Some 73 years: for ever, and yet far from overflowing when added to a time. */
  private static final Duration MOST = Duration.ofNanos(Long.MAX_VALUE / 4);

  private Spans() {}

  /**
   * A span in nanoseconds. A huge one, meant as "no bound", is cut to what fits.
   *
   * @param span zero or more
   * @return nanoseconds, at most 73 years
   */
  public static long nanos(Duration span) {
    return span.compareTo(MOST) > 0 ? MOST.toNanos() : span.toNanos();
  }
}
