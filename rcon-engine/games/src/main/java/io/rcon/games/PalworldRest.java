package io.rcon.games;

import io.rcon.status.Player;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.StatusBuilder;
import org.jspecify.annotations.Nullable;

/** Reads the answers of Palworld's REST API: {@code players}, {@code info} and {@code metrics}. */
final class PalworldRest {
  private PalworldRest() {}

  static boolean players(JsonValue root, boolean whole, StatusBuilder status) {
    return JsonRows.counted(root.at("players"), whole, status, PalworldRest::player);
  }

  private static @Nullable Player player(JsonValue row) {
    if (!row.has("name", "userId")) {
      return null;
    }
    String id = row.text("playerId");
    boolean joining = id.equals("None");
    PlayerBuilder player =
        new PlayerBuilder(row.text("name"))
            .id("user", row.text("userId"))
            .address(row.text("ip"))
            .ping(row.number("ping"))
            .detail("account", row.text("accountName"))
            .detail("level", row.text("level"));
    return (joining ? player.state("joining") : player.id("player", id)).build();
  }

  static boolean info(JsonValue root, boolean whole, StatusBuilder status) {
    if (!root.has("version", "servername")) {
      return false;
    }
    status.name(root.text("servername")).version(root.text("version"));
    JsonFields.details(root, status, "description", "worldguid");
    return true;
  }

  static boolean metrics(JsonValue root, boolean whole, StatusBuilder status) {
    if (!root.has("currentplayernum", "maxplayernum")) {
      return false;
    }
    status.online(root.number("currentplayernum")).max(root.number("maxplayernum"));
    Double frames = root.decimal("serverfps");
    Double millis = root.decimal("serverframetime");
    if (frames != null) {
      status.ticksPerSecond(frames);
    }
    if (millis != null) {
      status.millisPerTick(millis);
    }
    JsonFields.details(root, status, "uptime", "days");
    return true;
  }
}
