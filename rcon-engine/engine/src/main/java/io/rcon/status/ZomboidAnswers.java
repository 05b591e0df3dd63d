package io.rcon.status;

import java.util.List;

/** Project Zomboid. */
final class ZomboidAnswers {
  private static final String HEADING = "Players connected (";

  private ZomboidAnswers() {}

  /** {@code players}: a count, then a line for each name behind a hyphen. */
  static boolean players(List<String> lines, StatusBuilder status) {
    int count = -1;
    for (String line : lines) {
      if (count < 0) {
        boolean heading = line.startsWith(HEADING) && line.indexOf("):", HEADING.length()) > 0;
        count = heading ? Numerals.leading(line.substring(HEADING.length())) : -1;
      } else if (line.startsWith("-")) {
        status.player(new PlayerBuilder(line.substring(1)).build());
      }
    }
    status.online(count);
    if (status.players.size() < count) {
      status.incomplete();
    }
    return count >= 0;
  }

  /** {@code showoptions}: {@code * Key=Value}. */
  static boolean options(List<String> lines, StatusBuilder status) {
    boolean known = false;
    for (String line : lines) {
      known |= line.startsWith("List of Server Options:");
      int equals = line.indexOf('=');
      if (known && line.startsWith("* ") && equals > 0) {
        String key = line.substring(2, equals).strip();
        String value = line.substring(equals + 1);
        status.detail(key, value);
        switch (key) {
          case "PublicName" -> status.name(value);
          case "MaxPlayers" -> status.max(Numerals.toInt(value));
          case "Map" -> status.map(value);
          default -> {
            // Only in the details.
          }
        }
      }
    }
    return known;
  }
}
