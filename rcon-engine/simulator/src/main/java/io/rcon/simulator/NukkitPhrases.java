package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;
import java.util.stream.Collectors;

/** PowerNukkit, which ends every message with a line break. */
final class NukkitPhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return List.of("Unknown command. Try /help for a list of commands\n");
  }

  @Override
  public List<String> status(List<Player> players) {
    String names = players.stream().map(Player::name).collect(Collectors.joining(", "));
    return List.of(
        "There are " + players.size() + "/" + SimulatedPlayers.room(players) + " players online:\n",
        names + "\n");
  }

  @Override
  public List<String> version() {
    return List.of("This server is running simulated PowerNukkit 1.6.0.1-PN\n");
  }

  @Override
  public List<String> help(List<String> commands) {
    return List.of(
        "--- Showing help page 1 of 1 (/help <page>) ---\n",
        commands.stream().map(c -> "/" + c + ": simulated\n").collect(Collectors.joining()));
  }
}
