package io.rcon.commands;

import io.rcon.Dialect;
import io.rcon.status.Player;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A typed command in the words of a game, and whether a list of players is needed first. */
final class ActionPlan {
  private final TypedCommand command;
  private final ActionTemplate template;
  private final ArgumentCheck check;
  private final Map<String, String> arguments = new TreeMap<>();

  /** Which argument names the player; empty for none. */
  private final String by;

  /** Whether that argument is read from a fresh list of players. */
  private final boolean asks;

  private ActionPlan(Dialect dialect, TypedCommand command, ActionTemplate template) {
    this.command = command;
    this.template = template;
    check = new ArgumentCheck(dialect);
    by = command.player().isEmpty() ? "" : template.player().orElse("");
    for (String key : List.of(ActionTemplate.TEXT, ActionTemplate.REASON, ActionTemplate.MAP)) {
      arguments.put(key, command.text());
    }
    asks = command.player().map(this::mustAsk).orElse(false);
  }

  /**
   * Plans a command.
   *
   * @throws IllegalArgumentException if the game does not have it, or an argument that is known
   *     already cannot be expressed
   */
  static ActionPlan of(Dialect dialect, TypedCommand command) {
    GameAction action = command.action();
    String words = dialect.get(action.template());
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "the dialect '" + dialect.name() + "' has no '" + action.key() + "'; " + others(dialect));
    }
    ActionTemplate template = new ActionTemplate(words);
    boolean takesText =
        template.has(ActionTemplate.TEXT)
            || template.has(ActionTemplate.REASON)
            || template.has(ActionTemplate.MAP);
    if (!takesText && !command.text().isEmpty()) {
      throw new IllegalArgumentException(
          "the '"
              + action.key()
              + "' of '"
              + dialect.name()
              + "' takes no "
              + (action.hasPlayer() ? "reason" : "text")
              + "; leave it out");
    }
    ActionPlan plan = new ActionPlan(dialect, command, template);
    if (plan.asks && Questions.status().command(dialect).isEmpty()) {
      throw new IllegalArgumentException(
          "the dialect '"
              + dialect.name()
              + "' does not say how players are listed ('status_format')");
    }
    plan.preview();
    return plan;
  }

  private static String others(Dialect dialect) {
    String has =
        GameAction.of(dialect).stream().map(GameAction::key).collect(Collectors.joining(", "));
    return has.isEmpty() ? "it names no command, since it stands for no game" : "it has " + has;
  }

  /** Takes what the caller knows of the player; true if the rest has to be asked for. */
  private boolean mustAsk(PlayerKey player) {
    if (by.isEmpty()) {
      return false;
    }
    boolean byName = by.equals(ActionTemplate.NAME) || by.equals(ActionTemplate.LISTED);
    boolean bySlot = by.equals(ActionTemplate.SLOT);
    Optional<String> known = byName ? player.name() : bySlot ? Optional.empty() : player.known(by);
    known.ifPresent(argument -> arguments.put(by, argument));
    if (by.equals(ActionTemplate.LISTED) || bySlot || known.isEmpty()) {
      if (player.name().isEmpty()) {
        throw new IllegalArgumentException(
            "the game's '"
                + command.action().key()
                + "' goes by "
                + by
                + ": give the player's name");
      }
      if (command.action() == GameAction.UNBAN) {
        throw new IllegalArgumentException(
            "the game's 'unban' goes by " + by + ": give that, for who is banned is not listed");
      }
      return true;
    }
    return false;
  }

  /** Whether a fresh list of players is needed. */
  boolean asks() {
    return asks;
  }

  AddressedBy by() {
    return switch (by) {
      case "" -> AddressedBy.NOBODY;
      case ActionTemplate.NAME, ActionTemplate.LISTED -> AddressedBy.NAME;
      case ActionTemplate.SLOT -> AddressedBy.SLOT;
      case ActionTemplate.ADDRESS -> AddressedBy.ADDRESS;
      default -> AddressedBy.ID;
    };
  }

  /** The line, with words in angle brackets for what is not known yet. */
  String preview() {
    ActionTemplate.Place place =
        (key, argument, quoted) ->
            asks && key.equals(by) && !by.equals(ActionTemplate.LISTED)
                ? "<" + by + " of " + command.player().orElseThrow() + ">"
                : check.put(key, argument, quoted);
    return check.checkLine(template.fill(arguments, place));
  }

  /** The command's line. */
  String line() {
    return check.checkLine(template.fill(arguments, check));
  }

  /**
   * The line for the player whom a fresh list shows.
   *
   * @throws IllegalArgumentException if it does not show exactly one
   */
  String line(ServerStatus fresh) {
    Player player = find(fresh, command.player().orElseThrow());
    String argument = argument(player);
    if (argument == null) {
      throw new IllegalArgumentException(
          "the list of players shows no " + by + " of " + command.player().orElseThrow());
    }
    arguments.put(by, argument);
    return line();
  }

  private @Nullable String argument(Player player) {
    return switch (by) {
      // As it was given: a listed name without its decoration may be another player's.
      case ActionTemplate.LISTED -> command.player().flatMap(PlayerKey::name).orElse(null);
      case ActionTemplate.SLOT ->
          player.slot().isPresent() ? Integer.toString(player.slot().getAsInt()) : null;
      default -> PlayerKey.idOf(player, by);
    };
  }

  private static Player find(ServerStatus fresh, PlayerKey key) {
    if (!fresh.known() || !fresh.complete()) {
      throw new IllegalArgumentException(
          "the server's list of players could not be read, so "
              + key
              + " was not looked up; see"
              + " what it answers, and 'console' and 'status_format' of the dialect");
    }
    if (!fresh.countsAgree()) {
      throw new IllegalArgumentException(
          "the server lists another number of players than it counts, so a row may be forged; try"
              + " again, or give the player's id");
    }
    List<Player> found = fresh.players().stream().filter(key::matches).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          found.isEmpty()
              ? "nobody on the server is " + key + " now"
              : found.size() + " players are " + key + "; give the slot or the id too");
    }
    Player player = found.get(0);
    long same = fresh.players().stream().filter(p -> p.slot().equals(player.slot())).count();
    if (player.slot().isPresent() && same != 1) {
      throw new IllegalArgumentException(
          "the server lists the slot of " + key + " twice, so a row may be forged; try again");
    }
    return player;
  }
}
