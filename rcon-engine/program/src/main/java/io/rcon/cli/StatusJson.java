package io.rcon.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.RconException;
import io.rcon.Server;
import io.rcon.status.Player;
import io.rcon.status.ServerStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object for a server: how it does, and its players. Values that are not known are left out.
 */
final class StatusJson {
  private StatusJson() {}

  static String failure(Server server, RconException failure) {
    return Json.object(json -> {
      json.writeStringField("server", server.name());
      json.writeBooleanField("ok", false);
      json.writeStringField("error", failure.code());
      json.writeStringField("message", FailureText.reason(failure));
    });
  }

  static String status(Server server, ServerStatus status) {
    return Json.object(json -> {
      head(json, server, status);
      text(json, "map", status.map());
      text(json, "name", status.name());
      text(json, "version", status.version());
      if (status.max().isPresent()) {
        json.writeNumberField("max", status.max().getAsInt());
      }
      if (status.bots().isPresent()) {
        json.writeNumberField("bots", status.bots().getAsInt());
      }
      if (status.ticksPerSecond().isPresent()) {
        json.writeNumberField("ticksPerSecond", status.ticksPerSecond().getAsDouble());
      }
      if (status.millisPerTick().isPresent()) {
        json.writeNumberField("millisPerTick", status.millisPerTick().getAsDouble());
      }
    });
  }

  static String players(Server server, ServerStatus status, List<Player> players, boolean ids) {
    return Json.object(json -> {
      head(json, server, status);
      json.writeArrayFieldStart("players");
      for (Player player : players) {
        player(json, player, ids);
      }
      json.writeEndArray();
    });
  }

  private static void head(JsonGenerator json, Server server, ServerStatus status)
      throws IOException {
    json.writeStringField("server", server.name());
    json.writeBooleanField("ok", true);
    json.writeBooleanField("known", status.known());
    json.writeBooleanField("complete", status.complete());
    json.writeBooleanField("countsAgree", status.countsAgree());
    if (status.online().isPresent()) {
      json.writeNumberField("online", status.online().getAsInt());
    }
  }

  private static void player(JsonGenerator json, Player player, boolean ids) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", player.name());
    json.writeStringField("rawName", player.rawName());
    json.writeBooleanField("bot", player.bot());
    if (player.slot().isPresent()) {
      json.writeNumberField("slot", player.slot().getAsInt());
    }
    if (player.score().isPresent()) {
      json.writeNumberField("score", player.score().getAsLong());
    }
    if (player.ping().isPresent()) {
      json.writeNumberField("ping", player.ping().getAsInt());
    }
    if (player.time().isPresent()) {
      json.writeNumberField("seconds", player.time().get().toSeconds());
    }
    text(json, "state", player.state());
    if (ids) {
      text(json, "address", player.address());
      json.writeObjectFieldStart("ids");
      for (Map.Entry<String, String> id : player.ids().entrySet()) {
        json.writeStringField(id.getKey(), id.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String field, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    }
  }
}
