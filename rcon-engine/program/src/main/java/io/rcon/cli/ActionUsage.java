package io.rcon.cli;

import io.rcon.commands.GameAction;
import picocli.CommandLine.Model.CommandSpec;

/** Describes how to use the commands that most games have. */
final class ActionUsage {
  private ActionUsage() {}

  static String synopsis(GameAction action) {
    return "rcon "
        + action.key()
        + switch (action) {
          case SAY -> " TEXT...";
          case TELL -> " PLAYER TEXT...";
          case KICK, BAN -> " PLAYER [REASON...]";
          case UNBAN -> " PLAYER";
          case MAP -> " NAME";
          case SAVE, STOP, RESTART -> "";
        };
  }

  private static String header(GameAction action) {
    return switch (action) {
      case SAY -> "Says a text to everybody on the servers.";
      case TELL -> "Says a text to one player.";
      case KICK -> "Removes a player from the servers.";
      case BAN -> "Keeps a player from coming back.";
      case UNBAN -> "Lifts a ban.";
      case MAP -> "Changes the map.";
      case SAVE -> "Saves the world.";
      case STOP -> "Stops the servers, and waits until they are gone.";
      case RESTART -> "Restarts the servers, and waits until they are gone.";
    };
  }

  static void describe(CommandSpec spec, GameAction action) {
    String words = synopsis(action).substring("rcon ".length() + action.key().length());
    spec.usageMessage()
        .header(header(action))
        .customSynopsis("rcon " + action.key() + " [OPTIONS]" + words)
        .description(
            "",
            "Each server gets it in the words of its game. What a game does not have, and what its"
                + " console cannot express, is refused before anything is sent.",
            "Options come first. --dry-run shows exactly what would be sent.")
        .footer(
            "",
            "Example:",
            "  rcon " + action.key() + " -f fleet.yaml -l region=eu --dry-run" + example(action));
  }

  private static String example(GameAction action) {
    return switch (action) {
      case SAY -> " back in five minutes";
      case TELL -> " Anna your base burns";
      case KICK, BAN -> " Anna swearing";
      case UNBAN -> " Anna";
      case MAP -> " oa_dm1";
      case SAVE, STOP, RESTART -> "";
    };
  }
}
