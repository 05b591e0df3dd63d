package io.rcon.internal.event;

import io.rcon.CommonFacts;
import io.rcon.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of the answers to some commands, on a server that tells what was said only when it
 * is asked. Event loop only.
 */
public final class AnsweredEvents {
  private final List<String> commands;

  private AnsweredEvents(List<String> commands) {
    this.commands = commands;
  }

  /**
   * Those of a dialect.
   *
   * @param dialect any
   * @return null if no command asks for what was said
   */
  public static @Nullable AnsweredEvents of(Dialect dialect) {
    List<String> commands = dialect.get(CommonFacts.EVENT_COMMANDS);
    return commands.isEmpty() ? null : new AnsweredEvents(commands);
  }

  /**
   * A command was answered.
   *
   * @param command its text
   * @param answer the answer's
   * @param sink takes each line that is not blank
   */
  public void answered(String command, String answer, EventSink sink) {
    String given = command.strip();
    if (commands.stream().anyMatch(given::equalsIgnoreCase)) {
      answer.lines().filter(line -> !line.isBlank()).forEach(line -> sink.said(line, null));
    }
  }
}
