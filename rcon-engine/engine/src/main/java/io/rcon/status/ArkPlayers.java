package io.rcon.status;

import java.util.List;

/** ARK's {@code ListPlayers}: {@code 0. name, id}; the name ends at the last comma. */
final class ArkPlayers implements StatusParser {
  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean known = false;
    for (String line : lines) {
      if (line.strip().equals("No Players Connected")) {
        known = true;
      } else {
        known |= row(line.strip(), status);
      }
    }
    status.countRows();
    return known;
  }

  private static boolean row(String line, StatusBuilder status) {
    int comma = line.lastIndexOf(", ");
    if (comma < 0) {
      return false;
    }
    String id = line.substring(comma + 2);
    String kind = SteamIds.kind(id);
    if (kind.equals("id") && !(id.length() == 17 && Numerals.digits(id))) {
      return false;
    }
    int dot = line.indexOf(". ");
    boolean numbered = dot > 0 && Numerals.digits(line.substring(0, dot));
    PlayerBuilder player =
        new PlayerBuilder(line.substring(numbered ? Math.min(dot + 2, comma) : 0, comma));
    if (numbered) {
      player.slot(Numerals.toInt(line.substring(0, dot)));
    }
    status.player(player.id(kind.equals("id") ? "steam" : kind, id).build());
    return true;
  }
}
