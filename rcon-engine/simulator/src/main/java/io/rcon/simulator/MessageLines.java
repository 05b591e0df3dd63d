package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;

/** A game that says what another one says, with a line break after each message. */
record MessageLines(Phrases other) implements Phrases {
  private static List<String> lines(List<String> messages) {
    return messages.stream().map(message -> message + "\n").toList();
  }

  @Override
  public List<String> echo(String text) {
    return lines(other.echo(text));
  }

  @Override
  public List<String> unknown(String name) {
    return name.isEmpty() ? List.of("") : lines(other.unknown(name));
  }

  @Override
  public List<String> status(List<Player> players) {
    return lines(other.status(players));
  }

  @Override
  public List<String> version() {
    return lines(other.version());
  }

  @Override
  public List<String> help(List<String> commands) {
    return lines(other.help(commands));
  }
}
