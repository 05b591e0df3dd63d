package io.rcon.commands;

import io.rcon.CommandFacts;
import io.rcon.Dialect;
import io.rcon.Fact;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a {@link TypedCommand} does. Whether a game has it is a fact of its dialect. */
public enum GameAction {
  /** Sends text to all players. */
  SAY(CommandFacts.SAY),
  /** Sends text to one player. */
  TELL(CommandFacts.TELL),
  /** Removes a player, who may come back. */
  KICK(CommandFacts.KICK),
  /** Keeps a player from coming back; whether it also removes the player depends on the game. */
  BAN(CommandFacts.BAN),
  /** Lifts a ban. */
  UNBAN(CommandFacts.UNBAN),
  /** Changes the map. */
  MAP(CommandFacts.MAP),
  /** Saves the world. */
  SAVE(CommandFacts.SAVE),
  /** Stops the server. */
  STOP(CommandFacts.STOP),
  /** Restarts the server. */
  RESTART(CommandFacts.RESTART);

  @SuppressWarnings("ImmutableEnumChecker") // A fact is immutable; its type does not say so.
  private final Fact<String> template;

  GameAction(Fact<String> template) {
    this.template = template;
  }

  /** {@return the fact that says how a game words it} */
  public Fact<String> template() {
    return template;
  }

  /** {@return its name in lower case, as the program uses it} */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return whether it is about one player} */
  public boolean hasPlayer() {
    return this == TELL || this == KICK || this == BAN || this == UNBAN;
  }

  /** {@return whether the server closes its port when it obeys} */
  public boolean closes() {
    return this == STOP || this == RESTART;
  }

  /**
   * The actions that a game has.
   *
   * @param dialect the game
   * @return those with a template
   */
  public static List<GameAction> of(Dialect dialect) {
    return Arrays.stream(values())
        .filter(action -> !dialect.get(action.template).isEmpty())
        .toList();
  }
}
