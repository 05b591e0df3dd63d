package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.List;

/** OpenTTD's console: lines, the first of its clients is the server itself. */
final class OpenTtdPhrases implements Phrases {
  @Override
  public List<String> echo(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }

  @Override
  public List<String> unknown(String name) {
    return List.of("Command '" + name + "' not found.");
  }

  @Override
  public List<String> status(List<Player> players) {
    List<String> lines = new ArrayList<>();
    lines.add("Client #1  name: 'the server'  company: 255  IP: server");
    for (Player player : players) {
      String address = player.address().substring(0, player.address().indexOf(':'));
      lines.add(
          String.format(
              "\nClient #%d  name: '%s'  company: 1  IP: %s",
              player.slot() + 2, player.name(), address));
    }
    return lines;
  }

  @Override
  public String statusCommand() {
    return "clients";
  }

  @Override
  public List<String> version() {
    return List.of("OpenTTD 13.0 (simulated)");
  }

  @Override
  public List<String> help(List<String> commands) {
    return List.of(String.join("\n", commands));
  }
}
