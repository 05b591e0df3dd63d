package io.rcon.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures that a report draws, few enough for any length of a run. */
final class ReportData {
  private static final int MOST_POINTS = 400;
  private static final JsonFactory FACTORY = new JsonFactory();

  private ReportData() {}

  static String json(LoadResult result, @Nullable Knee knee) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("curves");
      curve(json, "response", result.response());
      curve(json, "service", result.service());
      curve(json, "lateness", result.lateness());
      json.writeEndObject();
      List<LoadPoint> points = thinned(result.points());
      json.writeObjectFieldStart("points");
      column(json, "second", points, LoadPoint::second);
      column(json, "asked", points, LoadPoint::asked);
      column(json, "achieved", points, LoadPoint::achieved);
      column(json, "errors", points, LoadPoint::errors);
      column(json, "p50", points, LoadPoint::p50);
      column(json, "p99", points, LoadPoint::p99);
      column(json, "max", points, LoadPoint::max);
      column(json, "lateness", points, LoadPoint::lateness);
      if (isWatched(result)) {
        column(json, "tick", points, LoadPoint::tick);
      }
      json.writeEndObject();
      json.writeArrayFieldStart("steps");
      for (KneeStep step : knee == null ? List.<KneeStep>of() : sorted(knee)) {
        json.writeArray(new double[] {rounded(step.rate()), rounded(step.p99())}, 0, 2);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Nothing in it may end the element that it stands in.
    return text.toString().replace("<", "\\u003c");
  }

  /** Whether the game was asked for its own speed meanwhile. */
  static boolean isWatched(LoadResult result) {
    return result.points().stream().anyMatch(point -> !Double.isNaN(point.tick()));
  }

  private static List<KneeStep> sorted(Knee knee) {
    return knee.steps().stream()
        .sorted(java.util.Comparator.comparingDouble(KneeStep::rate))
        .toList();
  }

  /** Several seconds in one: the worst of their times and ticks, the mean of their rates. */
  private static List<LoadPoint> thinned(List<LoadPoint> points) {
    int each = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
    if (each <= 1) {
      return points;
    }
    List<LoadPoint> few = new ArrayList<>();
    for (int i = 0; i < points.size(); i += each) {
      few.add(one(points.subList(i, Math.min(points.size(), i + each))));
    }
    return few;
  }

  private static LoadPoint one(List<LoadPoint> some) {
    return new LoadPoint(
        some.get(0).second(),
        some.stream().mapToDouble(LoadPoint::asked).average().orElse(0),
        some.stream().mapToDouble(LoadPoint::achieved).average().orElse(0),
        some.stream().mapToLong(LoadPoint::errors).sum(),
        some.stream().mapToDouble(LoadPoint::p50).average().orElse(0),
        some.stream().mapToDouble(LoadPoint::p99).max().orElse(0),
        some.stream().mapToDouble(LoadPoint::max).max().orElse(0),
        some.stream().mapToDouble(LoadPoint::lateness).max().orElse(0),
        some.stream()
            .mapToDouble(LoadPoint::tick)
            .filter(tick -> !Double.isNaN(tick))
            .min()
            .orElse(Double.NaN));
  }

  private static void curve(JsonGenerator json, String name, LoadTimes times) throws IOException {
    json.writeArrayFieldStart(name);
    for (LoadTimes.Point point : times.curve()) {
      json.writeArray(new double[] {point.percentile(), rounded(point.millis())}, 0, 2);
    }
    json.writeEndArray();
  }

  private static void column(
      JsonGenerator json, String name, List<LoadPoint> points, ToDoubleFunction<LoadPoint> value)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (LoadPoint point : points) {
      double number = value.applyAsDouble(point);
      if (Double.isNaN(number)) {
        json.writeNull();
      } else {
        json.writeNumber(rounded(number));
      }
    }
    json.writeEndArray();
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1e3;
  }
}
