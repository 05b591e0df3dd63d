package io.rcon;

import java.time.Duration;
import java.util.Objects;

/**
 * How often a server may be asked: a token bucket.
 *
 * @param burst how many requests may go at once, at least 1
 * @param interval the time in which one more is allowed; zero means no limit, and a whole burst
 *     takes a year at most
 */
public record Pacing(int burst, Duration interval) {
  private static final Duration LONGEST = Duration.ofDays(365);

  /** No limit. */
  public static final Pacing NONE = new Pacing(1, Duration.ZERO);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the burst is below 1, the interval negative, or a burst
   *     longer than a year
   */
  public Pacing {
    Objects.requireNonNull(interval, "interval");
    if (burst < 1 || interval.isNegative()) {
      throw new IllegalArgumentException(
          "pacing needs a burst of at least 1 and an interval of at least 0, not "
              + burst
              + " and "
              + interval);
    }
    if (interval.compareTo(LONGEST.dividedBy(burst)) > 0) {
      throw new IllegalArgumentException(
          "a burst of " + burst + ", one in " + interval + ", takes longer than a year; lower one");
    }
  }

  /**
   * One request in each interval, after a burst.
   *
   * @param burst how many may go at once
   * @param interval the time for each further one
   * @return the pacing
   */
  public static Pacing of(int burst, Duration interval) {
    return new Pacing(burst, interval);
  }

  /**
   * Whether there is no limit.
   *
   * @return true if requests may go as they come
   */
  public boolean isUnlimited() {
    return interval.isZero();
  }
}
