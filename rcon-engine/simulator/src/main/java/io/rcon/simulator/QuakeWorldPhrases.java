package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** QuakeWorld (mvdsv), whose echo adds a space after every word. */
final class QuakeWorldPhrases extends QuakePhrases {
  @Override
  public List<String> echo(String text) {
    return text.isEmpty() ? List.of("\n") : List.of(text + " ", "\n");
  }

  @Override
  public List<String> status(List<Player> players) {
    List<String> out = new ArrayList<>();
    out.add("net address                 : 127.0.0.1:27500\n");
    out.add("cpu utilization (overall)   :   0%\n");
    out.add("cpu utilization (recording) :   0%\n");
    out.add("avg response time           : 0 ms\n");
    out.add("packets/frame               :  0.00 (" + players.size() + ")\n");
    out.add("name               ping frags   id\n  address\n  real ip\n");
    out.add("------------------ ---- ----- ------\n");
    for (Player player : players) {
      out.add(
          String.format(
              Locale.ROOT,
              "%-18s %4d %5d %6d\n",
              player.name(),
              player.ping(),
              player.score(),
              player.slot() + 1));
      out.add("  " + player.address() + "\n");
    }
    out.add("\n");
    return out;
  }

  @Override
  public List<String> version() {
    return List.of("\"version\" is \"MVDSV 0.35 simulated\"\n");
  }

  @Override
  public List<String> help(List<String> commands) {
    List<String> out = new ArrayList<>();
    out.add("List of commands:\n");
    commands.forEach(command -> out.add("  " + command + "\n"));
    return out;
  }

  @Override
  public List<String> variables() {
    List<String> out = new ArrayList<>();
    out.add("List of cvars:\n");
    for (int i = 0; i < 120; i++) {
      out.add((i % 5 == 0 ? "s" : " ") + " sim_variable" + i + " " + i + "\n");
    }
    return out;
  }
}
