package io.rcon.monitor.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.monitor.HealthChange;
import io.rcon.monitor.MaintenanceNote;
import io.rcon.monitor.OnlinePlayer;
import io.rcon.monitor.PollError;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.ServerHistory;
import io.rcon.monitor.ServerView;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Servers as JSON; what is not known is left out. */
final class Rows {
  private Rows() {}

  static void row(JsonGenerator json, ServerView view) throws IOException {
    json.writeStartObject();
    fields(json, view);
    json.writeEndObject();
  }

  private static void fields(JsonGenerator json, ServerView view) throws IOException {
    json.writeStringField("name", view.name());
    json.writeStringField("dialect", view.dialect());
    json.writeStringField("address", view.address());
    json.writeObjectFieldStart("tags");
    for (Map.Entry<String, String> tag : view.tags().entrySet()) {
      json.writeStringField(tag.getKey(), tag.getValue());
    }
    json.writeEndObject();
    json.writeStringField("state", view.state().name());
    json.writeStringField("health", view.health().name());
    json.writeStringField("since", time(view.since()));
    if (view.reasonCode() != null) {
      json.writeObjectFieldStart("reason");
      json.writeStringField("code", view.reasonCode());
      json.writeStringField("message", String.valueOf(view.reason()));
      json.writeEndObject();
    }
    number(json, "players", view.players());
    number(json, "maxPlayers", view.maxPlayers());
    text(json, "map", view.map());
    text(json, "version", view.version());
    if (view.latencyNanos() >= 0) {
      json.writeNumberField("latency", Math.round(view.latencyNanos() / 1e3) / 1e3);
    }
    Instant success = view.lastSuccess();
    text(json, "lastSuccess", success == null ? null : time(success));
    json.writeNumberField("failures", view.consecutiveFailures());
    json.writeBooleanField("maintenance", view.maintenance());
  }

  /** Identifiers and addresses are there only if the monitor was told to keep them. */
  static void detail(JsonGenerator json, ServerDetail detail) throws IOException {
    fields(json, detail.view());
    maintenance(json, detail.maintenance());
    history(json, detail.history());
    json.writeArrayFieldStart("playerList");
    for (OnlinePlayer player : detail.players()) {
      player(json, player);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("errors");
    for (PollError error : detail.errors()) {
      json.writeStartObject();
      json.writeStringField("at", time(error.at()));
      json.writeStringField("code", error.code());
      json.writeStringField("message", error.message());
      json.writeNumberField("count", error.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("events");
    for (HealthChange change : detail.events()) {
      json.writeStartObject();
      json.writeStringField("at", time(change.at()));
      json.writeStringField("from", change.from().name());
      json.writeStringField("to", change.to().name());
      text(json, "reason", change.reason());
      json.writeBooleanField("maintenance", change.maintenance());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes who keeps a server in maintenance, and why. */
  static void maintenance(JsonGenerator json, List<MaintenanceNote> notes) throws IOException {
    json.writeArrayFieldStart("maintenanceBy");
    for (MaintenanceNote note : notes) {
      json.writeStartObject();
      json.writeStringField("by", note.by());
      json.writeStringField("since", time(note.since()));
      text(json, "reason", note.reason());
      Instant until = note.until();
      text(json, "until", until == null ? null : time(until));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void player(JsonGenerator json, OnlinePlayer player) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", player.name());
    if (player.score().isPresent()) {
      json.writeNumberField("score", player.score().getAsLong());
    }
    if (player.ping().isPresent()) {
      json.writeNumberField("ping", player.ping().getAsInt());
    }
    if (player.bot()) {
      json.writeBooleanField("bot", true);
    }
    if (!player.ids().isEmpty()) {
      json.writeObjectFieldStart("ids");
      for (Map.Entry<String, String> id : player.ids().entrySet()) {
        json.writeStringField(id.getKey(), id.getValue());
      }
      json.writeEndObject();
    }
    text(json, "address", player.address());
    json.writeEndObject();
  }

  private static void history(JsonGenerator json, ServerHistory history) throws IOException {
    json.writeObjectFieldStart("history");
    json.writeNumberField("start", history.startMillis());
    json.writeNumberField("stepMillis", history.stepMillis());
    json.writeArrayFieldStart("latency");
    for (int i = 0; i < history.size(); i++) {
      float millis = history.latencyMillis(i);
      if (Float.isNaN(millis)) {
        json.writeNull();
      } else {
        json.writeNumber(Math.round(millis * 1000.0) / 1000.0);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("players");
    for (int i = 0; i < history.size(); i++) {
      if (history.players(i) < 0) {
        json.writeNull();
      } else {
        json.writeNumber(history.players(i));
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static void number(JsonGenerator json, String name, int value) throws IOException {
    if (value >= 0) {
      json.writeNumberField(name, value);
    }
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }
}
