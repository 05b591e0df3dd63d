package io.rcon.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Results as JSON. {@code load-result-1.schema.json} beside this class describes it; what it has
 * may grow, and what is there keeps its name and meaning as long as the schema's number.
 */
public final class LoadJson {
  /** The name and version that every text begins with. */
  public static final String SCHEMA = "io.rcon.load/1";

  private static final JsonFactory FACTORY = new JsonFactory();

  private LoadJson() {}

  /**
   * Writes the runs of one target.
   *
   * @param runs at least one
   * @param knee what a search found; null if there was none
   * @return one object
   */
  public static String text(List<LoadResult> runs, @Nullable Knee knee) {
    StringWriter text = new StringWriter();
    LoadResult first = runs.get(0);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("target", first.target());
      json.writeArrayFieldStart("commands");
      for (String command : first.script()) {
        json.writeString(command);
      }
      json.writeEndArray();
      map(json, "machine", first.machine());
      plan(json, first.plan());
      json.writeArrayFieldStart("runs");
      for (LoadResult run : runs) {
        run(json, run);
      }
      json.writeEndArray();
      if (knee != null) {
        knee(json, knee);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void plan(JsonGenerator json, LoadPlan plan) throws IOException {
    json.writeObjectFieldStart("plan");
    json.writeStringField("loop", plan.isClosed() ? "closed" : "open");
    if (plan.isClosed()) {
      json.writeNumberField("depth", plan.depth());
    } else {
      json.writeNumberField("rate", plan.schedule().perSecond());
      json.writeStringField("schedule", plan.schedule().kind());
    }
    if (plan.schedule().seed().isPresent()) {
      json.writeNumberField("poisson_seed", plan.schedule().seed().getAsLong());
    }
    json.writeNumberField("duration_s", plan.duration().toMillis() / 1e3);
    json.writeNumberField("warm_up_s", plan.warmUp().toMillis() / 1e3);
    json.writeNumberField("timeout_s", plan.timeout().toMillis() / 1e3);
    json.writeBooleanField("verify", plan.verify());
    json.writeNumberField("seed", plan.seed());
    json.writeEndObject();
  }

  private static void run(JsonGenerator json, LoadResult run) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("valid", run.isValid());
    json.writeArrayFieldStart("doubts");
    for (String doubt : run.doubts()) {
      json.writeString(doubt);
    }
    json.writeEndArray();
    json.writeBooleanField("interrupted", run.interrupted());
    json.writeStringField("label", run.label());
    json.writeNumberField("seconds", run.seconds());
    json.writeNumberField("rate", run.rate());
    json.writeNumberField("asked", run.asked());
    json.writeNumberField("answered", run.answered());
    json.writeNumberField("depth_full", run.depthFull());
    json.writeNumberField("held_back", run.heldBack());
    json.writeNumberField("not_started", run.notStarted());
    json.writeObjectFieldStart("errors");
    for (Map.Entry<String, Long> error : run.errors().entrySet()) {
      json.writeNumberField(error.getKey(), error.getValue());
    }
    json.writeEndObject();
    times(json, "response_ms", run.response());
    times(json, "service_ms", run.service());
    times(json, "lateness_ms", run.lateness());
    points(json, run.points());
    json.writeEndObject();
  }

  private static void times(JsonGenerator json, String name, LoadTimes times) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("count", times.count());
    json.writeNumberField("mean", times.mean());
    json.writeNumberField("p50", times.p50());
    json.writeNumberField("p90", times.p90());
    json.writeNumberField("p99", times.p99());
    json.writeNumberField("p999", times.p999());
    json.writeNumberField("max", times.max());
    json.writeArrayFieldStart("curve");
    for (LoadTimes.Point point : times.curve()) {
      json.writeArray(new double[] {point.percentile(), point.millis()}, 0, 2);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void points(JsonGenerator json, List<LoadPoint> points) throws IOException {
    json.writeArrayFieldStart("points");
    for (LoadPoint point : points) {
      json.writeStartObject();
      json.writeNumberField("second", point.second());
      json.writeNumberField("asked", point.asked());
      json.writeNumberField("achieved", point.achieved());
      json.writeNumberField("errors", point.errors());
      json.writeNumberField("p50", point.p50());
      json.writeNumberField("p99", point.p99());
      json.writeNumberField("max", point.max());
      json.writeNumberField("lateness", point.lateness());
      if (!Double.isNaN(point.tick())) {
        json.writeNumberField("tick", point.tick());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void knee(JsonGenerator json, Knee knee) throws IOException {
    json.writeObjectFieldStart("knee");
    json.writeNumberField("rate", knee.rate());
    json.writeNumberField("p99", knee.p99());
    json.writeStringField("limit", knee.limit());
    json.writeStringField("words", knee.words());
    json.writeArrayFieldStart("steps");
    for (KneeStep step : knee.steps()) {
      json.writeStartObject();
      json.writeNumberField("rate", step.rate());
      json.writeNumberField("achieved", step.achieved());
      json.writeNumberField("p99", step.p99());
      json.writeNumberField("errors", step.errors());
      json.writeStringField("verdict", step.verdict());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void map(JsonGenerator json, String name, Map<String, String> values)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> value : values.entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }
}
