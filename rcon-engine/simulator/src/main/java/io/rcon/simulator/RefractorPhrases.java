package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;

/** Battlefield 2 with ModManager. */
final class RefractorPhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return List.of("error: unknown command: '" + name + "'");
  }

  @Override
  public String statusCommand() {
    return "exec sv.serverName";
  }

  @Override
  public List<String> status(List<Player> players) {
    return List.of("Test");
  }

  @Override
  public List<String> version() {
    return List.of("ModManager v4.4");
  }

  @Override
  public List<String> help(List<String> commands) {
    return commands.stream().map(each -> each + "\n").toList();
  }

  @Override
  public String big(int length) {
    return SampleText.lines(length);
  }
}
