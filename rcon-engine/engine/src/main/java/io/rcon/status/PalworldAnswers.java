package io.rcon.status;

import java.util.List;

/** Palworld over rcon. */
final class PalworldAnswers {
  private static final String HEADING = "name,playeruid,steamid";
  private static final String WELCOME = "Welcome to Pal Server[v";

  private PalworldAnswers() {}

  /**
   * {@code ShowPlayers}: columns between commas, which names may hold too. Rows are cut at 50
   * bytes: an identifier may be a stump. A last line without an end is believed only if it has a
   * whole one.
   */
  static boolean players(List<String> lines, StatusBuilder status) {
    boolean table = false;
    String last = TextLines.unfinished(status.text) ? lines.get(lines.size() - 1) : null;
    for (String line : lines) {
      if (!table) {
        table = line.strip().equals(HEADING);
        continue;
      }
      int steam = line.lastIndexOf(',');
      int uid = steam < 0 ? -1 : line.lastIndexOf(',', steam - 1);
      if (uid < 0) {
        continue;
      }
      String playerUid = line.substring(uid + 1, steam).strip();
      String id = line.substring(steam + 1).strip();
      if (!uid(playerUid) || id.indexOf(' ') >= 0 || (last == line && stump(id))) {
        continue;
      }
      PlayerBuilder player = new PlayerBuilder(line.substring(0, uid));
      String digits = id.startsWith("steam_") ? id.substring("steam_".length()) : id;
      if (Numerals.digits(digits) && !SteamIds.steam64(digits)) {
        player.detail("cut id", id);
      } else {
        SteamIds.prefixed(id, player);
      }
      if (playerUid.equals("00000000")) {
        player.state("joining");
      } else {
        player.id("playeruid", playerUid);
      }
      status.player(player.build());
    }
    status.countRows();
    return table;
  }

  private static boolean stump(String id) {
    return !SteamIds.steam64(id.startsWith("steam_") ? id.substring("steam_".length()) : id);
  }

  private static boolean uid(String word) {
    return Numerals.digits(word) || word.isEmpty() || Numerals.hex(word, word.length());
  }

  /** {@code Info}: the version in the first brackets, then the name. */
  static boolean info(List<String> lines, StatusBuilder status) {
    for (String line : lines) {
      int end = line.startsWith(WELCOME) ? line.indexOf(']') : -1;
      if (end > 0) {
        status.version(line.substring(WELCOME.length() - 1, end));
        status.name(line.substring(end + 1).strip());
        return true;
      }
    }
    return false;
  }
}
