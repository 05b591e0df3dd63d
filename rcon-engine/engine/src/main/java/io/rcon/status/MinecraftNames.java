package io.rcon.status;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of Minecraft's {@code list}: between commas, with tags in brackets before them, and
 * with the player's UUID in parentheses behind them where {@code list uuids} was asked.
 */
final class MinecraftNames {
  private static final int LONGEST = 40;
  private final StatusBuilder status;

  MinecraftNames(StatusBuilder status) {
    this.status = status;
  }

  /** Adds those of a line that may begin with the name of a group and a colon. */
  void addGroup(String line) {
    int colon = line.lastIndexOf(": ");
    if (colon >= 0) {
      add(line.substring(colon + 2), false);
    } else if (!line.endsWith(":")) {
      add(line, false);
    }
  }

  /**
   * Adds all names of a text, or none.
   *
   * @param trusted whether it stands behind the sentence, so that even odd names are names
   * @return false if one of them can be no name
   */
  boolean add(String text, boolean trusted) {
    List<Player> players = new ArrayList<>();
    boolean plausible = true;
    for (int from = 0; from <= text.length(); ) {
      int comma = text.indexOf(", ", from);
      int end = comma < 0 ? text.length() : comma;
      String raw = text.substring(from, end).strip();
      String shown = ColourCodes.SECTION.strip(raw).strip();
      if (!shown.isEmpty()) {
        Player player = player(raw, shown);
        plausible &= player.name().length() <= LONGEST && player.name().indexOf(' ') < 0;
        players.add(player);
      }
      from = end + 2;
    }
    if (plausible || trusted) {
      players.forEach(status::player);
    }
    return plausible;
  }

  private static Player player(String raw, String shown) {
    String name = shown;
    String sent = raw;
    String uuid = "";
    int open = shown.endsWith(")") ? shown.lastIndexOf(" (") : -1;
    if (open > 0 && uuid(shown.substring(open + 2, shown.length() - 1))) {
      uuid = shown.substring(open + 2, shown.length() - 1);
      name = shown.substring(0, open);
      sent = raw.substring(0, Math.max(raw.lastIndexOf(" ("), 0));
    }
    PlayerBuilder player = new PlayerBuilder(sent).id("uuid", uuid);
    int start = 0;
    for (int end = tagEnd(name, 0); end > 0 && end + 1 < name.length(); end = tagEnd(name, start)) {
      tag(name.substring(start + 1, end), player);
      start = end + 1;
      while (start < name.length() && name.charAt(start) == ' ') {
        start++;
      }
    }
    return player.name(name.substring(start)).build();
  }

  /** EssentialsX puts a player's state into a tag; other tags are ranks and the like. */
  private static void tag(String tag, PlayerBuilder player) {
    if (tag.equalsIgnoreCase("AFK") || tag.equalsIgnoreCase("HIDDEN")) {
      player.state(tag);
    } else {
      player.detail("tag", tag);
    }
  }

  /** Where a tag that begins here ends: {@code [AFK]}, {@code (away)}; -1 if none does. */
  private static int tagEnd(String name, int from) {
    return name.startsWith("[", from)
        ? name.indexOf(']', from)
        : name.startsWith("(", from) ? name.indexOf(')', from) : -1;
  }

  private static boolean uuid(String text) {
    String digits = text.replace("-", "");
    return Numerals.hex(digits, 32);
  }
}
