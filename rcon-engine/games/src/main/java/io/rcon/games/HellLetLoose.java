package io.rcon.games;

import io.rcon.status.Player;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.StatusBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers of Hell Let Loose: {@code GetServerInformation} of the session and of the
 * players.
 */
final class HellLetLoose {
  private HellLetLoose() {}

  static boolean session(JsonValue root, boolean whole, StatusBuilder status) {
    if (!root.has("serverName", "playerCount", "maxPlayerCount")) {
      return false;
    }
    status
        .name(root.text("serverName"))
        .online(root.number("playerCount"))
        .max(root.number("maxPlayerCount"))
        .map(root.text("mapName", "mapId"));
    JsonFields.details(
        root,
        status,
        "gameMode",
        "remainingMatchTime",
        "matchTime",
        "alliedFaction",
        "axisFaction",
        "alliedScore",
        "axisScore",
        "alliedPlayerCount",
        "axisPlayerCount",
        "queueCount",
        "maxQueueCount",
        "vipQueueCount",
        "maxVipQueueCount");
    return true;
  }

  static boolean players(JsonValue root, boolean whole, StatusBuilder status) {
    return JsonRows.counted(root.at("players"), whole, status, HellLetLoose::player);
  }

  private static @Nullable Player player(JsonValue row) {
    if (!row.has("iD", "name", "team")) {
      return null;
    }
    JsonValue scores = row.at("scoreData");
    PlayerBuilder player =
        new PlayerBuilder(row.text("name"))
            .id("id", row.text("iD"))
            .id("eos", row.text("eosId"))
            .id("steam", row.text("steamId"));
    for (String key : new String[] {"team", "role", "level", "loadout", "platoon", "clanTag"}) {
      player.detail(key, row.text(key));
    }
    for (String key : new String[] {"combat", "offense", "defense", "support"}) {
      player.detail(key, scores.text(key));
    }
    return player.detail("platform", row.text("platform")).build();
  }
}
