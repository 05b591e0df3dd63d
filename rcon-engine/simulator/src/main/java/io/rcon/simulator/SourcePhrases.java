package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Source dedicated servers, and whatever else speaks Source RCON plainly. */
final class SourcePhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return name.isEmpty() ? List.of("") : List.of("Unknown command \"" + name + "\"\n");
  }

  @Override
  public List<String> status(List<Player> players) {
    List<String> out = new ArrayList<>();
    out.add("hostname: simulated\n");
    out.add("version : 9000000/24 9000000 secure\n");
    out.add("udp/ip  : 127.0.0.1:27015\n");
    out.add("map     : cp_simulated at: 0 x, 0 y, 0 z\n");
    out.add(
        "players : "
            + players.size()
            + " humans, 0 bots ("
            + SimulatedPlayers.room(players)
            + " max)\n\n");
    out.add("# userid name                uniqueid            connected ping loss state  adr\n");
    for (Player player : players) {
      out.add(
          String.format(
              Locale.ROOT,
              "# %6d %-19s %-19s %9s %4d    0 active %s\n",
              player.slot() + 2,
              '"' + player.name() + '"',
              "[U:1:" + (1000 + player.slot()) + "]",
              String.format(Locale.ROOT, "%02d:%02d", player.seconds() / 60, player.seconds() % 60),
              player.ping(),
              player.address()));
    }
    return out;
  }

  @Override
  public List<String> version() {
    return List.of("Protocol version 24\nExe version 9000000 (simulated)\n");
  }

  @Override
  public List<String> help(List<String> commands) {
    return commands.stream().map(c -> c + "\n").toList();
  }

  @Override
  public List<String> changeLevel(String map) {
    return List.of("---- Host_Changelevel: " + map + " ----\n");
  }
}
