package io.rcon.commands;

import io.rcon.Dialect;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command that most games have, independent of the game. A value. */
public final class TypedCommand {
  private final GameAction action;
  private final @Nullable PlayerKey player;
  private final String text;

  private TypedCommand(GameAction action, @Nullable PlayerKey player, String text) {
    this.action = action;
    this.player = player;
    this.text = Objects.requireNonNull(text, "text");
  }

  /**
   * Makes a command of its parts.
   *
   * @param action what it does
   * @param player the player it is about; null exactly if the action is about nobody
   * @param text the text to say, the reason or the map; empty for nothing
   * @return the command
   * @throws IllegalArgumentException if a player is missing or not wanted
   */
  public static TypedCommand of(GameAction action, @Nullable PlayerKey player, String text) {
    if (action.hasPlayer() != (player != null)) {
      throw new IllegalArgumentException(
          "'" + action.key() + "' is about " + (player == null ? "a player" : "no player"));
    }
    return new TypedCommand(action, player, text);
  }

  /** {@return what it does} */
  public GameAction action() {
    return action;
  }

  /** {@return the player it is about; empty where it is about none} */
  public Optional<PlayerKey> player() {
    return Optional.ofNullable(player);
  }

  /** {@return the text to say, the reason or the map; may be empty} */
  public String text() {
    return text;
  }

  /**
   * The exact line that would be sent to a server of a game. Sends nothing.
   *
   * @param dialect the game
   * @return one line; where a part is read from a list of players right before, the line has words
   *     in angle brackets in its place, such as {@code clientkick <slot of 'Anna'>}
   * @throws IllegalArgumentException if the game does not have the command, or an argument cannot
   *     be expressed; the message says why
   */
  public String preview(Dialect dialect) {
    return ActionPlan.of(dialect, this).preview();
  }

  @Override
  public String toString() {
    return "TypedCommand[" + action.key() + (player == null ? "]" : " " + player + "]");
  }
}
