package io.rcon.commands;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.status.Player;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The commands that most games have, on one server, in the words of its game. Immutable and safe on
 * any thread.
 *
 * <pre>{@code
 * Commands.of(session).kick(PlayerKey.name("Anna"), "asleep").thenAccept(result -> …);
 * }</pre>
 *
 * <p>One call sends one command, exactly as {@link CommandResult#text} tells, or none: what the
 * game does not have and what its console cannot express fail with {@link
 * RconException.CommandRejected} before anything is sent. No argument can become a second command.
 * Kick and ban go by an identifier where the game has a lasting one, and otherwise by what its
 * commands take; by slot only right after a list of players in which the name is found exactly
 * once. {@link CommandResult#by} tells the kind of key.
 *
 * <p>Stages complete on the session's callback executor, with the failures that {@link
 * RconSession#execute(Command)} has. Cancelling the stage's future cancels the command.
 */
public final class Commands {
  /** A slot that was read longer ago may be another's. */
  private static final Duration SLOT_LASTS = Duration.ofSeconds(10);

  private final Server server;
  private final Function<Command, PendingReply> sender;
  private final UnaryOperator<Command> bounds;

  private Commands(
      Server server, Function<Command, PendingReply> sender, UnaryOperator<Command> bounds) {
    this.server = server;
    this.sender = sender;
    this.bounds = bounds;
  }

  /**
   * The commands of a server.
   *
   * @param session with the server
   * @return its commands, with the session's bounds
   */
  public static Commands of(RconSession session) {
    return of(session.server(), session::execute);
  }

  /**
   * The commands of a server that is reached without a session.
   *
   * @param server the server, whose dialect words the commands
   * @param sender sends one command and tells its reply; never throws because of what a server did
   * @return its commands, with the sender's bounds
   */
  public static Commands of(Server server, Function<Command, PendingReply> sender) {
    return new Commands(server, sender, command -> command);
  }

  /**
   * Changes how commands are given: their bounds or origin.
   *
   * @param change applied to each command before it is sent; must not change its text
   * @return the same server's commands, given so
   */
  public Commands with(UnaryOperator<Command> change) {
    return new Commands(server, sender, change);
  }

  /**
   * Sends text to all players.
   *
   * @param text the text
   * @return the result
   */
  public CompletionStage<CommandResult> say(String text) {
    return run(TypedCommand.of(GameAction.SAY, null, text));
  }

  /**
   * Sends text to one player.
   *
   * @param player the one who receives it
   * @param text the text
   * @return the result
   */
  public CompletionStage<CommandResult> tell(PlayerKey player, String text) {
    return run(TypedCommand.of(GameAction.TELL, player, text));
  }

  /**
   * Removes a player.
   *
   * @param player the one to remove
   * @param reason what the player is told; empty for nothing, refused where the game takes none
   * @return the result
   */
  public CompletionStage<CommandResult> kick(PlayerKey player, String reason) {
    return run(TypedCommand.of(GameAction.KICK, player, reason));
  }

  /**
   * Removes the player of a row.
   *
   * @param player from a status of this server
   * @param reason what the player is told; empty for nothing, refused where the game takes none
   * @return the result
   */
  public CompletionStage<CommandResult> kick(Player player, String reason) {
    return kick(PlayerKey.of(player), reason);
  }

  /**
   * Keeps a player from coming back, for as long as the game can. Whether it also removes the
   * player depends on the game.
   *
   * @param player the one to ban
   * @param reason what the server notes; empty for nothing, refused where the game takes none
   * @return the result
   */
  public CompletionStage<CommandResult> ban(PlayerKey player, String reason) {
    return run(TypedCommand.of(GameAction.BAN, player, reason));
  }

  /**
   * Lifts a ban.
   *
   * @param player the one who may come back, by the kind of key by which the game bans
   * @return the result
   */
  public CompletionStage<CommandResult> unban(PlayerKey player) {
    return run(TypedCommand.of(GameAction.UNBAN, player, ""));
  }

  /**
   * Changes the map.
   *
   * @param name the map's plain name
   * @return the result
   */
  public CompletionStage<CommandResult> map(String name) {
    return run(TypedCommand.of(GameAction.MAP, null, name));
  }

  /**
   * Saves the world.
   *
   * @return the result
   */
  public CompletionStage<CommandResult> save() {
    return run(TypedCommand.of(GameAction.SAVE, null, ""));
  }

  /**
   * Stops the server; succeeds when it is gone, as {@link Command#expectClose()} tells.
   *
   * @return the result
   */
  public CompletionStage<CommandResult> stop() {
    return run(TypedCommand.of(GameAction.STOP, null, ""));
  }

  /**
   * Restarts the server; succeeds when it is gone, as {@link Command#expectClose()} tells. It comes
   * back where something starts it again.
   *
   * @return the result
   */
  public CompletionStage<CommandResult> restart() {
    return run(TypedCommand.of(GameAction.RESTART, null, ""));
  }

  /**
   * Runs a command of any kind.
   *
   * @param command the command
   * @return the result
   */
  public CompletionStage<CommandResult> run(TypedCommand command) {
    Dialect dialect = server.dialect();
    ActionFuture result = new ActionFuture(server.name());
    try {
      ActionPlan plan = ActionPlan.of(dialect, command);
      if (plan.asks()) {
        ask(plan, command, dialect, result);
      } else {
        send(plan, command, plan.line(), result);
      }
    } catch (IllegalArgumentException e) {
      result.reject(String.valueOf(e.getMessage()));
    }
    return result;
  }

  private void ask(ActionPlan plan, TypedCommand command, Dialect dialect, ActionFuture result) {
    Command list = Questions.status().command(dialect).orElseThrow().safeToRepeat();
    PendingReply reply = sender.apply(bounds.apply(list));
    result.waitFor(reply);
    reply.whenComplete((answer, failure) -> {
      if (answer == null) {
        result.completeExceptionally(NotListed.of(server.name(), cause(failure)));
        return;
      }
      try {
        ServerStatus fresh = Questions.status().answer(dialect, answer);
        send(plan, command, plan.line(fresh), result);
      } catch (IllegalArgumentException e) {
        result.reject(String.valueOf(e.getMessage()));
      }
    });
  }

  private void send(ActionPlan plan, TypedCommand command, String line, ActionFuture result) {
    if (result.isAbandoned()) {
      result.abandon();
      return;
    }
    Command toSend = bounds.apply(Command.of(line));
    if (command.action().closes()) {
      toSend = toSend.expectClose();
    }
    if (plan.by() == AddressedBy.SLOT) {
      Duration within = toSend.within().orElse(SLOT_LASTS);
      toSend = toSend.within(within.compareTo(SLOT_LASTS) < 0 ? within : SLOT_LASTS);
    }
    PendingReply reply = sender.apply(toSend);
    result.waitFor(reply);
    reply.whenComplete((answer, failure) -> complete(plan, command, line, answer, failure, result));
  }

  private static void complete(
      ActionPlan plan,
      TypedCommand command,
      String line,
      @Nullable Reply answer,
      @Nullable Throwable failure,
      ActionFuture result) {
    if (answer != null) {
      result.complete(new CommandResult(command.action(), line, plan.by(), answer));
    } else {
      result.completeExceptionally(cause(failure));
    }
  }

  private static Throwable cause(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause == null ? new IllegalStateException("neither a reply nor a failure") : cause;
  }
}
