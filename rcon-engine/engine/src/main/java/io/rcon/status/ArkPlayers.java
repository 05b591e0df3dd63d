package io.rcon.status;

import java.util.List;

/**
 * ARK's {@code ListPlayers}: {@code 0. name, id}; the name ends at the last comma. The number is
 * the row's and no command takes it.
 */
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
    if (kind.equals("id")) {
      return false;
    }
    int dot = line.indexOf(". ");
    boolean numbered = dot > 0 && Numerals.digits(line.substring(0, dot));
    String name = line.substring(numbered ? Math.min(dot + 2, comma) : 0, comma);
    status.player(new PlayerBuilder(name).id(kind, id).build());
    return true;
  }
}
