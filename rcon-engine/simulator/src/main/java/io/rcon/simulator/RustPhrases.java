package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The words of Rust's console. Lists are JSON, and an empty line says nothing. */
final class RustPhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return List.of("Command '" + name + "' not found");
  }

  @Override
  public String statusCommand() {
    return "playerlist";
  }

  @Override
  public List<String> status(List<Player> players) {
    return List.of(
        players.stream().map(RustPhrases::row).collect(Collectors.joining(",\n", "[\n", "\n]")));
  }

  private static String row(Player player) {
    return String.format(
        Locale.ROOT,
        """
          {
            "SteamID": "%d",
            "OwnerSteamID": "0",
            "DisplayName": "%s",
            "Ping": %d,
            "Address": "%s",
            "ConnectedSeconds": %d,
            "ViolationLevel": 0.0,
            "Health": 100.0
          }\
        """,
        player.steam(),
        player.name(),
        player.ping(),
        player.address(),
        player.seconds());
  }

  @Override
  public List<String> version() {
    return List.of("Protocol: 2593.278.1\nBuild Version: 106342");
  }

  @Override
  public List<String> help(List<String> commands) {
    return List.of("Commands:\n" + String.join("( )\n", commands));
  }
}
