package io.rcon.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The results for programs. */
final class ScaleJson {
  private ScaleJson() {}

  static void write(Path file, Map<String, String> environment, List<ScenarioResult> results)
      throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeObjectFieldStart("environment");
      for (Map.Entry<String, String> fact : environment.entrySet()) {
        json.writeStringField(fact.getKey(), fact.getValue());
      }
      json.writeEndObject();
      json.writeArrayFieldStart("scenarios");
      for (ScenarioResult result : results) {
        write(json, result);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, ScenarioResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", result.scenario().name());
    json.writeStringField("baseline", result.scenario().baseline());
    json.writeNumberField("pairs", result.pairs());
    for (Side side : Side.values()) {
      if (result.has(side)) {
        side(json, result, side);
      }
    }
    json.writeObjectFieldStart("ratio");
    ratio(json, "cpu", result.ratio(Side.BASELINE, "cpuMicros"));
    ratio(json, "javaCpu", result.ratio(Side.BASELINE, "javaMicros"));
    ratio(json, "throughput", result.ratio(Side.BASELINE, "perSecond"));
    ratio(json, "allocated", result.ratio(Side.BASELINE, "allocatedBytes"));
    ratio(json, "connect", result.ratio(Side.BASELINE, "connectMillis"));
    ratio(json, "sweep", result.ratio(Side.BASELINE, "sweepMillis"));
    ratio(json, "p99", result.ratio(Side.BASELINE, "p99Millis"));
    ratio(json, "cpuToC", result.ratio(Side.C, "cpuMicros"));
    ratio(json, "throughputToC", result.ratio(Side.C, "perSecond"));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void side(JsonGenerator json, ScenarioResult result, Side side)
      throws IOException {
    json.writeObjectFieldStart(side.key());
    for (String figure : result.figures(side)) {
      number(json, figure, result.median(side, figure));
    }
    json.writeEndObject();
  }

  private static void ratio(JsonGenerator json, String name, Pairs pairs) throws IOException {
    if (pairs.isEmpty()) {
      return;
    }
    double[] interval = pairs.interval();
    number(json, name, pairs.median());
    json.writeArrayFieldStart(name + "Interval");
    json.writeNumber(round(interval[0]));
    json.writeNumber(round(interval[1]));
    json.writeEndArray();
  }

  /** JSON knows no infinity and no NaN. */
  private static void number(JsonGenerator json, String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumberField(name, round(value));
    } else {
      json.writeNullField(name);
    }
  }

  private static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
