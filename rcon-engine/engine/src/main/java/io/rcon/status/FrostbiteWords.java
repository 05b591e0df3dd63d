package io.rcon.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Frostbite: BFBC2, Medal of Honor, BF3, BF4, Hardline. Answers are lists of words; as a text they
 * have one word a line, since words hold no line feed. The first is {@code OK}.
 */
final class FrostbiteWords {
  private static final int PAGE = 100;
  private static final int UNKNOWN_PING = 65_535;

  private FrostbiteWords() {}

  /** {@code admin.listPlayers all}: N, N names of columns, M, and M times N values. */
  static boolean players(List<String> words, StatusBuilder status) {
    if (words.size() < 3 || !words.get(0).equals("OK") || !Numerals.digits(words.get(1))) {
      return false;
    }
    int width = Numerals.toInt(words.get(1));
    if (width < 1 || width > 64 || words.size() < width + 2) {
      return false;
    }
    List<String> columns = words.subList(2, width + 2);
    if (!columns.contains("name")) {
      return false;
    }
    boolean counted = words.size() > width + 2 && Numerals.digits(words.get(width + 2));
    int count = counted ? Numerals.toInt(words.get(width + 2)) : -1;
    int at = width + 3;
    for (; at + width <= words.size() && status.players.size() < count; at += width) {
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < width; i++) {
        cells.put(columns.get(i), words.get(at + i));
      }
      status.player(player(cells));
    }
    if (status.players.size() != count) {
      status.incomplete();
    }
    status.online(count);
    status.countRows();
    return true;
  }

  private static Player player(Map<String, String> cells) {
    PlayerBuilder player = new PlayerBuilder(cells.getOrDefault("name", ""));
    cells.forEach((column, value) -> {
      switch (column) {
        case "name" -> {
          // Already read as the player's name.
        }
        case "guid" -> player.id("guid", value);
        case "score" -> player.score(Numerals.toLong(value));
        case "ping" -> {
          int ping = Numerals.toInt(value);
          player.ping(ping == UNKNOWN_PING ? -1 : ping);
        }
        default -> player.detail(column, value);
      }
    });
    return player.build();
  }

  /** {@code serverInfo}: the number of team scores moves all columns behind them. */
  static boolean info(List<String> words, StatusBuilder status) {
    if (words.size() < 9
        || !words.get(0).equals("OK")
        || !Numerals.digits(words.get(2))
        || !Numerals.digits(words.get(3))
        || !Numerals.digits(words.get(6))
        || !Numerals.digits(words.get(7))) {
      return false;
    }
    status.name(words.get(1)).online(Numerals.toInt(words.get(2)));
    status.max(Numerals.toInt(words.get(3))).map(words.get(5));
    status.detail("mode", words.get(4));
    status.detail("rounds played", words.get(6)).detail("rounds total", words.get(7));
    int teams = Math.max(Numerals.toInt(words.get(8)), 0);
    if (teams > 64 || words.size() < 9 + teams) {
      status.incomplete();
      return true;
    }
    for (int i = 0; i < teams; i++) {
      status.detail("score " + (i + 1), words.get(9 + i));
    }
    List<String> names =
        List.of(
            "target score",
            "online state",
            "ranked",
            "punkbuster",
            "password",
            "uptime",
            "round time");
    for (int i = 0; i < names.size() && 9 + teams + i < words.size(); i++) {
      status.detail(names.get(i), words.get(9 + teams + i));
    }
    return true;
  }

  /** {@code banList.list}: six words a ban, five in BFBC2; a hundred bans a page. */
  static boolean bans(List<String> words, StatusBuilder status) {
    if (words.isEmpty() || !words.get(0).equals("OK")) {
      return false;
    }
    List<String> names = new ArrayList<>(List.of("id type", "id", "ban type", "seconds", "rounds"));
    names.add("reason");
    int rest = words.size() - 1;
    boolean six = rest % 6 == 0 && typed(words, 6);
    if (!six && !(rest % 5 == 0 && typed(words, 5))) {
      return false;
    }
    int width = six ? 6 : 5;
    if (!six) {
      names.remove("rounds");
    }
    for (int at = 1; at + width <= words.size(); at += width) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < width; i++) {
        row.put(names.get(i), words.get(at + i));
      }
      status.row(row);
    }
    if (status.rows.size() == PAGE) {
      // Another page may follow.
      status.incomplete();
    }
    return true;
  }

  private static boolean typed(List<String> words, int width) {
    for (int at = 1; at < words.size(); at += width) {
      String type = words.get(at);
      if (!type.equals("name") && !type.equals("ip") && !type.equals("guid")) {
        return false;
      }
    }
    return true;
  }
}
