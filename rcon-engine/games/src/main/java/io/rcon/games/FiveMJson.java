package io.rcon.games;

import io.rcon.status.ColourCodes;
import io.rcon.status.Player;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.StatusBuilder;
import org.jspecify.annotations.Nullable;

/** Reads the files of FiveM and RedM: {@code players.json} and {@code dynamic.json}. */
final class FiveMJson {
  /** Where servers hide addresses, which is the default, they say this of everybody. */
  private static final String HIDDEN = "127.0.0.1";

  private FiveMJson() {}

  static boolean players(JsonValue root, boolean whole, StatusBuilder status) {
    return JsonRows.counted(root, whole, status, FiveMJson::player);
  }

  private static @Nullable Player player(JsonValue row) {
    if (!row.has("endpoint", "id", "name")) {
      return null;
    }
    String name = row.text("name");
    PlayerBuilder player =
        new PlayerBuilder(name)
            .name(ColourCodes.CARET_DIGIT.strip(name))
            .slot(row.number("id"))
            .ping(row.number("ping"));
    if (!row.text("endpoint").equals(HIDDEN)) {
      player.address(row.text("endpoint"));
    }
    for (JsonValue identifier : row.at("identifiers").items()) {
      int colon = identifier.text().indexOf(':');
      if (colon > 0) {
        player.id(identifier.text().substring(0, colon), identifier.text().substring(colon + 1));
      }
    }
    return player.build();
  }

  static boolean dynamic(JsonValue root, boolean whole, StatusBuilder status) {
    if (!root.has("clients", "hostname")) {
      return false;
    }
    status
        .name(ColourCodes.CARET_DIGIT.strip(root.text("hostname")))
        .online(root.number("clients"))
        .max(root.number("sv_maxclients"))
        .map(root.text("mapname"));
    JsonFields.details(root, status, "gametype");
    return true;
  }
}
