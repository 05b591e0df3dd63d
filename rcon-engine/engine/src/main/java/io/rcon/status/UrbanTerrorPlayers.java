package io.rcon.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code players} of Urban Terror: {@code 0:name TEAM:RED KILLS:3 … IP:192.0.2.7:27960} in 4.3,
 * {@code 0:name RED k:3 d:2 ping:33 192.0.2.7:27960} before it.
 */
final class UrbanTerrorPlayers implements StatusParser {
  private static final List<String> NEW =
      List.of(" IP:", " AUTH:", " PING:", " ASSISTS:", " DEATHS:", " KILLS:", " TEAM:");

  @Override
  public boolean read(List<String> lines, StatusBuilder status) {
    boolean heading = false;
    for (String line : lines) {
      Player player = row(line);
      if (player != null) {
        status.player(player);
      } else if (line.startsWith("Map: ")) {
        status.map(line.substring("Map: ".length()).strip());
        heading = true;
      } else if (heading && line.startsWith("Players: ")) {
        status.online(Numerals.leading(line.substring("Players: ".length())));
      }
    }
    status.countRows();
    return !status.players.isEmpty() || (heading && status.online.isPresent());
  }

  private static @Nullable Player row(String line) {
    int colon = line.indexOf(':');
    if (colon < 1 || !Numerals.digits(line.substring(0, colon))) {
      return null;
    }
    int slot = Numerals.toInt(line.substring(0, colon));
    PlayerBuilder player = fresh(new LineScanner(line, colon + 1, line.length()));
    if (player == null) {
      player = old(new LineScanner(line, colon + 1, line.length()));
    }
    return player == null ? null : player.slot(slot).build();
  }

  private static @Nullable PlayerBuilder fresh(LineScanner words) {
    String[] cells = new String[NEW.size()];
    for (int i = 0; i < cells.length; i++) {
      String cell = words.after(NEW.get(i));
      if (cell == null) {
        return null;
      }
      cells[i] = cell.strip();
    }
    PlayerBuilder player = player(words.rest(), cells[6], cells[5], cells[4], cells[2], cells[0]);
    return player.detail("assists", cells[3]).id("auth", cells[1].equals("---") ? "" : cells[1]);
  }

  private static @Nullable PlayerBuilder old(LineScanner words) {
    String address = words.last();
    String ping = after("ping:", words.last());
    String deaths = after("d:", words.last());
    String kills = after("k:", words.last());
    String team = words.last();
    if (ping.isEmpty() || deaths.isEmpty() || kills.isEmpty()) {
      return null;
    }
    return player(words.rest(), team, kills, deaths, ping, address);
  }

  private static String after(String prefix, String word) {
    return word.startsWith(prefix) ? word.substring(prefix.length()) : "";
  }

  private static PlayerBuilder player(
      String raw, String team, String kills, String deaths, String ping, String address) {
    PlayerBuilder player =
        new PlayerBuilder(raw)
            .name(ColourCodes.CARET_ANY.strip(raw))
            .score(Numerals.toLong(kills))
            .address(address.equals("bot") ? "" : address)
            .bot(address.equals("bot"))
            .detail("team", team)
            .detail("deaths", deaths);
    if (Numerals.integer(ping)) {
      return player.ping(Numerals.toInt(ping));
    }
    return ping.equals("ZMBI") ? player.state(ping).gone() : player.state(ping);
  }
}
