package io.rcon.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SCUM's {@code ListPlayers} of a mod: a block of lines for each player, the first numbered. No
 * command takes the number.
 */
final class ScumPlayers implements StatusParser {
  private static final String STEAM = "Steam: ";

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    PlayerBuilder open = null;
    String numbered = "";
    boolean known = false;
    for (String line : lines) {
      String plain = line.strip();
      String name = name(plain);
      if (name != null) {
        numbered = plain;
      } else if (plain.startsWith(STEAM) && !numbered.isEmpty()) {
        if (open != null) {
          status.player(open.build());
        }
        open = player(numbered, plain);
        numbered = "";
        known = true;
      } else if (open != null && plain.indexOf(": ") > 0) {
        int colon = plain.indexOf(": ");
        detail(plain.substring(0, colon), plain.substring(colon + 2).strip(), open);
      }
    }
    if (open != null) {
      status.player(open.build());
    }
    status.countRows();
    return known;
  }

  /** What stands behind {@code 1. }; null where no number is. */
  private static @Nullable String name(String line) {
    int dot = line.indexOf(". ");
    boolean bare = line.endsWith(".") && dot < 0;
    int end = bare ? line.length() - 1 : dot;
    if (end < 1 || !Numerals.digits(line.substring(0, end))) {
      return null;
    }
    return bare ? "" : line.substring(dot + 2);
  }

  private static PlayerBuilder player(String numbered, String steam) {
    String raw = name(numbered);
    PlayerBuilder player = new PlayerBuilder(raw == null ? "" : raw);
    int open = steam.lastIndexOf('(');
    String id = open > 0 && steam.endsWith(")") ? steam.substring(open + 1).replace(")", "") : "";
    if (SteamIds.steam64(id)) {
      player.id("steam", id);
      player.detail("steam name", steam.substring(STEAM.length(), open).strip());
    }
    return player;
  }

  private static void detail(String key, String value, PlayerBuilder player) {
    switch (key) {
      case "Fame" -> {
        player.detail("fame", value);
        if (Numerals.integer(value)) {
          player.score(Numerals.toLong(value));
        }
      }
      case "Account balance" -> player.detail("account balance", value);
      case "Gold balance" -> player.detail("gold balance", value);
      case "Location" -> player.detail("location", value);
      default -> {
        // A log line in between, or a line of newer versions.
      }
    }
  }
}
