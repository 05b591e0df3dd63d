package io.rcon.status;

import java.util.List;

/**
 * Xash3D's {@code status}: slot, score, ping or a state, and so on; name and address are the last
 * two fields between tabs.
 */
final class XashTable implements StatusParser {
  private static final StatusHeading HEADING = new StatusHeading(ColourCodes.CARET_DIGIT);

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean table = false;
    for (String line : lines) {
      if (!table && line.startsWith("# score ping dev")) {
        table = true;
      } else if (!table) {
        HEADING.read(line, status);
      } else {
        row(line, status);
      }
    }
    status.countRows();
    return table;
  }

  private static void row(String line, StatusBuilder status) {
    LineScanner fields = new LineScanner(line);
    String address = fields.after("\t");
    String name = fields.after("\t");
    if (address == null || name == null) {
      return;
    }
    String slot = fields.next();
    String score = fields.next();
    String ping = fields.next();
    if (!Numerals.digits(slot) || !Numerals.integer(score)) {
      return;
    }
    String raw = name.strip();
    PlayerBuilder player =
        new PlayerBuilder(raw)
            .name(ColourCodes.CARET_DIGIT.strip(raw))
            .slot(Numerals.toInt(slot))
            .score(Numerals.toLong(score))
            .bot(ping.equals("Bot"))
            .address(QuakeAddress.told(address.strip()));
    if (Numerals.integer(ping)) {
      player.ping(Numerals.toInt(ping));
    } else if (!ping.equals("Bot")) {
      player.state(ping);
    }
    status.player(ping.equals("Zombie") ? player.gone().build() : player.build());
  }
}
