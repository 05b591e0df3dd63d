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
    String tag = "";
    while (tagEnd(name) > 0 && tagEnd(name) + 1 < name.length()) {
      tag = name.substring(1, tagEnd(name));
      name = name.substring(tagEnd(name) + 1).strip();
    }
    return new PlayerBuilder(sent).name(name).id("uuid", uuid).state(tag).build();
  }

  /** Where a tag before a name ends: {@code [AFK]}, {@code (away)}. */
  private static int tagEnd(String name) {
    return name.startsWith("[") ? name.indexOf(']') : name.startsWith("(") ? name.indexOf(')') : -1;
  }

  private static boolean uuid(String text) {
    String digits = text.replace("-", "");
    return Numerals.hex(digits, 32);
  }
}
