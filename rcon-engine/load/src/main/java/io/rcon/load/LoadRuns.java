package io.rcon.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a series of runs that are compared. A value.
 *
 * @param target whom they were run on
 * @param rates answered commands a second, one a run
 * @param p50s median response times in milliseconds
 * @param p99s response times that one in a hundred exceeded
 * @param invalid how many of the runs say that they cannot be trusted
 */
public record LoadRuns(
    String target, List<Double> rates, List<Double> p50s, List<Double> p99s, int invalid) {
  /**
   * Of results.
   *
   * @param results the runs of one target
   * @return their figures
   */
  public static LoadRuns of(List<LoadResult> results) {
    return new LoadRuns(
        results.isEmpty() ? "" : results.get(0).target(),
        results.stream().map(LoadResult::rate).toList(),
        results.stream().map(r -> r.response().p50()).toList(),
        results.stream().map(r -> r.response().p99()).toList(),
        (int) results.stream().filter(r -> !r.isValid()).count());
  }

  /**
   * Of a file that {@link LoadJson} wrote.
   *
   * @param json its text
   * @return its figures
   * @throws IllegalArgumentException if it is no such text; the message says why
   */
  public static LoadRuns parse(String json) {
    try {
      if (!(JsonTree.parse(json) instanceof Map<?, ?> file)
          || !LoadJson.SCHEMA.equals(file.get("schema"))
          || !(file.get("runs") instanceof List<?> runs)) {
        throw new IllegalArgumentException("it has no \"schema\": \"" + LoadJson.SCHEMA + "\"");
      }
      List<Double> rates = new ArrayList<>();
      List<Double> p50s = new ArrayList<>();
      List<Double> p99s = new ArrayList<>();
      int invalid = 0;
      for (Object each : runs) {
        Map<?, ?> run = map(each);
        Map<?, ?> response = map(run.get("response_ms"));
        rates.add(number(run.get("rate")));
        p50s.add(number(response.get("p50")));
        p99s.add(number(response.get("p99")));
        invalid += Boolean.TRUE.equals(run.get("valid")) ? 0 : 1;
      }
      return new LoadRuns(String.valueOf(file.get("target")), rates, p50s, p99s, invalid);
    } catch (IOException e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
  }

  private static Map<?, ?> map(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("a run lacks its figures");
  }

  private static double number(@Nullable Object value) {
    if (value instanceof Double number) {
      return number;
    }
    throw new IllegalArgumentException("a run lacks its figures");
  }

  /**
   * Compares two series, figure by figure.
   *
   * @param other the second
   * @return rate, p50 and p99
   */
  public List<LoadComparison> against(LoadRuns other) {
    return List.of(
        LoadComparison.of("rate /s", rates, other.rates),
        LoadComparison.of("response p50 ms", p50s, other.p50s),
        LoadComparison.of("response p99 ms", p99s, other.p99s));
  }
}
