package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;
import java.util.stream.Collectors;

/** Minecraft, which joins what it says without any separator. */
final class MinecraftPhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return List.of("Unknown or incomplete command, see below for error" + name + "<--[HERE]");
  }

  @Override
  public List<String> status(List<Player> players) {
    String names = players.stream().map(Player::name).collect(Collectors.joining(", "));
    return List.of(
        "There are "
            + players.size()
            + " of a max of "
            + SimulatedPlayers.room(players)
            + " players online: "
            + names);
  }

  @Override
  public List<String> version() {
    return List.of("Simulated Minecraft server 1.21");
  }

  @Override
  public List<String> help(List<String> commands) {
    return List.of(commands.stream().map(c -> "/" + c).collect(Collectors.joining()));
  }
}
