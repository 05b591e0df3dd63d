package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;

/** Teeworlds: each print is a line of the log. */
final class EconPhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return List.of("No such command: " + name + ".");
  }

  @Override
  public List<String> status(List<Player> players) {
    return players.stream()
        .map(player ->
            "id="
                + player.slot()
                + " addr="
                + player.address()
                + " client=1797 name='"
                + player.name()
                + "' score="
                + player.score())
        .toList();
  }

  @Override
  public List<String> version() {
    return List.of("0.7.5");
  }

  @Override
  public List<String> help(List<String> commands) {
    return commands;
  }

  @Override
  public String big(int length) {
    return SampleText.lines(length);
  }
}
