package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.List;

/** 7 Days to Die. */
final class TelnetPhrases implements Phrases {
  @Override
  public List<String> unknown(String name) {
    return List.of("*** ERROR: unknown command '" + name + "'");
  }

  @Override
  public String statusCommand() {
    return "lp";
  }

  @Override
  public List<String> status(List<Player> players) {
    List<String> out = new ArrayList<>();
    for (Player player : players) {
      out.add(
          out.size()
              + ". id="
              + (171 + player.slot())
              + ", "
              + player.name()
              + ", pos=(1.0, 2.0, 3.0), rot=(0.0, 90.0, 0.0), remote=True, health=100, deaths=0,"
              + " zombies=3, players=0, score="
              + player.score()
              + ", level=8, pltfmid=Steam_7656119000000000"
              + player.slot()
              + ", crossid=EOS_0002, ip="
              + player.address().replaceAll(":.*", "")
              + ", ping="
              + player.ping());
    }
    out.add("Total of " + players.size() + " in the game");
    return out;
  }

  @Override
  public List<String> version() {
    return List.of("Game version: V 2.5 (b32) Compatibility Version: V 2.5");
  }

  /** A help text is one line of the server's with line feeds inside. */
  @Override
  public List<String> help(List<String> commands) {
    return List.of("*** List of Commands ***\n" + String.join("\n", commands));
  }

  @Override
  public String big(int length) {
    return SampleText.lines(length);
  }
}
