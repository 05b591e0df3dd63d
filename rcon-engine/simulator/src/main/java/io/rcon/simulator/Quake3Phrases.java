package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Quake 3 and ioquake3, which print a row in several calls. */
final class Quake3Phrases extends QuakePhrases {
  @Override
  public List<String> echo(String text) {
    return List.of(text + "\n");
  }

  @Override
  public List<String> unknown(String name) {
    return name.isEmpty() ? List.of() : List.of("unknown command: " + name + "\n");
  }

  @Override
  public List<String> status(List<Player> players) {
    List<String> out = new ArrayList<>();
    out.add("map: sim_dm1\n");
    out.add(row("cl score ping name", 19, "address", 40, "rate ") + "\n");
    out.add("-- ----- ---- " + "-".repeat(15) + " " + "-".repeat(39) + " -----\n");
    for (Player player : players) {
      out.add(String.format(Locale.ROOT, "%2d ", player.slot()));
      out.add(String.format(Locale.ROOT, "%5d ", player.score()));
      out.add(String.format(Locale.ROOT, "%4d ", player.ping()));
      out.add(String.format(Locale.ROOT, "%-16s", player.name()));
      out.add(String.format(Locale.ROOT, "^7%-40s", player.address()));
      out.add(String.format(Locale.ROOT, "%5d", 25000));
      out.add("\n");
    }
    out.add("\n");
    return out;
  }

  private static String row(String left, int leftWidth, String middle, int width, String right) {
    return left
        + " ".repeat(Math.max(0, leftWidth + 11 - left.length()))
        + middle
        + " ".repeat(width - middle.length())
        + right;
  }

  @Override
  public List<String> version() {
    return List.of("\"version\" is:\"simulated ioq3 1.36 linux-x86_64^7\"\n");
  }

  @Override
  public List<String> help(List<String> commands) {
    List<String> out = new ArrayList<>();
    commands.forEach(command -> out.add(command + "\n"));
    out.add(commands.size() + " commands\n");
    return out;
  }

  @Override
  public List<String> variables() {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      out.add(i % 3 == 0 ? "   S A    " : "     A    ");
      out.add(" sim_variable" + i + " \"" + "value".repeat(i % 7) + "\"\n");
    }
    out.add("\n120 total cvars\n");
    return out;
  }
}
