package io.rcon.status;

import java.util.List;

/**
 * {@code serverInfo} of Doom 3 and Quake 4: a heading, the server's variables, and a line for each
 * player, whose name stands between the slot on the left and two numbers on the right.
 */
final class Doom3Answers implements StatusParser {
  private static final ColourCodes COLOURS = ColourCodes.CARET_ANY;

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean heading = false;
    boolean protocol = false;
    int sure = 0;
    for (String line : lines) {
      sure = status.players.size();
      LineScanner words = new LineScanner(line);
      if (!heading) {
        heading = isHeading(words, status);
      } else if (line.startsWith("client ")) {
        player(words, status);
      } else if (!protocol) {
        protocol = isProtocol(words, status);
      } else {
        variable(words, status);
      }
    }
    if (TextLines.unfinished(status.text)) {
      status.incomplete().keep(sure);
    }
    status.countRows();
    return heading && protocol;
  }

  /** {@code server 'NAME' IP = ADDRESS}. */
  private static boolean isHeading(LineScanner words, StatusBuilder status) {
    if (!words.accept("server '") || words.after("' IP = ") == null) {
      return false;
    }
    status.name(COLOURS.strip(words.raw()));
    return true;
  }

  /** {@code protocol 1.41 OS mask 0x2}; dhewm3 leaves the mask out. */
  private static boolean isProtocol(LineScanner words, StatusBuilder status) {
    if (!words.next().equals("protocol")) {
      return false;
    }
    String version = words.next();
    if (Double.isNaN(Numerals.decimal(version))) {
      return false;
    }
    status.detail("protocol", version);
    return true;
  }

  /** {@code si_map = game/mp/d3dm1}. */
  private static void variable(LineScanner words, StatusBuilder status) {
    String key = words.before(" = ");
    if (key == null || key.isEmpty() || key.indexOf(' ') >= 0) {
      return;
    }
    String value = words.raw();
    status.detail(key, value);
    switch (key) {
      case "si_map" -> status.map(value);
      case "si_version" -> status.version(value);
      case "si_maxPlayers" -> status.max(Numerals.toInt(value));
      default -> {}
    }
  }

  /** {@code client 0: NAME, ping = 12, rate = 16000}. */
  private static void player(LineScanner words, StatusBuilder status) {
    words.accept("client ");
    String slot = words.before(": ");
    String rate = words.after(", rate = ");
    String ping = words.after(", ping = ");
    if (slot == null
        || rate == null
        || ping == null
        || !Numerals.digits(slot.strip())
        || !Numerals.integer(ping)
        || !Numerals.integer(rate)) {
      return;
    }
    status.player(
        new PlayerBuilder(words.raw())
            .name(COLOURS.strip(words.raw()))
            .slot(Numerals.toInt(slot.strip()))
            .ping(Numerals.toInt(ping))
            .detail("rate", rate)
            .build());
  }
}
