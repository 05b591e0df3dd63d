package io.rcon.internal.command;

import io.rcon.Command;
import io.rcon.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Bare texts that were found valid, as the commands they became: most callers give the same few
 * again and again, to one server or to thousands, and what thousands share stays in the processor's
 * cache. Event loop only.
 */
public final class ValidatedCommands {
  private static final int PLACES = 64;

  private final @Nullable Valid[] places = new @Nullable Valid[PLACES];

  /** Makes it without a text. */
  public ValidatedCommands() {}

  /**
   * The command of a text that this dialect takes.
   *
   * @param dialect whose rules count
   * @param text the text
   * @return null if it is not known to be valid
   */
  public @Nullable Command find(Dialect dialect, String text) {
    Valid valid = places[place(dialect, text)];
    return valid != null && valid.is(dialect, text) ? valid.command : null;
  }

  /**
   * A command is valid.
   *
   * @param dialect by whose rules
   * @param command of a bare text
   */
  public void add(Dialect dialect, Command command) {
    places[place(dialect, command.text())] = new Valid(dialect, command);
  }

  private static int place(Dialect dialect, String text) {
    return (text.hashCode() ^ dialect.name().hashCode()) & (PLACES - 1);
  }

  private record Valid(Dialect dialect, Command command) {
    boolean is(Dialect dialect, String text) {
      return this.dialect.equals(dialect) && command.text().equals(text);
    }
  }
}
