package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Battlefield's words, one a line; an exclamation mark begins an answer that is not {@code OK}. Its
 * list of players is a table with a head of its own.
 */
final class FrostbitePhrases implements Phrases {
  private static final List<String> COLUMNS =
      List.of("name", "guid", "teamId", "squadId", "kills", "deaths", "score", "ping");

  @Override
  public List<String> unknown(String name) {
    return List.of("!UnknownCommand");
  }

  @Override
  public List<String> status(List<Player> players) {
    List<String> words = new ArrayList<>();
    words.add(Integer.toString(COLUMNS.size()));
    words.addAll(COLUMNS);
    words.add(Integer.toString(players.size()));
    for (Player player : players) {
      words.addAll(
          List.of(
              player.name(),
              String.format(Locale.ROOT, "EA_%032d", player.slot()),
              Integer.toString(1 + player.slot() % 2),
              "0",
              "0",
              "0",
              Integer.toString(player.score()),
              Integer.toString(player.ping())));
    }
    return List.of(String.join("\n", words));
  }

  @Override
  public String statusCommand() {
    return "admin.listPlayers all";
  }

  @Override
  public List<String> version() {
    return List.of("BF4\n179665");
  }

  @Override
  public List<String> help(List<String> commands) {
    return List.of(String.join("\n", commands));
  }
}
