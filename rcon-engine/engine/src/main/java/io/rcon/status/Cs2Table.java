package io.rcon.status;

import java.time.Duration;
import java.util.List;

/**
 * Source 2's {@code status}. The name comes last, in single quotes, and may contain some. Rate and
 * address of a free slot run together; such rows are left out. Some builds have no address column.
 */
final class Cs2Table implements StatusParser {
  private static final StatusHeading HEADING = new StatusHeading(ColourCodes.NONE);

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean table = false;
    boolean ended = false;
    int sure = 0;
    for (String line : lines) {
      if (!table && heading(line)) {
        table = true;
      } else if (!table) {
        if (!HEADING.read(line, status)) {
          map(line, status);
        }
      } else if (line.strip().equals("#end")) {
        ended = true;
      } else if (!ended) {
        sure = status.players.size();
        row(line, status);
      }
    }
    if (!ended) {
      status.incomplete().keep(sure);
    }
    status.countRows();
    return table;
  }

  private static boolean heading(String line) {
    return LineScanner.begins(line, "id", "time", "ping", "loss", "state");
  }

  /**
   * {@code loaded spawngroup( 1) : SV: [1: de_nuke | main lump | mapload]}: the first one names the
   * map.
   */
  private static void map(String line, StatusBuilder status) {
    int group = line.startsWith("loaded spawngroup(") ? line.indexOf('[') : -1;
    int start = group < 0 ? -1 : line.indexOf(": ", group);
    int end = start < 0 ? -1 : line.indexOf(" |", start);
    if (end > 0 && status.map == null) {
      status.map(line.substring(start + 2, end));
    }
  }

  private static void row(String line, StatusBuilder status) {
    LineScanner words = new LineScanner(line);
    String slot = words.next();
    String time = words.next();
    String ping = words.next();
    String loss = words.next();
    String state = words.next();
    if (!Numerals.digits(slot) || !Numerals.digits(ping) || !Numerals.digits(loss)) {
      return;
    }
    String columns = words.before("'");
    if (columns == null || time.equals("[NoChan]")) {
      return;
    }
    if (!words.acceptLast("'")) {
      // The name holds a line feed, behind which a whole row may be forged.
      status.incomplete();
      return;
    }
    Duration connected = Numerals.clock(time);
    LineScanner middle = new LineScanner(columns);
    PlayerBuilder player =
        new PlayerBuilder(words.raw())
            .slot(Numerals.toInt(slot))
            .ping(Numerals.toInt(ping))
            .time(connected)
            .state(state)
            .bot(time.equals("BOT"))
            .detail("loss", loss)
            .detail("rate", middle.next());
    String place = middle.next();
    if (SteamIds.kind(place).equals("steam")) {
      player.id("steam", place);
    } else {
      player.address(place);
    }
    status.player(player.build());
  }
}
