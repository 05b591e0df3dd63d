package io.rcon.games;

import io.rcon.status.PlayerBuilder;
import io.rcon.status.StatusBuilder;

/** Reads Pavlov VR's answers: {@code RefreshList} and {@code ServerInfo}. */
final class PavlovJson {
  private PavlovJson() {}

  static boolean players(JsonValue root, boolean whole, StatusBuilder status) {
    return JsonRows.counted(
        root.at("PlayerList"),
        whole,
        status,
        row ->
            row.has("Username")
                ? new PlayerBuilder(row.text("Username")).id("pavlov", row.text("UniqueId")).build()
                : null);
  }

  /** Counts as {@code 3/10}. */
  static boolean info(JsonValue root, boolean whole, StatusBuilder status) {
    JsonValue info = root.at("ServerInfo");
    if (!info.has("MapLabel", "ServerName")) {
      return false;
    }
    status.name(info.text("ServerName")).map(info.text("MapLabel"));
    String count = info.text("PlayerCount");
    int slash = count.indexOf('/');
    if (slash > 0) {
      status.online(JsonValue.scalar(count.substring(0, slash), true).number());
      status.max(JsonValue.scalar(count.substring(slash + 1), true).number());
    }
    JsonFields.details(info, status, "GameMode", "RoundState", "Teams", "Team0Score", "Team1Score");
    return true;
  }
}
