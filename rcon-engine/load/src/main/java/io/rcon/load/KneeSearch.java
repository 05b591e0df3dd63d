package io.rcon.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the highest rate that a server bears: geometric steps until one is not borne, bisection to
 * five per cent, and three confirmations a little below. Not thread-safe.
 */
public final class KneeSearch {
  /** Tries rates. */
  public interface Steps {
    /**
     * Runs one step.
     *
     * @param rate commands a second
     * @return what was found
     */
    LoadResult run(double rate);

    /**
     * Looks whether the server limits how often it is asked, after a step with errors.
     *
     * @return the pace that was found; null if there is none
     */
    default @Nullable FoundPace pace() {
      return null;
    }

    /**
     * How far the game's tick fell in the last step, if it is watched.
     *
     * @return what is left of it, from 0 to 1; empty if it is not watched
     */
    default OptionalDouble tickLeft() {
      return OptionalDouble.empty();
    }

    /**
     * Whether the search is to end with what it has.
     *
     * @return true once it was interrupted
     */
    default boolean isStopped() {
      return false;
    }
  }

  private static final double FACTOR = 1.6;
  private static final double PRECISION = 1.05;
  private static final double CONFIRMED_AT = 0.95;
  private static final int CONFIRMATIONS = 3;
  private static final int MOST_STEPS = 60;
  private static final int ATTEMPTS = 3;
  private static final double LEAST_TICK = 0.95;

  private final Steps steps;
  private final KneeLimits limits;
  private final Consumer<KneeStep> told;
  private final List<KneeStep> tried = new ArrayList<>();
  private KneeLimits.@Nullable Breach last;
  private double confirmedP99;

  /**
   * Makes a search.
   *
   * @param steps tries rates
   * @param p99 the limit in milliseconds; 0 for five times that of the first step, at least 10 ms
   * @param errors the share of errors that is borne, from 0 to 1
   * @param told takes each step as it ends
   */
  public KneeSearch(Steps steps, double p99, double errors, Consumer<KneeStep> told) {
    this.steps = steps;
    this.limits = new KneeLimits(p99, errors);
    this.told = told;
  }

  /**
   * Searches.
   *
   * @param from the lowest rate, more than zero
   * @param to the highest rate
   * @return the knee
   */
  public Knee between(double from, double to) {
    double low = 0;
    double high = 0;
    for (double rate = from; high == 0 && low < to && mayGoOn(); ) {
      if (isBorne(rate)) {
        low = rate;
        rate = Math.min(to, rate * FACTOR);
      } else {
        high = rate;
      }
    }
    FoundPace pace = last != null && last.limit().equals("errors") ? steps.pace() : null;
    if (pace != null) {
      return paced(pace);
    }
    while (high > 0 && mayGoOn()) {
      while (low > 0 && high / low > PRECISION && mayGoOn()) {
        double middle = Math.sqrt(low * high);
        low = isBorne(middle) ? middle : low;
        high = low == middle ? high : middle;
      }
      if (low == 0) {
        return found(0);
      } else if (isConfirmed(CONFIRMED_AT * low)) {
        return found(CONFIRMED_AT * low);
      }
      // A rate that was borne once was not borne again: the knee is lower.
      high = CONFIRMED_AT * low;
      low = high / FACTOR >= from ? high / FACTOR : 0;
    }
    return high == 0 && low > 0 && isConfirmed(low) ? found(low) : found(0);
  }

  private boolean mayGoOn() {
    return tried.size() < MOST_STEPS && !steps.isStopped();
  }

  private boolean isConfirmed(double rate) {
    confirmedP99 = 0;
    KneeLimits.Breach before = last;
    for (int i = 0; i < CONFIRMATIONS; i++) {
      if (steps.isStopped() || !isBorne(rate)) {
        return false;
      }
      confirmedP99 = Math.max(confirmedP99, tried.get(tried.size() - 1).p99());
    }
    last = before;
    return true;
  }

  /** A step that our own machine spoiled is tried again: that may pass. */
  private boolean isBorne(double rate) {
    for (int i = 1; ; i++) {
      LoadResult result = steps.run(rate);
      if (steps.isStopped()) {
        // It was cut short: what it has says nothing about the rate.
        return false;
      }
      KneeLimits.Breach breach = judged(rate, result);
      if (breach == null || !breach.limit().equals(KneeLimits.OWN_MACHINE) || i == ATTEMPTS) {
        last = breach != null ? breach : last;
        return breach == null;
      }
    }
  }

  private KneeLimits.@Nullable Breach judged(double rate, LoadResult result) {
    KneeLimits.Breach breach = limits.breach(result, rate);
    OptionalDouble tick = steps.tickLeft();
    if (breach == null && tick.isPresent() && tick.getAsDouble() < LEAST_TICK) {
      breach =
          new KneeLimits.Breach(
              "tick",
              String.format(
                  Locale.ROOT, "the game's tick fell to %.0f%%", 100 * tick.getAsDouble()));
    }
    KneeStep step =
        new KneeStep(
            rate,
            result.rate(),
            result.response().p99(),
            result.errorShare(),
            breach == null ? "" : breach.words());
    tried.add(step);
    told.accept(step);
    return breach;
  }

  private Knee paced(FoundPace pace) {
    double rate = CONFIRMED_AT * pace.perSecond();
    boolean confirmed = isConfirmed(rate);
    return new Knee(
        confirmed ? rate : 0,
        confirmedP99,
        "pace",
        pace.words() + (confirmed ? "" : "; not even a little less was borne three times"),
        tried);
  }

  private Knee found(double rate) {
    if (rate == 0 && steps.isStopped()) {
      return soFar();
    }
    KneeLimits.Breach limit = last;
    String words =
        limit == null
            ? "nothing ended it; raise the highest rate"
            : limit.limit() + ": " + limit.words();
    return new Knee(
        rate, rate > 0 ? confirmedP99 : 0, limit == null ? "none" : limit.limit(), words, tried);
  }

  /** What an interrupted search knows: the highest rate that was borne, if only once. */
  private Knee soFar() {
    KneeStep best =
        tried.stream()
            .filter(KneeStep::isBorne)
            .max(Comparator.comparingDouble(KneeStep::rate))
            .orElse(null);
    String limit = last == null ? "none" : last.limit();
    String words =
        best == null ? "no step was borne" : "the highest rate that was borne, not confirmed";
    return new Knee(
        best == null ? 0 : best.rate(),
        best == null ? 0 : best.p99(),
        limit,
        "ended early; so far " + words,
        tried);
  }
}
