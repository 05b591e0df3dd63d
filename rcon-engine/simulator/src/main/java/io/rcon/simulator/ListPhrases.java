package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;

/**
 * A game with a command for its players and few words beside.
 *
 * @param statusCommand lists the players
 * @param unknown what it says of a command that it does not know, with a {@code %s} for its name
 * @param table the list
 */
record ListPhrases(String statusCommand, String unknown, PlayerTable table) implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return List.of(unknown.replace("%s", name));
  }

  @Override
  public List<String> status(List<Player> players) {
    return table.lines(players);
  }

  @Override
  public List<String> version() {
    return List.of("simulated");
  }

  @Override
  public List<String> help(List<String> commands) {
    return commands.stream().map(command -> command + "\n").toList();
  }
}
