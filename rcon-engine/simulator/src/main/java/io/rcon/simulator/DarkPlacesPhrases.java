package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** DarkPlaces, whose echo adds a space after every word. */
final class DarkPlacesPhrases extends QuakePhrases {
  @Override
  public List<String> echo(String text) {
    return List.of(text.isEmpty() ? "\n" : text + " \n");
  }

  @Override
  public List<String> status(List<Player> players) {
    List<String> out = new ArrayList<>();
    out.add("host:     simulated\n");
    out.add("version:  Nexuiz build simulated (gamename Nexuiz)\n");
    out.add("protocol: 3504 (DP7)\n");
    out.add("map:      simulated\n");
    out.add("timing:   0.7% CPU, 0.00% lost, offset avg 0.1ms, max 1.6ms, sdev 0.1ms\n");
    out.add(
        "players:  " + players.size() + " active (" + SimulatedPlayers.room(players) + " max)\n\n");
    if (!players.isEmpty()) {
      out.add(
          "^2IP                                             %pl ping  time   frags  no   name\n");
    }
    for (Player player : players) {
      out.add(
          String.format(
              Locale.ROOT,
              "^3%-47s %2d %4d %2d:%02d:%02d %4d  #%-3d ^7%s\n",
              player.address(),
              0,
              player.ping(),
              player.seconds() / 3600,
              player.seconds() / 60 % 60,
              player.seconds() % 60,
              player.score(),
              player.slot() + 1,
              player.name()));
    }
    return out;
  }

  @Override
  public List<String> version() {
    return List.of("Nexuiz Linux build simulated release\n");
  }

  @Override
  public List<String> help(List<String> commands) {
    List<String> out = new ArrayList<>();
    commands.forEach(command -> out.add(command + " : simulated\n"));
    out.add("\n" + commands.size() + " commands\n");
    return out;
  }

  @Override
  public List<String> variables() {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      out.add("sim_variable" + i + " is \"" + i + "\" [\"0\"] a simulated variable\n");
    }
    out.add("900 cvars\n");
    return out;
  }
}
