package io.rcon.status;

import java.util.List;

/**
 * Insurgency: Sandstorm's {@code listplayers}. All rows may stand on one line: id, name, net id,
 * address and score between bars, padded with tabs. A name may hold bars, and so does an EOS id;
 * the parser searches for net ids, and a name reaches back from one to a number.
 */
final class SandstormPlayers implements StatusParser {
  private static final String BAR = "\t | ";

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean heading = false;
    for (String line : lines) {
      if (!heading) {
        heading = heading(line);
      } else if (!line.startsWith("====")) {
        rows(line, status);
      }
    }
    status.countRows();
    return heading;
  }

  private static boolean heading(String line) {
    LineScanner words = new LineScanner(line);
    return words.next().equals("ID")
        && words.accept("| Name")
        && words.accept("| NetID")
        && words.accept("| IP");
  }

  private static void rows(String line, StatusBuilder status) {
    int from = 0;
    while (from < line.length()) {
      int firstBar = line.indexOf(BAR, from);
      int slotEnd = firstBar;
      String slot = firstBar < 0 ? "" : line.substring(from, firstBar).strip();
      if (!Numerals.digits(slot)) {
        return;
      }
      // The first cell that is a net id, and behind which stand an address and a score.
      int bar = slotEnd;
      int end = -1;
      for (int tries = 0; tries < 64 && bar >= 0 && end < 0; tries++) {
        end = NetIds.end(line, bar + BAR.length());
        end = end >= 0 && addressAndScore(line, end) ? end : -1;
        bar = end < 0 ? line.indexOf(BAR, bar + 1) : bar;
      }
      if (end < 0) {
        return;
      }
      from = row(line, slot, slotEnd + BAR.length(), bar, end, status);
    }
  }

  /** Whether an address and a score follow, as they do not behind a name like a net id. */
  private static boolean addressAndScore(String line, int end) {
    int address = line.indexOf("| ", end);
    int score = address < 0 ? -1 : line.indexOf("| ", address + 2);
    int last = score < 0 ? -1 : line.indexOf('|', score + 2);
    if (last < 0 || !line.substring(end, address).isBlank()) {
      return false;
    }
    String place = line.substring(address + 2, score).strip();
    return (place.isEmpty() || QuakeAddress.of(place) != null)
        && Numerals.integer(line.substring(score + 2, last).strip());
  }

  private static int row(
      String line, String slot, int nameStart, int bar, int end, StatusBuilder status) {
    String id = line.substring(bar + BAR.length(), end);
    int address = line.indexOf("| ", end);
    int score = address < 0 ? -1 : line.indexOf("| ", address + 2);
    int last = score < 0 ? -1 : line.indexOf('|', score + 2);
    if (last < 0) {
      return line.length();
    }
    String raw = bar > nameStart ? line.substring(nameStart, bar).strip() : "";
    String points = line.substring(score + 2, last).strip();
    PlayerBuilder player =
        new PlayerBuilder(raw)
            .score(Numerals.toLong(points))
            .address(line.substring(address + 2, score).strip());
    NetIds.add(id, player);
    if (!player.bot) {
      // All bots have the number 0.
      player.slot(Numerals.toInt(slot));
    }
    status.player(player.build());
    return last + 1;
  }

  /** The forms of a net id. */
  private static final class NetIds {
    private static final int HEX = 32;
    private static final List<String> NOBODY = List.of("None:INVALID", "INVALID");

    /** Where the net id that begins here ends; -1 if there is none. */
    static int end(String line, int start) {
      for (String nobody : NOBODY) {
        if (line.startsWith(nobody, start)) {
          return start + nobody.length();
        }
      }
      int from = start;
      if (line.startsWith("EOS:", start)) {
        int both = start + "EOS:".length() + HEX + 1 + HEX;
        return both <= line.length()
                && Numerals.hex(line.substring(start + 4, start + 4 + HEX), HEX)
                && line.charAt(start + 4 + HEX) == '|'
            ? both
            : -1;
      }
      if (line.startsWith("SteamNWI:", start)) {
        from = start + "SteamNWI:".length();
      }
      int end = Math.min(from + 17, line.length());
      return SteamIds.steam64(line.substring(from, end)) ? end : -1;
    }

    static void add(String id, PlayerBuilder player) {
      if (NOBODY.contains(id)) {
        player.bot(true);
      } else if (id.startsWith("EOS:")) {
        player.id("eos", id.substring("EOS:".length()));
      } else {
        player.id("steam", id.replace("SteamNWI:", ""));
      }
    }
  }
}
