package io.rcon.load;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The times at which commands start: known beforehand, so that no answer can move them. A value.
 *
 * <p>Starts are computed in blocks ahead of their time, so that a long schedule at a high rate
 * costs no more memory than a short one.
 */
public final class Schedule {
  private final double perSecond;
  private final OptionalLong seed;
  private final @Nullable RecordedStarts trace;

  private Schedule(double perSecond, OptionalLong seed, @Nullable RecordedStarts trace) {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("a rate must be more than zero, not " + perSecond);
    }
    this.perSecond = perSecond;
    this.seed = seed;
    this.trace = trace;
  }

  /**
   * The same time between all starts.
   *
   * @param perSecond starts a second, more than zero; may be below one
   * @return the schedule
   * @throws IllegalArgumentException if the rate is not more than zero
   */
  public static Schedule constant(double perSecond) {
    return new Schedule(perSecond, OptionalLong.empty(), null);
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
    return new Schedule(perSecond, OptionalLong.of(seed), null);
  }

  /**
   * Starts that were recorded, as those of a panel on a busy evening.
   *
   * @param lines a start each, in seconds since any moment, in order; blank lines and those that
   *     begin with # are skipped. After the last start the schedule begins again
   * @return the schedule
   * @throws IllegalArgumentException if a line cannot be used; the message says which and why
   */
  public static Schedule trace(List<String> lines) {
    RecordedStarts recorded = RecordedStarts.parse(lines);
    return new Schedule(recorded.perSecond(), OptionalLong.empty(), recorded);
  }

  /**
   * The same kind of schedule at another rate.
   *
   * @param rate starts a second, more than zero
   * @return the schedule, with the same seed if it has one; a recorded one is stretched
   */
  public Schedule at(double rate) {
    return new Schedule(rate, seed, trace);
  }

  /** {@return starts a second on average} */
  public double perSecond() {
    return perSecond;
  }

  /** {@return what decides a Poisson schedule; empty for another one} */
  public OptionalLong seed() {
    return seed;
  }

  /** Walks it from the beginning. */
  StartTimes starts() {
    return new StartTimes(perSecond, seed, trace);
  }

  /** {@return constant, poisson or trace} */
  public String kind() {
    return trace != null ? "trace" : seed.isPresent() ? "poisson" : "constant";
  }

  @Override
  public String toString() {
    String more =
        trace != null
            ? " (" + trace.size() + " starts, again and again) "
            : seed.isPresent() ? " (seed " + seed.getAsLong() + ") " : " ";
    return kind() + more + (trace != null ? Math.round(perSecond * 100) / 100.0 : perSecond) + "/s";
  }
}
