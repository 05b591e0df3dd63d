package io.rcon;

import java.time.Duration;
import java.util.Objects;

/**
 * How an idle connection is kept from being closed.
 *
 * @param every how often it is used; zero where the game leaves idle connections alone
 * @param command what is sent: a command that does nothing
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
