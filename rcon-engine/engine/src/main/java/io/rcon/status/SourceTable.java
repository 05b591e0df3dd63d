package io.rcon.status;

import java.time.Duration;
import java.util.List;

/**
 * Source's {@code status}: TF2 and its kin with userid, name, id, time, ping, loss, state, address;
 * CS:GO and L4D2 with a slot before the name, a rate before the address, and {@code #end}.
 */
final class SourceTable implements StatusParser {
  private static final StatusHeading HEADING = new StatusHeading(ColourCodes.NONE);

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean table = false;
    boolean rated = false;
    boolean ended = false;
    boolean whole = false;
    int sure = 0;
    for (String line : lines) {
      if (!table && heading(line)) {
        table = true;
        rated = line.contains(" rate ");
        whole = line.endsWith(" adr");
      } else if (!table) {
        HEADING.read(line, status);
      } else if (rated && line.strip().equals("#end")) {
        ended = true;
      } else if (!ended) {
        whole = true;
        sure = status.players.size();
        row(line, rated, status);
      }
    }
    if ((rated && !ended) || !whole) {
      status.incomplete().keep(sure);
    } else if (!rated && unaddressed(status, sure)) {
      status.keep(sure);
    }
    status.countRows();
    return table;
  }

  /** Whether the last row is of a person without an address, while others have theirs. */
  private static boolean unaddressed(StatusBuilder status, int sure) {
    List<Player> players = status.players;
    return players.size() > Math.max(sure, 1)
        && !players.get(sure).bot()
        && players.get(sure).address().isEmpty()
        && players.get(0).address().isPresent();
  }

  private static boolean heading(String line) {
    return LineScanner.begins(line, "#", "userid", "name", "uniqueid")
        && (line.endsWith(" state") || line.endsWith(" adr"));
  }

  /**
   * A row that begins and cannot be read is cut, or its name holds a line feed, behind which a
   * whole row may be forged: then nothing tells which rows are true.
   */
  private static void row(String line, boolean rated, StatusBuilder status) {
    int open = line.indexOf('"');
    int close = line.lastIndexOf('"');
    if (!line.startsWith("#") || open < 0) {
      return;
    }
    LineScanner left = new LineScanner(line, 1, open);
    String userid = left.next();
    String slot = left.next();
    if (!Numerals.digits(userid) || !left.done()) {
      return;
    }
    PlayerBuilder player = new PlayerBuilder(line.substring(Math.min(open + 1, close), close));
    LineScanner right = new LineScanner(line, close + 1, line.length());
    if (open == close || !right(right, rated, player)) {
      status.incomplete();
    } else {
      // Commands name a player by the userid, and not by the number behind it.
      player.slot(Numerals.toInt(userid)).id("userid", userid).detail("entity", slot);
      status.player(player.build());
    }
  }

  /** What stands behind the name: no player can forge it. */
  private static boolean right(LineScanner words, boolean rated, PlayerBuilder player) {
    String id = words.next();
    player.bot(id.equals("BOT"));
    Duration time = Numerals.clock(words.peek());
    if (time != null) {
      words.next();
      player.time(time).ping(Numerals.toInt(words.next())).detail("loss", words.next());
    }
    String state = words.next();
    if (!letters(state)) {
      return false;
    }
    player.state(state);
    if (rated && Numerals.digits(words.peek())) {
      player.detail("rate", words.next());
    }
    player.address(words.next());
    SteamIds.add(id, player);
    return words.done();
  }

  private static boolean letters(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
