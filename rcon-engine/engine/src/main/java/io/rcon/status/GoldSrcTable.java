package io.rcon.status;

import java.time.Duration;
import java.util.List;

/**
 * GoldSrc's {@code status}: number, quoted name, userid, id, frags, time, ping, loss, address, and
 * {@code N users} as its last line. HLTV has its spectators in place of frags. Commands name a
 * player by the userid.
 */
final class GoldSrcTable implements StatusParser {
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
        HEADING.read(line, status);
      } else if (end(line)) {
        ended = true;
      } else {
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
    return LineScanner.begins(line, "#", "name", "userid", "uniqueid", "frag");
  }

  private static boolean end(String line) {
    LineScanner words = new LineScanner(line);
    return Numerals.digits(words.next()) && words.next().equals("users") && words.done();
  }

  private static void row(String line, StatusBuilder status) {
    int open = line.indexOf('"');
    int close = line.lastIndexOf('"');
    if (!line.startsWith("#") || open < 0) {
      return;
    }
    String number = new LineScanner(line, 1, open).rest();
    if (open == close && Numerals.digits(number)) {
      // The name holds a line feed, behind which a whole row may be forged.
      status.incomplete();
    }
    LineScanner right = new LineScanner(line, close + 1, line.length());
    String userid = right.next();
    String id = right.next();
    if (open == close || !Numerals.digits(number) || !Numerals.digits(userid)) {
      return;
    }
    PlayerBuilder player =
        new PlayerBuilder(line.substring(open + 1, close))
            .slot(Numerals.toInt(userid))
            .detail("entity", number)
            .bot(id.equals("BOT"));
    if (right.peek().startsWith("hltv:")) {
      player.detail("hltv", right.next().substring("hltv:".length())).state("HLTV").bot(true);
      player.detail("delay", right.next().replace("delay:", ""));
    } else if (Numerals.integer(right.peek())) {
      player.score(Numerals.toLong(right.next()));
    }
    Duration time = Numerals.clock(right.next());
    if (time == null) {
      // Cut off, perhaps within the id.
      return;
    }
    player.time(time);
    player.ping(Numerals.toInt(right.next())).detail("loss", right.next());
    player.address(right.next());
    SteamIds.add(id, player);
    status.player(player.id("userid", userid).build());
  }
}
