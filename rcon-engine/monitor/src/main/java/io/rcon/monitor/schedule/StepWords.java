package io.rcon.monitor.schedule;

import io.rcon.Server;
import io.rcon.commands.GameAction;
import io.rcon.commands.TypedCommand;
import io.rcon.config.ScheduleStep;
import io.rcon.config.StepText;
import java.util.Optional;
import java.util.regex.Pattern;

/** The steps of a schedule in the words of a server's game. */
final class StepWords {
  /** No console takes one of these for an end or a quote. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]+");

  private StepWords() {}

  /** The step as a typed command; empty if it is none. */
  static Optional<TypedCommand> typed(ScheduleStep step, String server, String left) {
    if (step instanceof ScheduleStep.Announce announce) {
      return Optional.of(TypedCommand.of(GameAction.SAY, null, announce.say().fill(server, left)));
    } else if (step instanceof ScheduleStep.Save) {
      return Optional.of(TypedCommand.of(GameAction.SAVE, null, ""));
    } else if (step instanceof ScheduleStep.Stop) {
      return Optional.of(TypedCommand.of(GameAction.STOP, null, ""));
    }
    return Optional.empty();
  }

  /**
   * The line that is sent; empty for a step that sends none.
   *
   * @throws IllegalArgumentException if the game cannot express it; says why
   */
  static Optional<String> line(ScheduleStep step, Server server, String left) {
    if (step instanceof ScheduleStep.Run command) {
      return Optional.of(raw(command.text(), server.name()));
    }
    return typed(step, server.name(), left).map(typed -> typed.preview(server.dialect()));
  }

  private static String raw(StepText text, String server) {
    if (text.namesServer() && !HARMLESS.matcher(server).matches()) {
      throw new IllegalArgumentException(
          "the name '"
              + server
              + "' has characters that a console may take for more than a name; use {name} in an"
              + " announcement, which quotes it, or rename the server");
    }
    return text.fill(server, "");
  }
}
