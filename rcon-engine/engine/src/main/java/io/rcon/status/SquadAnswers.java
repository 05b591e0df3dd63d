package io.rcon.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Squad. A stray event can come in place of an answer: a text without the heading is no answer. */
final class SquadAnswers {
  private static final String TEAM = " | Team ID: ";
  private static final String SINCE = " | Since Disconnect: ";
  private static final String NAME = " | Name: ";

  private SquadAnswers() {}

  /** {@code ListPlayers}: those who are there, then those who left a short time ago. */
  static boolean players(List<String> lines, StatusBuilder status) {
    boolean active = false;
    boolean left = false;
    int sure = 0;
    for (String line : lines) {
      if (line.startsWith("----- Active Players -----")) {
        active = true;
      } else if (line.startsWith("----- Recently Disconnected Players")
          && line.endsWith(" -----")) {
        left = true;
      } else if (line.startsWith("ID: ") && active) {
        sure = status.players.size();
        row(line, left, status);
      }
    }
    if (!left) {
      status.incomplete().keep(sure);
    }
    status.countRows();
    return active;
  }

  private static void row(String line, boolean left, StatusBuilder status) {
    LineScanner words = new LineScanner(line);
    words.accept("ID: ");
    String slot = words.before(" | ");
    String ids = slot == null ? null : words.before(left ? SINCE : NAME);
    if (slot == null || ids == null || !Numerals.digits(slot)) {
      return;
    }
    String since = left ? words.before(NAME) : "";
    String right = left ? "" : words.after(TEAM);
    if (since == null || right == null) {
      return;
    }
    PlayerBuilder player = new PlayerBuilder(words.raw().strip()).slot(Numerals.toInt(slot));
    ids(ids, player);
    columns(right, player);
    player.detail("since", since.strip());
    status.player(left ? player.state("disconnected").gone().build() : player.build());
  }

  /** What stands behind the team's number; before 2023 neither leader nor role. */
  private static void columns(String right, PlayerBuilder player) {
    LineScanner columns = new LineScanner("team: " + right);
    while (!columns.done()) {
      String before = columns.before(" | ");
      String column = before == null ? columns.takeRest() : before;
      int colon = column.indexOf(": ");
      if (colon > 0) {
        String key = column.substring(0, colon).replace(" ID", "").replace("Is ", "");
        player.detail(key.toLowerCase(Locale.ROOT), column.substring(colon + 2).strip());
      }
    }
  }

  /** {@code Online IDs: EOS: 0002… steam: 7656…}; before 2023 {@code SteamID: 7656…}. */
  private static void ids(String text, PlayerBuilder player) {
    LineScanner words = new LineScanner(text);
    if (words.accept("SteamID:")) {
      player.id("steam", words.next());
      return;
    }
    words.accept("Creator ");
    words.accept("Online IDs:");
    for (String kind = words.next(); !kind.isEmpty(); kind = words.next()) {
      player.id(kind.replace(":", "").toLowerCase(Locale.ROOT), words.next());
    }
  }

  /** {@code ListSquads}: a line for each team, and for each squad. */
  static boolean squads(List<String> lines, StatusBuilder status) {
    String team = "";
    boolean known = false;
    for (String line : lines) {
      if (line.startsWith("----- Active Squads -----")) {
        known = true;
      } else if (line.startsWith("Team ID: ") && known) {
        team = line.substring("Team ID: ".length()).strip();
      } else if (line.startsWith("ID: ") && known) {
        squad(line, team, status);
      }
    }
    return known;
  }

  private static void squad(String line, String team, StatusBuilder status) {
    LineScanner words = new LineScanner(line);
    words.accept("ID: ");
    String id = words.before(NAME);
    String ids = words.after(" | Creator Online IDs: ");
    ids = ids == null ? words.after(" | Creator Steam ID: ") : ids;
    String creator = words.after(" | Creator Name: ");
    String locked = words.after(" | Locked: ");
    String size = words.after(" | Size: ");
    if (id == null || creator == null || locked == null || size == null) {
      return;
    }
    Map<String, String> row = new LinkedHashMap<>();
    row.put("team", team);
    row.put("id", id.strip());
    row.put("name", words.raw());
    row.put("size", size.strip());
    row.put("locked", locked.strip());
    row.put("creator", creator);
    row.put("creator ids", ids == null ? "" : ids.strip());
    status.row(row);
  }

  /** {@code ShowCurrentMap}: {@code Current level is X, layer is Y, factions A B}. */
  static boolean map(List<String> lines, StatusBuilder status) {
    for (String line : lines) {
      LineScanner words = new LineScanner(line);
      String level = words.accept("Current level is ") ? words.before(", layer is ") : null;
      if (level != null) {
        String layer = words.before(", factions ");
        String factions = layer == null ? "" : words.rest();
        status.map(level).detail("layer", layer == null ? words.rest() : layer);
        if (!factions.isEmpty()) {
          status.detail("factions", factions);
        }
        return true;
      }
    }
    return false;
  }
}
