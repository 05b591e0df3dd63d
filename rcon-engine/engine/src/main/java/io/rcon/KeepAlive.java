package io.rcon;

import java.time.Duration;
import java.util.Objects;

/**
 * The way to keep an idle connection open.
 *
 * @param every the interval; zero where the game leaves idle connections alone
 * @param command the command to send, which does nothing
 */
public record KeepAlive(Duration every, String command) {
  /** The game leaves idle connections alone. */
  public static final KeepAlive NONE = new KeepAlive(Duration.ZERO, "");

  /** Checks the parts. */
  public KeepAlive {
    Objects.requireNonNull(every, "every");
    Objects.requireNonNull(command, "command");
  }
}
