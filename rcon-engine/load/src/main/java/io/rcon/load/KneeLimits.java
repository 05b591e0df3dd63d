package io.rcon.load;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The limits that a step of a ramp must keep to, seen from the first one. */
final class KneeLimits {
  /** The name of a breach that is not the server's. */
  static final String OWN_MACHINE = "own machine";

  private static final double LEAST_P99 = 10;
  private static final double TIMES_THE_FIRST = 5;
  private static final double ANSWERED = 0.97;

  private final double errors;
  private double p99;
  private double baseService;

  /**
   * Sets the limits.
   *
   * @param p99 milliseconds; 0 for five times that of the first step, at least 10 ms
   * @param errors a share, from 0 to 1
   */
  KneeLimits(double p99, double errors) {
    this.p99 = p99;
    this.errors = errors;
  }

  double p99() {
    return p99;
  }

  /** The breach of a step, and its limit; null for nothing. */
  @Nullable Breach breach(LoadResult result, double rate) {
    if (baseService == 0) {
      baseService = Math.max(result.service().p50(), 0.05);
      p99 = p99 > 0 ? p99 : Math.max(LEAST_P99, TIMES_THE_FIRST * result.response().p99());
    }
    if (result.errorShare() > errors) {
      return new Breach(
          "errors",
          String.format(
              Locale.ROOT, "%.2f%% errors %s", 100 * result.errorShare(), result.errors()));
    }
    String why = why(result, rate);
    if (why.isEmpty()) {
      // Lateness is a part of the response time: what is within the limit although we were late is.
      return null;
    } else if (!result.isValid() && result.answered() > 0) {
      return new Breach(
          OWN_MACHINE,
          String.format(
              Locale.ROOT,
              "%s, but this machine was too busy: one command in a hundred started %.1f ms late",
              why,
              result.lateness().p99()));
    }
    boolean queued = result.depthFull() > 0.2 * result.asked();
    boolean sameService = result.service().p50() < 2 * baseService;
    return queued && sameService
        ? new Breach(
            "depth",
            why
                + ": the server takes no more at once on its connections, while"
                + String.format(Locale.ROOT, " a command takes %.1f ms", result.service().p50()))
        : new Breach(why.contains("grow") || why.contains("answered") ? "growth" : "p99", why);
  }

  private String why(LoadResult result, double rate) {
    double asked = result.asked() / result.seconds();
    if (result.rate() < ANSWERED * asked - 1 / result.seconds()) {
      return String.format(Locale.ROOT, "%.1f/s answered of %.1f/s", result.rate(), rate);
    } else if (result.response().p99() > p99) {
      return String.format(
          Locale.ROOT, "p99 %.1f ms is above %.1f ms", result.response().p99(), p99);
    } else if (grows(result)) {
      return "response times still grow within the step";
    }
    return "";
  }

  /** Whether the last third took clearly longer than the first. */
  private static boolean grows(LoadResult result) {
    int third = result.points().size() / 3;
    if (third == 0) {
      return false;
    }
    double first = mean(result, 0, third);
    double last = mean(result, result.points().size() - third, result.points().size());
    return last > 2 * first + 1;
  }

  private static double mean(LoadResult result, int from, int to) {
    return result.points().subList(from, to).stream()
        .mapToDouble(LoadPoint::p50)
        .average()
        .orElse(0);
  }

  /**
   * A limit that was passed.
   *
   * @param limit its name
   * @param words what was seen
   */
  record Breach(String limit, String words) {}
}
