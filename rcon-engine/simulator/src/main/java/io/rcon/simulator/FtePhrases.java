package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** FTE QuakeWorld, whose echo adds nothing. */
final class FtePhrases extends QuakePhrases {
  @Override
  public List<String> echo(String text) {
    return List.of(text + "\n");
  }

  @Override
  public List<String> status(List<Player> players) {
    List<String> out = new ArrayList<>();
    out.add("^9lan address (sv_port): [::1]:27500 (localhost)\n");
    out.add("cpu utilization  :   0%\n");
    out.add("avg response time: 0 ms (0 max)\n");
    out.add("current map      : dm3\n");
    out.add("name               userid frags\n  address          rate ping drop\n");
    out.add("  ---------------- ---- ---- -----\n");
    for (Player player : players) {
      out.add(
          String.format(
              Locale.ROOT,
              "%-18s %6d %5d\n  %s\n",
              player.name(),
              player.slot() + 1,
              player.score(),
              player.address()));
    }
    out.add("\n");
    return out;
  }

  @Override
  public List<String> version() {
    return List.of("^&F0FTE QuakeWorld^7 git simulated\n");
  }

  @Override
  public List<String> help(List<String> commands) {
    List<String> out = new ArrayList<>();
    out.add("Command list:\n");
    commands.forEach(command -> out.add("(20) " + command + "\n"));
    return out;
  }

  @Override
  public List<String> variables() {
    List<String> out = new ArrayList<>();
    out.add("cvarlist list all cvars matching given parameters\n");
    for (int i = 0; i < 120; i++) {
      out.add("sim_variable" + i + " " + i + "\n");
    }
    return out;
  }
}
