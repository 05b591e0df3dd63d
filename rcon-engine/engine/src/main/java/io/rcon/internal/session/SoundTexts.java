package io.rcon.internal.session;

import io.rcon.Command;
import io.rcon.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Bare texts that were found sound, as the commands they became: most callers give the same few
 * again and again, to one server or to thousands, and what thousands share stays in the processor's
 * cache. Event loop only.
 */
public final class SoundTexts {
  private static final int PLACES = 64;

  private final @Nullable Sound[] places = new @Nullable Sound[PLACES];

  /** Makes it without a text. */
  public SoundTexts() {}

  /** The command of a text that this dialect takes; null if it is not known to. */
  @Nullable Command find(Dialect dialect, String text) {
    Sound sound = places[place(dialect, text)];
    return sound != null && sound.is(dialect, text) ? sound.command : null;
  }

  void add(Dialect dialect, Command command) {
    places[place(dialect, command.text())] = new Sound(dialect, command);
  }

  private static int place(Dialect dialect, String text) {
    return (text.hashCode() ^ dialect.name().hashCode()) & (PLACES - 1);
  }

  private record Sound(Dialect dialect, Command command) {
    boolean is(Dialect dialect, String text) {
      return this.dialect.equals(dialect) && command.text().equals(text);
    }
  }
}
