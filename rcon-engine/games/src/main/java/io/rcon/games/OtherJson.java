package io.rcon.games;

import io.rcon.status.Player;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.StatusBuilder;
import org.jspecify.annotations.Nullable;

/** Reads the statuses of Satisfactory and TShock, which are asked by HTTP. */
final class OtherJson {
  private OtherJson() {}

  /** {@code QueryServerState}. */
  static boolean satisfactory(JsonValue root, boolean whole, StatusBuilder status) {
    JsonValue state = root.at("data").at("serverGameState");
    if (!state.has("numConnectedPlayers", "playerLimit")) {
      return false;
    }
    status
        .online(state.number("numConnectedPlayers"))
        .max(state.number("playerLimit"))
        .name(state.text("activeSessionName"));
    Double ticks = state.decimal("averageTickRate");
    if (ticks != null) {
      status.ticksPerSecond(ticks);
    }
    JsonFields.details(
        state, status, "techTier", "isGameRunning", "isGamePaused", "totalGameDuration");
    return true;
  }

  /** {@code /v2/server/status?players=true}. */
  static boolean tshock(JsonValue root, boolean whole, StatusBuilder status) {
    if (!root.has("playercount", "maxplayers", "world")) {
      return false;
    }
    status
        .name(root.text("name"))
        .online(root.number("playercount"))
        .max(root.number("maxplayers"))
        .map(root.text("world"))
        .version(root.text("serverversion"));
    JsonFields.details(root, status, "uptime");
    if (!root.at("players").isArray()) {
      status.listsNobody();
      return true;
    }
    return JsonRows.players(root.at("players"), whole, status, OtherJson::terrarian)
        || root.number("playercount") >= 0;
  }

  private static @Nullable Player terrarian(JsonValue row) {
    return row.has("nickname")
        ? new PlayerBuilder(row.text("nickname"))
            .id("account", row.text("username"))
            .detail("group", row.text("group"))
            .build()
        : null;
  }
}
