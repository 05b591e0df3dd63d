package io.rcon.status;

import java.util.List;

/** 7 Days to Die. */
final class SevenDaysAnswers {
  private static final String POSITION = ", pos=(";

  private SevenDaysAnswers() {}

  /** {@code lp}: pairs behind a number; the unquoted name precedes the position. */
  static boolean players(List<String> lines, StatusBuilder status) {
    boolean ended = false;
    for (String line : lines) {
      LineScanner words = new LineScanner(line);
      if (words.accept("Total of ") && words.acceptLast(" in the game")) {
        status.online(Numerals.toInt(words.rest()));
        ended = true;
      } else {
        row(line, status);
      }
    }
    if (!ended) {
      status.incomplete().countRows();
    }
    return ended || !status.players.isEmpty();
  }

  private static void row(String line, StatusBuilder status) {
    LineScanner words = new LineScanner(line);
    String number = words.before(". id=");
    int position = line.lastIndexOf(POSITION);
    String id = number == null ? null : words.before(", ");
    if (number == null
        || id == null
        || position < 0
        || !Numerals.digits(number.strip())
        || !Numerals.digits(id)) {
      return;
    }
    int name = line.indexOf(", ") + 2;
    PlayerBuilder player =
        new PlayerBuilder(name <= position ? line.substring(name, position) : "");
    player.slot(Numerals.toInt(id));
    LineScanner pairs = new LineScanner(line, position + 2, line.length());
    if (pairs(pairs, player)) {
      status.player(player.id("entity", id).build());
    }
  }

  /** Whether the pairs go on to the ping, the last one: a row that is cut may hold a false name. */
  private static boolean pairs(LineScanner pairs, PlayerBuilder player) {
    boolean whole = false;
    while (!pairs.done()) {
      String before = pairs.before(", ");
      String pair = before == null ? pairs.takeRest() : before;
      int equals = pair.indexOf('=');
      String value = pair.substring(equals + 1).strip();
      String key = equals < 0 ? "" : pair.substring(0, equals).strip();
      whole |= key.equals("ping");
      boolean unknown = value.equals("<unknown>");
      switch (key) {
        case "score" -> player.score(Numerals.toLong(value));
        case "ping" -> player.ping(Numerals.toInt(value));
        case "ip" -> player.address(unknown ? "" : value);
        case "steamid" -> player.id("steam", unknown ? "" : value);
        case "pltfmid", "crossid" -> SteamIds.prefixed(unknown ? "" : value, player);
        case "health", "deaths", "zombies", "players", "level" -> player.detail(key, value);
        default -> {
          // Positions, and keys of newer versions.
        }
      }
    }
    return whole;
  }

  /** {@code gettime}: {@code Day 7, 21:40}. */
  static boolean time(List<String> lines, StatusBuilder status) {
    for (String line : lines) {
      LineScanner words = new LineScanner(line);
      String day = words.accept("Day ") ? words.before(", ") : null;
      if (day != null && Numerals.digits(day) && Numerals.clock(words.rest()) != null) {
        status.detail("day", day).detail("time", words.rest());
        return true;
      }
    }
    return false;
  }
}
