package io.rcon.simulator;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** The commands that every simulated server knows. Stateless but for the players' clock. */
class GameConsole {
  private static final int LARGEST = 1 << 24;

  private static final List<String> COMMANDS =
      List.of(
          "big",
          "bigu",
          "changelevel",
          "cmdlist",
          "cvarlist",
          "drop",
          "echo",
          "help",
          "list",
          "none",
          "rcon_password",
          "slow",
          "status",
          "version");

  private final Phrases phrases;
  private final SimulatedPlayers players;
  private final LongSupplier clock;
  private final long born;

  GameConsole(Phrases phrases, SimulatedPlayers players, LongSupplier clock) {
    this.phrases = phrases;
    this.players = players;
    this.clock = clock;
    born = clock.getAsLong();
  }

  final Phrases phrases() {
    return phrases;
  }

  /** Runs a command line of a game that splits at the first space. */
  final ScriptedReply run(String line) {
    if (line.equals(phrases.statusCommand())) {
      return ScriptedReply.prints(phrases.status(players()));
    }
    if (!line.isEmpty() && line.equals(phrases.speedCommand())) {
      return ScriptedReply.prints(phrases.speed());
    }
    int space = line.indexOf(' ');
    return space < 0 ? run(line, "") : run(line.substring(0, space), line.substring(space + 1));
  }

  /** Runs a command whose name and arguments the game has found by its own rules. */
  ScriptedReply run(String name, String arguments) {
    return switch (name) {
      case "echo" -> ScriptedReply.prints(phrases.echo(arguments));
      case "big" -> big(arguments);
      case "bigu" -> bigUnicode(arguments);
      case "slow" -> slow(arguments);
      case "status", "list" -> ScriptedReply.prints(phrases.status(players()));
      case "version" -> ScriptedReply.prints(phrases.version());
      case "help", "cmdlist" -> ScriptedReply.prints(phrases.help(COMMANDS));
      case "cvarlist" -> ScriptedReply.prints(phrases.variables());
      case "none" -> ScriptedReply.silent();
      case "drop" -> ScriptedReply.closing();
      default ->
          name.equals(phrases.statusCommand())
              ? ScriptedReply.prints(phrases.status(players()))
              : unknown(name);
    };
  }

  final List<SimulatedPlayers.Player> players() {
    return players.at(Duration.ofNanos(clock.getAsLong() - born).toSeconds());
  }

  private ScriptedReply big(String arguments) {
    int length = number(arguments);
    return length < 0 ? unknown("big") : ScriptedReply.text(phrases.big(length));
  }

  private ScriptedReply bigUnicode(String arguments) {
    int length = number(arguments);
    return length < 0 ? unknown("bigu") : ScriptedReply.text(SampleText.unicode(length));
  }

  private ScriptedReply slow(String arguments) {
    int space = arguments.indexOf(' ');
    int millis = number(space < 0 ? arguments : arguments.substring(0, space));
    if (millis < 0) {
      return unknown("slow");
    }
    String text = space < 0 ? "" : arguments.substring(space + 1);
    return ScriptedReply.prints(phrases.echo(text)).after(Duration.ofMillis(millis));
  }

  final ScriptedReply unknown(String name) {
    return ScriptedReply.prints(phrases.unknown(name));
  }

  /** A number from 0 to 16 Mi, or -1. */
  private static int number(String text) {
    if (text.isEmpty() || text.length() > 8) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      value = value * 10 + (digit - '0');
    }
    return value > LARGEST ? -1 : value;
  }
}
