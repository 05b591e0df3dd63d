package io.rcon;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before another attempt: exponential with full jitter, so that a thousand
 * sessions that lost the same network do not come back in the same moment.
 *
 * @param first the upper bound of the first pause
 * @param max the upper bound of every pause
 * @param stableAfter how long a connection must hold before the count of attempts begins anew
 */
public record Backoff(Duration first, Duration max, Duration stableAfter) {
  /** From up to 1 s to up to 60 s; stable after 30 s. */
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(30));

  /** In nanoseconds, 292 years; one less than what a long holds, since bounds are exclusive. */
  private static final long LONGEST = Long.MAX_VALUE - 1;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless {@code 0 < first <= max} and {@code stableAfter >= 0}
   */
  public Backoff {
    if (stableAfter.isNegative()) {
      throw new IllegalArgumentException("back-off needs stableAfter >= 0, not " + stableAfter);
    }
    if (first.isNegative() || first.isZero() || max.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "back-off needs 0 < first <= max, not " + first + " and " + max);
    }
  }

  /**
   * The pause before an attempt.
   *
   * @param failures how many attempts have failed in a row, at least 1
   * @param random the source of random numbers
   * @return a pause between zero and the bound, evenly spread
   */
  public Duration pause(int failures, RandomGenerator random) {
    int doublings = Math.min(Math.max(failures, 1) - 1, Long.SIZE - 2);
    long bound = Math.min(nanos(max), saturatedShift(nanos(first), doublings));
    return Duration.ofNanos(random.nextLong(bound + 1));
  }

  private static long saturatedShift(long value, int doublings) {
    return value > LONGEST >> doublings ? LONGEST : value << doublings;
  }

  private static long nanos(Duration duration) {
    return duration.compareTo(Duration.ofNanos(LONGEST)) < 0 ? duration.toNanos() : LONGEST;
  }
}
