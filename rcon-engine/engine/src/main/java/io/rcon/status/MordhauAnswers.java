package io.rcon.status;

import java.util.List;

/** Mordhau. Rows begin with a PlayFab id and end with numbers; what is between is the name. */
final class MordhauAnswers {
  private static final String COMMA = ", ";

  private MordhauAnswers() {}

  /** {@code playerlist}: {@code id, name, 140 ms, team 1}, then a sentence on bots. */
  static boolean players(List<String> lines, StatusBuilder status) {
    boolean known = false;
    for (String line : lines) {
      LineScanner words = new LineScanner(line.strip());
      if (line.startsWith("There are currently no players present")) {
        known = true;
      } else if (words.acceptLast(" bots.") || words.acceptLast(" bot.")) {
        if (words.accept("There are ") || words.accept("There is ")) {
          status.bots(Numerals.toInt(words.rest()));
          known = true;
        }
      } else {
        known |= row(words, status);
      }
    }
    // Bots are counted by the sentence and have no rows.
    status.online((int) Math.min((long) status.players.size() + status.bots.orElse(0), 1 << 20));
    return known;
  }

  private static boolean row(LineScanner words, StatusBuilder status) {
    String id = words.before(COMMA);
    String team = words.after(", team ");
    if (id == null || team == null || !Numerals.integer(team.strip()) || !id(id)) {
      return false;
    }
    String ping = words.acceptLast(" ms") ? words.after(COMMA) : null;
    if (ping == null || !Numerals.integer(ping.strip())) {
      return false;
    }
    status.player(
        new PlayerBuilder(words.raw())
            .id("playfab", id)
            .ping(Numerals.toInt(ping.strip()))
            .detail("team", team.strip())
            .build());
    return true;
  }

  /** {@code scoreboard}: id, name, two cells, score, kills, deaths, assists. */
  static boolean scores(List<String> lines, StatusBuilder status) {
    boolean known = false;
    for (String line : lines) {
      LineScanner words = new LineScanner(line.strip());
      String id = words.before(COMMA);
      String[] cells = new String[6];
      boolean whole = id != null && id(id);
      for (int i = cells.length - 1; whole && i >= 0; i--) {
        String cell = words.after(COMMA);
        cells[i] = cell == null ? "" : cell.strip();
        whole = cell != null && (i < 2 || Numerals.integer(cells[i]));
      }
      if (whole && id != null) {
        known = true;
        status.player(
            new PlayerBuilder(words.raw())
                .id("playfab", id)
                .score(Numerals.toLong(cells[2]))
                .detail("kills", cells[3])
                .detail("deaths", cells[4])
                .detail("assists", cells[5])
                .build());
      }
    }
    status.countRows();
    return known;
  }

  /** PlayFab ids are hexadecimal; those of bots are short. */
  private static boolean id(String word) {
    return word.length() >= 8 && word.length() <= 32 && Numerals.hex(word, word.length());
  }
}
