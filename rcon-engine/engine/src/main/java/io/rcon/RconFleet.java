package io.rcon;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Many sessions on few event loops. Servers can be added and removed at any time. Safe on any
 * thread.
 */
public interface RconFleet extends AutoCloseable {
  /**
   * Adds a server and, unless sessions are on demand, begins to connect.
   *
   * @param server the server; its name must be new to the fleet
   * @return its session
   * @throws IllegalArgumentException if the name is taken, or the server breaks a rule of its
   *     dialect
   * @throws IllegalStateException if the fleet is closed
   */
  RconSession add(Server server);

  /**
   * Adds servers one by one, as {@link #add} does; those before one that fails stay.
   *
   * @param servers the servers
   */
  default void addAll(Collection<Server> servers) {
    servers.forEach(this::add);
  }

  /**
   * Removes a server and closes its session.
   *
   * @param name its name
   * @return completed when the session is closed; at once if there is none of that name
   */
  CompletionStage<Void> remove(String name);

  /**
   * Puts a server in the place of the one with its name, or adds it: a new address, a new password.
   * The old session is closed, and the new one begins to connect once that is done, since some
   * games allow a single connection. Where nothing has changed the session is left alone, unless it
   * is {@link SessionState#REFUSED} or closed.
   *
   * @param server the server
   * @return the session that the fleet then has, which takes commands at once
   * @throws IllegalArgumentException if the server breaks a rule of its dialect; the old session
   *     then stays
   * @throws IllegalStateException if the fleet is closed
   */
  RconSession replace(Server server);

  /**
   * Makes the fleet have these servers and no others, as after a change of its file: adds, replaces
   * and removes what differs, and leaves the other sessions alone, refused ones too (see {@link
   * RconSession#retry}).
   *
   * @param servers the servers, each name once
   * @return the changes; sessions may still be closing
   * @throws IllegalArgumentException if two servers have one name, or one breaks a rule of its
   *     dialect; nothing is changed then
   * @throws IllegalStateException if the fleet is closed
   */
  FleetChanges sync(Collection<Server> servers);

  /**
   * A session by its server's name.
   *
   * @param name the name
   * @return empty if there is none
   */
  Optional<RconSession> session(String name);

  /**
   * The sessions that a selector chooses, in the order in which their servers were added.
   *
   * @param selector the choice
   * @return the sessions of this moment
   */
  Collection<RconSession> select(Selector selector);

  /**
   * Runs a command on many servers, at most {@link RconOptions#broadcastWidth()} at once. A server
   * that fails is one outcome among the others; a fleet that is closed has an outcome for each.
   *
   * @param command the command and its bounds
   * @param selector the choice, made now
   * @param outcomes takes each outcome as it comes, one at a time, on the callback executor; what
   *     it throws is logged, and the others still come
   * @return the progress and the summary
   */
  Broadcast broadcast(Command command, Selector selector, Consumer<Outcome> outcomes);

  /**
   * Asks many servers again and again, each once an interval, their turns spread evenly over it.
   * Follows the fleet: a server that is added is polled too, within the first interval.
   *
   * <p>A server has at most one poll of this kind on its way, its outcome handed over included. A
   * turn that comes meanwhile, or that the event loop was too busy for, is skipped and not made up.
   * A server without a connection is not asked and nothing waits for it: the outcome of its turn is
   * the failure of its session, {@link RconException.Delivery#NOT_SENT}. Sessions on demand are
   * connected for it. All other commands go before polls, which use at most half of the pacing's
   * burst.
   *
   * @param command the command and its bounds
   * @param interval how often a server is asked that does not say so itself, see {@link
   *     Server#pollEvery(Duration)}; more than zero. Precise to some 10 ms
   * @param selector the choice; whether a state is chosen counts at each turn
   * @param outcomes takes each outcome as it comes, one at a time, on the callback executor
   * @return the handle that ends it before the fleet does
   * @throws IllegalArgumentException if the interval is not more than zero
   * @throws IllegalStateException if the fleet is closed
   */
  Polling poll(Command command, Duration interval, Selector selector, Consumer<Outcome> outcomes);

  /**
   * Asks many servers a question again and again, as {@link #poll(Command, Duration, Selector,
   * Consumer)} does a command. Where a session is {@link SessionState#READY} the question's command
   * asks; otherwise, and where the server has no rcon ({@code rcon: off}), the question's
   * {@linkplain Question#query query} does, which needs no login: it goes on while a login is
   * refused or a session backs off, and keeps to the server's pace behind people's commands. Only a
   * server that can be asked in neither way is skipped, with the reason as the outcome.
   *
   * @param question what is asked; what it throws is the failure of one turn
   * @param interval how often a server is asked that does not say so itself; more than zero
   * @param selector the choice; whether a state is chosen counts at each turn
   * @param answers takes each answer or failure as it comes, one at a time, on the callback
   *     executor
   * @param <T> the type of the answer
   * @return the handle that ends it before the fleet does
   * @throws IllegalArgumentException if the interval is not more than zero
   * @throws IllegalStateException if the fleet is closed
   */
  <T> Polling poll(
      Question<T> question, Duration interval, Selector selector, Consumer<Answered<T>> answers);

  /**
   * The fleet at this moment.
   *
   * @return states and counts
   */
  FleetSnapshot snapshot();

  /**
   * Closes every session, as {@link RconSession#closeAsync()} does.
   *
   * @return completed when all are closed and the event loops have ended
   */
  CompletionStage<Void> closeAsync();

  /** {@link #closeAsync()}, and waits for it; on an event loop it does not wait. */
  @Override
  void close();
}
