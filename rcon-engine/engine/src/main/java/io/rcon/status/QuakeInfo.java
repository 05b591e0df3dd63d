package io.rcon.status;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The query answers of Quake and related games: a line of keys and values between backslashes, then
 * a row for each player. Quake III Arena's rows are score, ping and quoted name (DarkPlaces has a
 * team too); Quake II's are frags, ping and name; QuakeWorld's userid, frags, minutes, ping, name,
 * skin and two colours.
 */
final class QuakeInfo implements StatusParser {
  static final QuakeInfo STATUS =
      new QuakeInfo(ColourCodes.CARET_ANY, Set.of("mapname", "sv_maxclients"), false);
  static final QuakeInfo QUAKE2 =
      new QuakeInfo(ColourCodes.NONE, Set.of("mapname", "maxclients"), false);
  static final QuakeInfo QUAKEWORLD =
      new QuakeInfo(ColourCodes.QUAKE_FONT, Set.of("map", "maxclients"), true);

  private static final String PREFIX = "statusResponse";
  private final ColourCodes colours;
  private final Set<String> needed;
  private final boolean world;

  private QuakeInfo(ColourCodes colours, Set<String> needed, boolean world) {
    this.colours = colours;
    this.needed = needed;
    this.world = world;
  }

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    int info = 0;
    while (info < lines.size() && !lines.get(info).startsWith("\\")) {
      if (info > 1 || !(lines.get(info).isEmpty() || lines.get(info).equals(PREFIX))) {
        return false;
      }
      info++;
    }
    if (info == lines.size()) {
      return false;
    }
    InfoString.read(lines.get(info), colours, status);
    if (!status.details.keySet().containsAll(needed)) {
      return false;
    }
    for (String line : lines.subList(info + 1, lines.size())) {
      row(line, status);
    }
    status.countRows();
    return true;
  }

  private void row(String line, StatusBuilder status) {
    LineScanner words = new LineScanner(line);
    String numbers = words.before("\"");
    String behind = world ? behindName(words) : "";
    if (numbers == null || behind == null || !words.acceptLast("\"")) {
      return;
    }
    String raw = words.raw();
    PlayerBuilder player = new PlayerBuilder(raw).name(colours.strip(raw));
    LineScanner left = new LineScanner(numbers);
    if (world ? world(left, player) : arena(left, player)) {
      status.player(player.build());
    }
  }

  /** {@code "skin" 4 4} behind the name of QuakeWorld is taken from the right. */
  private static @Nullable String behindName(LineScanner words) {
    String bottom = words.last();
    String top = words.last();
    if (!Numerals.integer(bottom) || !Numerals.integer(top) || !words.acceptLast("\"")) {
      return null;
    }
    return words.after("\"");
  }

  private static boolean arena(LineScanner left, PlayerBuilder player) {
    String score = left.next();
    String ping = left.next();
    if (!Numerals.integer(score) || !Numerals.integer(ping)) {
      return false;
    }
    player.score(Numerals.toLong(score)).ping(Numerals.toInt(ping)).detail("team", left.next());
    return true;
  }

  private static boolean world(LineScanner left, PlayerBuilder player) {
    String userid = left.next();
    String frags = left.next();
    String minutes = left.next();
    String ping = left.next();
    if (!Numerals.integer(userid)
        || !Numerals.integer(frags)
        || !Numerals.integer(minutes)
        || !Numerals.integer(ping)) {
      return false;
    }
    boolean spectator = ping.startsWith("-") || player.rawName.startsWith("\\s\\");
    int away = (int) Math.min(Math.abs(Numerals.toLong(ping)), Integer.MAX_VALUE);
    if (player.rawName.startsWith("\\s\\")) {
      player.name(player.name.substring("\\s\\".length()));
    }
    player.id("userid", userid.replace("-", "")).score(Numerals.toLong(frags)).ping(away);
    player.slot((int) Math.min(Math.abs(Numerals.toLong(userid)), Integer.MAX_VALUE));
    player.time(Duration.ofMinutes(Math.max(Numerals.toLong(minutes), 0)));
    player.state(spectator ? "spectator" : "");
    return true;
  }
}
