package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Arma 3 and DayZ: lines that are parted, not ended, by line feeds. */
final class BattlEyePhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return List.of("Unknown command");
  }

  @Override
  public List<String> status(List<Player> players) {
    List<String> out = new ArrayList<>();
    out.add("Players on server:\n");
    out.add("[#] [IP Address]:[Port] [Ping] [GUID] [Name]\n");
    out.add("--------------------------------------------------\n");
    for (Player player : players) {
      out.add(
          String.format(
              Locale.ROOT,
              "%-3d %s %6d   %032x(OK) %s\n",
              player.slot(),
              player.address(),
              player.ping(),
              player.slot() + 1,
              player.name()));
    }
    out.add("(" + players.size() + " players in total)");
    return out;
  }

  @Override
  public List<String> version() {
    return List.of("1.217");
  }

  @Override
  public List<String> help(List<String> commands) {
    return List.of(String.join("\n", commands));
  }
}
