package io.rcon.monitor.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.monitor.FleetHistory;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.FleetTotals;
import io.rcon.monitor.RecordedHistory;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** The fleet as a whole as JSON. */
final class FleetJson {
  private final FleetMonitor monitor;
  private final String epoch;
  private final boolean commands;

  FleetJson(FleetMonitor monitor, String epoch, boolean commands) {
    this.monitor = monitor;
    this.epoch = epoch;
    this.commands = commands;
  }

  byte[] totals() {
    FleetTotals t = monitor.totals();
    return JsonText.bytes(json -> {
      json.writeStringField("epoch", epoch);
      json.writeNumberField("servers", t.servers());
      json.writeNumberField("up", t.up());
      json.writeNumberField("down", t.down());
      json.writeNumberField("refused", t.refused());
      json.writeNumberField("slow", t.slow());
      json.writeNumberField("unknown", t.unknown());
      json.writeNumberField("maintenance", t.maintenance());
      json.writeNumberField("players", t.players());
      json.writeObjectFieldStart("latency");
      json.writeNumberField("p50", t.p50Millis());
      json.writeNumberField("p99", t.p99Millis());
      json.writeNumberField("max", t.maxMillis());
      json.writeEndObject();
      json.writeObjectFieldStart("pollLag");
      json.writeNumberField("p99", t.pollLagP99Micros() / 1000.0);
      json.writeEndObject();
      json.writeNumberField("polls", t.polls());
      json.writeNumberField("failedPolls", t.failedPolls());
      json.writeNumberField("skippedPolls", t.skippedPolls());
      json.writeBooleanField("commands", commands);
      json.writeStringField("started", Rows.time(monitor.started()));
      RecordedHistory recorded = monitor.recorded().orElse(null);
      if (recorded != null) {
        recording(json, recorded.problem().orElse(""));
      }
    });
  }

  private static void recording(JsonGenerator json, String problem) throws IOException {
    json.writeObjectFieldStart("history");
    json.writeBooleanField("recording", problem.isEmpty());
    if (!problem.isEmpty()) {
      json.writeStringField("problem", problem);
    }
    json.writeEndObject();
  }

  static byte[] history(FleetHistory history) {
    return JsonText.bytes(json -> {
      json.writeNumberField("start", history.startMillis());
      json.writeNumberField("stepMillis", history.stepMillis());
      counts(json, "up", history, FleetHistory.Sample::up);
      counts(json, "down", history, FleetHistory.Sample::down);
      counts(json, "refused", history, FleetHistory.Sample::refused);
      counts(json, "slow", history, FleetHistory.Sample::slow);
      counts(json, "unknown", history, FleetHistory.Sample::unknown);
      times(json, "p50", history, FleetHistory.Sample::p50Millis);
      times(json, "p99", history, FleetHistory.Sample::p99Millis);
    });
  }

  private static void counts(
      JsonGenerator json,
      String name,
      FleetHistory history,
      ToIntFunction<FleetHistory.Sample> value)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (FleetHistory.Sample sample : history.samples()) {
      int count = value.applyAsInt(sample);
      if (count < 0) {
        json.writeNull();
      } else {
        json.writeNumber(count);
      }
    }
    json.writeEndArray();
  }

  private static void times(
      JsonGenerator json,
      String name,
      FleetHistory history,
      ToDoubleFunction<FleetHistory.Sample> value)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (FleetHistory.Sample sample : history.samples()) {
      double time = value.applyAsDouble(sample);
      if (Double.isNaN(time)) {
        json.writeNull();
      } else {
        json.writeNumber(Math.round(time * 1000) / 1000.0);
      }
    }
    json.writeEndArray();
  }
}
