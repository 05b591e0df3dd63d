package io.rcon.games;

import io.rcon.status.Player;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.StatusBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers of Minecraft's server management protocol: {@code minecraft:players} and {@code
 * minecraft:server/status}, as results or within the envelope of JSON-RPC.
 */
final class MsmpJson {
  private MsmpJson() {}

  private static JsonValue result(JsonValue root) {
    return root.has("jsonrpc", "result") ? root.at("result") : root;
  }

  static boolean players(JsonValue root, boolean whole, StatusBuilder status) {
    return JsonRows.counted(result(root), whole, status, MsmpJson::player);
  }

  static @Nullable Player player(JsonValue row) {
    boolean isPlayer = row.has("name", "id") && row.at("id").isText();
    return isPlayer && !row.has("endpoint")
        ? new PlayerBuilder(row.text("name")).id("uuid", row.text("id")).build()
        : null;
  }

  static boolean status(JsonValue root, boolean whole, StatusBuilder status) {
    JsonValue result = result(root);
    if (!result.has("started", "version")) {
      return false;
    }
    status.version(result.at("version").text("name"));
    JsonFields.details(result, status, "started");
    JsonValue players = result.at("players");
    if (players.isArray()) {
      return JsonRows.counted(players, whole, status, MsmpJson::player);
    }
    return true;
  }
}
