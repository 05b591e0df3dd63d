package io.rcon.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code status} of DarkPlaces. {@code status 1} has a row a player: address, loss, ping, time,
 * frags, {@code #number}, {@code ^7} and the name; {@code status 2} has address, number and name.
 * Without an argument there are two lines a player: {@code #number}, name, frags and time; address.
 */
final class DarkPlacesTable implements StatusParser {
  private static final StatusHeading HEADING = new StatusHeading(ColourCodes.CARET_HEX);

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean host = false;
    boolean players = false;
    PlayerBuilder open = null;
    for (String line : lines) {
      if (!players) {
        host |= line.startsWith("host:");
        players = line.startsWith("players:");
        HEADING.read(line, status);
        continue;
      }
      PlayerBuilder wide = wide(line);
      if (wide != null) {
        status.player(wide.build());
        continue;
      }
      PlayerBuilder next = narrow(line);
      if (open != null && (next != null || line.startsWith("   "))) {
        status.player(next == null ? address(open, line.strip()).build() : open.build());
        open = null;
      }
      open = next != null ? next : open;
    }
    if (open != null) {
      status.player(open.build());
    }
    status.countRows();
    return host && players;
  }

  /** {@code ^3192.0.2.7:26000 … 0 20 0:01:02 5 #1 ^7name}; which rows are gold alternates. */
  private static @Nullable PlayerBuilder wide(String line) {
    LineScanner words = new LineScanner(line);
    if (!words.accept("^3") && !words.accept("^7")) {
      return null;
    }
    String address = words.next();
    String second = words.next();
    PlayerBuilder player;
    if (second.startsWith("#")) {
      player = named(words);
      return player == null || !slot(second, player) ? null : address(player, address);
    }
    String ping = words.next();
    PaddedClock clock = PaddedClock.take(words);
    String frags = words.next();
    String number = words.next();
    player = named(words);
    if (player == null || clock == null || !Numerals.integer(frags) || !slot(number, player)) {
      return null;
    }
    player.ping(Numerals.toInt(ping)).time(clock.time()).score(Numerals.toLong(frags));
    return address(player.detail("loss", second), address);
  }

  private static @Nullable PlayerBuilder named(LineScanner words) {
    if (!words.accept("^7")) {
      return null;
    }
    String raw = words.raw();
    return new PlayerBuilder(raw).name(ColourCodes.CARET_HEX.strip(raw));
  }

  private static boolean slot(String number, PlayerBuilder player) {
    if (!number.startsWith("#") || !Numerals.digits(number.substring(1))) {
      return false;
    }
    player.slot(Numerals.toInt(number.substring(1)));
    return true;
  }

  private static @Nullable PlayerBuilder narrow(String line) {
    if (!line.startsWith("#")) {
      return null;
    }
    LineScanner words = new LineScanner(line);
    String number = words.next();
    PaddedClock clock = PaddedClock.takeLast(words);
    String frags = words.last();
    String raw = words.rest();
    PlayerBuilder player = new PlayerBuilder(raw).name(ColourCodes.CARET_HEX.strip(raw));
    if (clock == null || !Numerals.integer(frags) || !slot(number, player)) {
      return null;
    }
    return player.time(clock.time()).score(Numerals.toLong(frags));
  }

  private static PlayerBuilder address(PlayerBuilder player, String address) {
    return address.equals("botclient") ? player.bot(true) : player.address(address);
  }
}
