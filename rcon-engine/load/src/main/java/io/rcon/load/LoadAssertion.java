package io.rcon.load;

import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on a result, for instance {@code p99<50ms}, {@code errors<0.1%} or {@code rate>=480}.
 * A value.
 *
 * <p>{@code p50 p90 p99 p999 max mean} are of the response time, and may be written {@code
 * service.p99} or {@code lateness.p99}; {@code errors} is a share with %, else a number; {@code
 * rate} is answered commands a second.
 */
public final class LoadAssertion {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9.]+)\\s*(<=|>=|<|>)\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(us|ms|s|%|/s|)");

  private static final Map<String, ToDoubleFunction<LoadTimes>> TIMES =
      Map.of(
          "p50", LoadTimes::p50,
          "p90", LoadTimes::p90,
          "p99", LoadTimes::p99,
          "p999", LoadTimes::p999,
          "max", LoadTimes::max,
          "mean", LoadTimes::mean);

  private final String text;
  private final ToDoubleFunction<LoadResult> figure;
  private final String operator;
  private final double bound;

  private LoadAssertion(
      String text, ToDoubleFunction<LoadResult> figure, String operator, double bound) {
    this.text = text;
    this.figure = figure;
    this.operator = operator;
    this.bound = bound;
  }

  /**
   * Reads one.
   *
   * @param text for instance {@code p99<50ms}
   * @return the assertion
   * @throws IllegalArgumentException if it cannot be read; the message says what it may be
   */
  public static LoadAssertion parse(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no assertion; write for instance p99<50ms, errors<0.1% or rate>=480");
    }
    double value = Double.parseDouble(form.group(3));
    return of(text.strip(), form.group(1), form.group(2), value, form.group(4));
  }

  private static LoadAssertion of(
      String text, String name, String operator, double value, String unit) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    ToDoubleFunction<LoadTimes> time = TIMES.get(last);
    String of = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "response";
    if (time != null && java.util.Set.of("response", "service", "lateness").contains(of)) {
      double millis =
          switch (unit) {
            case "us" -> value / 1000;
            case "ms" -> value;
            case "s" -> value * 1000;
            default -> throw new IllegalArgumentException("'" + text + "': give us, ms or s");
          };
      return new LoadAssertion(text, r -> time.applyAsDouble(times(r, of)), operator, millis);
    } else if (name.equals("errors") && (unit.equals("%") || unit.isEmpty())) {
      if (unit.equals("%") && value > 100) {
        throw new IllegalArgumentException("'" + text + "': a share is 100 % at most");
      }
      ToDoubleFunction<LoadResult> share = r -> 100 * r.errorShare();
      ToDoubleFunction<LoadResult> count = r -> r.errorCount() + r.notStarted();
      return new LoadAssertion(text, unit.equals("%") ? share : count, operator, value);
    } else if (name.equals("rate") && (unit.equals("/s") || unit.isEmpty())) {
      return new LoadAssertion(text, LoadResult::rate, operator, value);
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "': there is no '"
            + name
            + "' in that unit; p50, p90, p99, p999, max, mean take us, ms or s, errors % or"
            + " nothing, rate /s");
  }

  private static LoadTimes times(LoadResult result, String of) {
    return switch (of) {
      case "service" -> result.service();
      case "lateness" -> result.lateness();
      default -> result.response();
    };
  }

  /**
   * Whether a result fulfils it. Without an answer no time is below anything.
   *
   * @param result the result
   * @return true if it does
   */
  public boolean holds(LoadResult result) {
    double value = figure.applyAsDouble(result);
    return result.answered() > 0
        && switch (operator) {
          case "<" -> value < bound;
          case "<=" -> value <= bound;
          case ">" -> value > bound;
          default -> value >= bound;
        };
  }

  /**
   * Describes the finding.
   *
   * @param result the result
   * @return the assertion and its figure
   */
  public String words(LoadResult result) {
    return String.format(Locale.ROOT, "%s: found %.3f", text, figure.applyAsDouble(result));
  }

  @Override
  public String toString() {
    return text;
  }
}
