package io.rcon.monitor;

import java.time.Duration;

/**
 * A stretch of time, of two years at most. A value.
 *
 * @param fromMillis where it begins, in milliseconds since 1970
 * @param toMillis where it ends
 */
public record TimeRange(long fromMillis, long toMillis) {
  private static final Duration LONGEST = Duration.ofDays(731);

  /**
   * Refuses what nobody recorded.
   *
   * @throws IllegalArgumentException with what to do about it
   */
  public TimeRange {
    if (fromMillis < 0 || toMillis <= fromMillis) {
      throw new IllegalArgumentException("from: give a time before to");
    }
    if (toMillis - fromMillis > LONGEST.toMillis()) {
      throw new IllegalArgumentException("from, to: two years are the most; ask for less");
    }
  }
}
