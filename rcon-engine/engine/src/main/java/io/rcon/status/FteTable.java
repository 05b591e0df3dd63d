package io.rcon.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code status} of FTE over rcon, 40 columns wide: name, userid and frags on one line; address,
 * rate, ping and drop on the next. An IPv6 address is cut to 16 characters and runs into the rate.
 */
final class FteTable implements StatusParser {
  private static final int ADDRESS_WIDTH = 18;
  private static final StatusHeading HEADING = new StatusHeading(ColourCodes.CARET_HEX);

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean table = false;
    PlayerBuilder open = null;
    for (String line : lines) {
      if (!table) {
        table = heading(line);
        HEADING.read(line, status);
        continue;
      }
      if (open != null && line.startsWith("  ") && below(line, open)) {
        status.player(open.build());
        open = null;
      } else if (open == null) {
        open = row(line);
      }
    }
    status.countRows();
    return table;
  }

  private static boolean heading(String line) {
    return LineScanner.begins(line, "name", "userid", "frags");
  }

  private static @Nullable PlayerBuilder row(String line) {
    LineScanner words = new LineScanner(line);
    boolean spectator = words.acceptLast("(s)");
    String frags = words.last();
    String userid = words.last();
    if (!Numerals.integer(frags) || !Numerals.digits(userid)) {
      return null;
    }
    String raw = words.rest();
    return new PlayerBuilder(raw)
        .name(ColourCodes.CARET_HEX.strip(raw))
        .slot(Numerals.toInt(userid))
        .id("userid", userid)
        .score(Numerals.toLong(frags))
        .state(spectator ? "spectator" : "");
  }

  private static boolean below(String line, PlayerBuilder player) {
    LineScanner words = new LineScanner(line);
    if (words.acceptLast("CONNECTING")) {
      player.state("CONNECTING").address(words.rest());
      return true;
    }
    if (words.acceptLast("ZOMBIE")) {
      player.state("ZOMBIE").gone().address(words.rest());
      return true;
    }
    String drop = words.last();
    String ping = words.last();
    if (Double.isNaN(Numerals.decimal(drop)) || !Numerals.integer(ping)) {
      return false;
    }
    String address = words.next();
    if (words.done() && line.length() > ADDRESS_WIDTH) {
      address = line.substring(2, ADDRESS_WIDTH).strip();
    }
    player.ping(Numerals.toInt(ping)).detail("drop", drop).bot(address.equals("bot"));
    player.address(player.bot ? "" : address);
    return true;
  }
}
