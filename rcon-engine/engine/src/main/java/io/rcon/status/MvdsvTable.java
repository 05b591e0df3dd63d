package io.rcon.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code status} of mvdsv over rcon: two or three lines a player. The first ends with ping, frags
 * and the userid in the golden half of the font, the next are addresses, then perhaps a state. A
 * first line without a next is cut, perhaps within the userid.
 */
final class MvdsvTable implements StatusParser {
  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean table = false;
    PlayerBuilder last = null;
    for (String line : lines) {
      if (!table) {
        table = line.startsWith("----") && !heading(lines).isEmpty();
        continue;
      }
      PlayerBuilder next = row(line);
      if (next != null) {
        if (last != null) {
          status.player(last.build());
        }
        last = next;
      } else if (last != null) {
        below(line.strip(), last);
      }
    }
    if (last != null && row(lines.get(lines.size() - 1)) == null) {
      status.player(last.build());
    }
    status.countRows();
    return table;
  }

  private static String heading(List<String> lines) {
    for (String line : lines) {
      if (LineScanner.begins(line, "name", "ping", "frags", "id")) {
        return line;
      }
    }
    return "";
  }

  private static @Nullable PlayerBuilder row(String line) {
    LineScanner words = new LineScanner(line);
    boolean spectator = words.acceptLast("(s)");
    String id = ColourCodes.QUAKE_FONT.strip(words.last());
    String frags = words.last();
    String ping = words.last();
    if (!Numerals.digits(id) || !Numerals.integer(frags) || !Numerals.integer(ping)) {
      return null;
    }
    String raw = words.rest();
    return new PlayerBuilder(raw)
        .name(ColourCodes.QUAKE_FONT.strip(raw))
        .slot(Numerals.toInt(id))
        .id("userid", id)
        .score(Numerals.toLong(frags))
        .ping(Numerals.toInt(ping))
        .state(spectator ? "spectator" : "");
  }

  private static void below(String line, PlayerBuilder player) {
    if (line.equals("CONNECTING")) {
      player.state(line);
    } else if (line.equals("ZOMBIE")) {
      player.state(line).gone();
    } else if (QuakeAddress.of(line) != null) {
      if (player.address == null) {
        player.address(line);
      } else {
        player.detail("real ip", line);
      }
    }
  }
}
