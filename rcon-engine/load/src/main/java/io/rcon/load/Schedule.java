package io.rcon.load;

import java.util.OptionalLong;

/**
 * When commands start: known beforehand, so that no answer can move it. A value.
 *
 * <p>Starts are computed in blocks ahead of their time, so that a long schedule at a high rate
 * costs no more memory than a short one.
 */
public final class Schedule {
  private final double perSecond;
  private final OptionalLong seed;

  private Schedule(double perSecond, OptionalLong seed) {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("a rate must be more than zero, not " + perSecond);
    }
    this.perSecond = perSecond;
    this.seed = seed;
  }

  /**
   * The same time between all starts.
   *
   * @param perSecond starts a second, more than zero; may be below one
   * @return the schedule
   * @throws IllegalArgumentException if the rate is not more than zero
   */
  public static Schedule constant(double perSecond) {
    return new Schedule(perSecond, OptionalLong.empty());
  }

  /**
   * Starts that know nothing of each other, as those of many callers: the time between two is
   * exponential.
   *
   * @param perSecond starts a second on average, more than zero
   * @param seed decides all of them
   * @return the schedule
   * @throws IllegalArgumentException if the rate is not more than zero
   */
  public static Schedule poisson(double perSecond, long seed) {
    return new Schedule(perSecond, OptionalLong.of(seed));
  }

  /**
   * The same kind of schedule at another rate.
   *
   * @param rate starts a second, more than zero
   * @return the schedule, with the same seed if it has one
   */
  public Schedule at(double rate) {
    return new Schedule(rate, seed);
  }

  /** {@return starts a second on average} */
  public double perSecond() {
    return perSecond;
  }

  /** {@return what decides a Poisson schedule; empty for a constant one} */
  public OptionalLong seed() {
    return seed;
  }

  /** Walks it from the beginning. */
  StartTimes starts() {
    return new StartTimes(perSecond, seed);
  }

  @Override
  public String toString() {
    return (seed.isPresent() ? "poisson (seed " + seed.getAsLong() + ") " : "constant ")
        + perSecond
        + "/s";
  }
}
