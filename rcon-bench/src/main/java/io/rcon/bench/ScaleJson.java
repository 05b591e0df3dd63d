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
    json.writeObjectFieldStart("engine");
    for (String figure : result.figures()) {
      number(json, figure, result.subject(figure));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("bare");
    for (String figure : result.figures()) {
      number(json, figure, result.baseline(figure));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("ratio");
    ratio(json, "cpu", result.ratio("cpuMicros"));
    ratio(json, "javaCpu", result.ratio("javaMicros"));
    ratio(json, "throughput", result.ratio("perSecond"));
    ratio(json, "connect", result.ratio("connectMillis"));
    ratio(json, "sweep", result.ratio("sweepMillis"));
    ratio(json, "p99", result.ratio("p99Millis"));
    json.writeEndObject();
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
