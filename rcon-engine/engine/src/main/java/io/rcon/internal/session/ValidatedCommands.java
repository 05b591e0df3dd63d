package io.rcon.internal.session;

import io.rcon.Command;
import io.rcon.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * A cache of commands that were built from bare texts and found valid for a dialect. Most callers
 * send the same few texts again and again, and a command that thousands of sessions share stays in
 * the processor's cache. Event loop only.
 */
public final class ValidatedCommands {
  private static final int PLACES = 64;

  private final @Nullable Validated[] places = new @Nullable Validated[PLACES];

  /** Makes an empty cache. */
  public ValidatedCommands() {}

  /** The valid command of a text; null if it is not in the cache. */
  @Nullable Command find(Dialect dialect, String text) {
    Validated validated = places[place(dialect, text)];
    return validated != null && validated.is(dialect, text) ? validated.command : null;
  }

  void add(Dialect dialect, Command command) {
    places[place(dialect, command.text())] = new Validated(dialect, command);
  }

  private static int place(Dialect dialect, String text) {
    return (text.hashCode() ^ dialect.name().hashCode()) & (PLACES - 1);
  }

  private record Validated(Dialect dialect, Command command) {
    boolean is(Dialect dialect, String text) {
      return this.dialect.equals(dialect) && command.text().equals(text);
    }
  }
}
