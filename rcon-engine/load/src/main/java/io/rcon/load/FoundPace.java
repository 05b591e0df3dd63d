package io.rcon.load;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rate limit that was found by asking. A value.
 *
 * @param burst how many commands at once were answered after a rest
 * @param perSecond how many a second were answered after that
 */
public record FoundPace(long burst, double perSecond) {
  private static final int AT_ONCE = 30;
  private static final double AT_ONCE_RATE = 3000;
  private static final Duration SUSTAINED = Duration.ofSeconds(20);
  private static final double LEAST_OVERLOAD = 4;

  /**
   * Asks: thirty commands at once, and then, while the server still counts those, more than it has
   * answered.
   *
   * @param run runs a plan
   * @param plan its timeout, token and seed are used
   * @return null if all of the thirty were answered, so that no limit shows, or none was
   */
  public static @Nullable FoundPace find(Function<LoadPlan, LoadResult> run, LoadPlan plan) {
    Duration brief = Duration.ofNanos(Math.round(AT_ONCE / AT_ONCE_RATE * 1e9));
    LoadPlan atOnce =
        new LoadPlan(
            Schedule.constant(AT_ONCE_RATE),
            0,
            brief,
            Duration.ZERO,
            plan.timeout(),
            plan.verify(),
            plan.seed(),
            plan.outstanding());
    LoadResult burst = run.apply(atOnce);
    if (burst.answered() >= burst.asked() || burst.answered() == 0) {
      return null;
    }
    LoadResult sustained =
        run.apply(
            new LoadPlan(
                Schedule.constant(LEAST_OVERLOAD),
                0,
                SUSTAINED,
                Duration.ZERO,
                plan.timeout(),
                plan.verify(),
                plan.seed(),
                plan.outstanding()));
    return sustained.answered() == 0 || sustained.answered() >= sustained.asked()
        ? null
        : new FoundPace(burst.answered(), sustained.answered() / sustained.seconds());
  }

  /** {@return the limit as a sentence} */
  public String words() {
    return String.format(
        Locale.ROOT,
        "pace: the server answers %d at once and then %.2f a second; what is more it drops",
        burst,
        perSecond);
  }
}
