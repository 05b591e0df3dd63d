package io.rcon.simulator;

import io.rcon.simulator.SimulatedPlayers.Player;
import java.util.List;

/** The wording of one family of games' answers, print call by print call. Stateless. */
interface Phrases {
  /** What {@code echo} prints: in most games the text as it is. */
  default List<String> echo(String text) {
    return List.of(text);
  }

  List<String> unknown(String name);

  List<String> status(List<Player> players);

  /** Asks for the players, beside {@code status} and {@code list}. */
  default String statusCommand() {
    return "status";
  }

  /** Asks for the game's own speed; empty if the game does not tell it. */
  default String speedCommand() {
    return "";
  }

  /** What is said of it. */
  default List<String> speed() {
    return unknown(speedCommand());
  }

  List<String> version();

  List<String> help(List<String> commands);

  /** The variables with their values; a game without variables knows no such command. */
  default List<String> variables() {
    return unknown("cvarlist");
  }

  default String big(int length) {
    return SampleText.plain(length);
  }

  default List<String> changeLevel(String map) {
    return unknown("changelevel");
  }
}
