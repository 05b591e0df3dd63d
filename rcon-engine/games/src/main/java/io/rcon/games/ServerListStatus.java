package io.rcon.games;

import io.rcon.status.ColourCodes;
import io.rcon.status.Player;
import io.rcon.status.PlayerBuilder;
import io.rcon.status.StatusBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a Server List Ping. The sample names twelve players at most, and a server may leave
 * it out, or write anything into it.
 */
final class ServerListStatus {
  /** Of players who do not want to be named, and of rows that are none. */
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private static final int DEEPEST_TEXT = 16;

  private ServerListStatus() {}

  static boolean read(JsonValue root, boolean whole, StatusBuilder status) {
    JsonValue version = root.at("version");
    JsonValue players = root.at("players");
    boolean known = version.has("protocol") || players.has("online", "max");
    if (!known || root.has("started")) {
      return false;
    }
    int online = players.number("online");
    status
        .online(online)
        .max(players.number("max"))
        .version(ColourCodes.SECTION.strip(version.text("name")))
        .name(motd(root.at("description")))
        .detail("protocol", version.text("protocol"));
    int named = 0;
    for (JsonValue row : players.at("sample").items()) {
      Player player = player(row);
      if (player != null) {
        status.player(player);
        named++;
      }
    }
    if (online < 0 || named < online) {
      status.incomplete();
    }
    return true;
  }

  private static @Nullable Player player(JsonValue row) {
    if (!row.has("name")) {
      return null;
    }
    String name = row.text("name");
    String id = row.text("id");
    return new PlayerBuilder(name)
        .name(ColourCodes.SECTION.strip(name))
        .id("uuid", id.equals(NOBODY) ? "" : id)
        .build();
  }

  /** A text, or a component of texts, in their order. */
  private static String motd(JsonValue description) {
    StringBuilder text = new StringBuilder();
    append(text, description, 0);
    return ColourCodes.SECTION.strip(text.toString()).strip();
  }

  private static void append(StringBuilder out, JsonValue component, int depth) {
    if (depth > DEEPEST_TEXT) {
      return;
    }
    out.append(component.text());
    out.append(component.text("text", "fallback", "translate"));
    component.items().forEach(item -> append(out, item, depth + 1));
    component.at("extra").items().forEach(item -> append(out, item, depth + 1));
  }
}
