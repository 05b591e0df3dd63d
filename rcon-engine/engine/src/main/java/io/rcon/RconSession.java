package io.rcon;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The long-lived conversation with one server: connects, logs in once, keeps alive, reconnects, and
 * runs commands in the order given. Safe on any thread.
 */
public interface RconSession extends AutoCloseable {
  /**
   * The server of this session.
   *
   * @return the server
   */
  Server server();

  /**
   * The state of the session.
   *
   * @return the state of this moment
   */
  SessionState state();

  /**
   * The time since the last packet from the server.
   *
   * @return empty until its first packet
   */
  Optional<Duration> lastHeard();

  /**
   * The evidence that the dialect does not fit the server: more of an answer came after the end
   * that the dialect assumes. Every reply since then is {@linkplain Reply#possiblyTruncated
   * possibly truncated}.
   *
   * @return the evidence and the dialects that may fit; empty as long as there is none
   */
  Optional<String> misfit();

  /**
   * What the session has concluded of a server whose game is not known, {@link Dialect#AUTO}.
   *
   * @return empty where the dialect knows its game, and before the login
   */
  default Optional<DialectFindings> findings() {
    return Optional.empty();
  }

  /**
   * The last failure of the connection or the login. It stays here when the session is ready again;
   * commands that fail on an established connection are not reported here. Unless the connection or
   * the login fails now, a {@linkplain #misfit() dialect that does not fit} stands here.
   *
   * @return empty if there was none yet
   */
  Optional<RconException> lastFailure();

  /**
   * How long the session has been failing: since the first failure after it was last {@link
   * SessionState#READY}.
   *
   * @return empty while it is ready, and before anything went wrong
   */
  Optional<Duration> failingFor();

  /**
   * Runs a command, after those given before. A command that the dialect forbids, that finds the
   * queue full or that comes after {@link #close()} fails here too, without being sent.
   *
   * @param command the command and its bounds
   * @return its reply or its failure; failures of a server are never thrown
   */
  PendingReply execute(Command command);

  /**
   * Runs a command with the session's default bounds: the timeout of the server or of {@link
   * RconOptions}, and {@link RconOptions#within()} for its wait.
   *
   * @param command the text, one line
   * @return its reply
   */
  default PendingReply execute(String command) {
    return execute(Command.of(command));
  }

  /**
   * Asks a question in the words of this server's game.
   *
   * @param question the question
   * @param <T> the value that answers it
   * @return the value, on the callback executor; or the failure of the command, {@link
   *     RconException.CommandRejected} if this game cannot be asked that
   */
  default <T> CompletionStage<T> ask(Question<T> question) {
    Dialect dialect = server().dialect();
    Optional<Command> command = question.command(dialect);
    if (command.isEmpty()) {
      return CompletableFuture.failedStage(
          new RconException.CommandRejected(
              server().name(),
              RconException.Delivery.NOT_SENT,
              "the dialect '"
                  + dialect.name()
                  + "' does not say how to ask for "
                  + question.name()
                  + "; give the server the dialect of its game, or one of your own with its"
                  + " status_format"));
    }
    return execute(command.get()).thenApply(reply -> question.answer(dialect, reply));
  }

  /**
   * Completes when the session is, or next becomes, {@link SessionState#READY}; fails when it is
   * refused or closed, or when the attempt to connect that is in progress fails.
   *
   * @return a stage completed on the callback executor
   */
  CompletionStage<Void> whenReady();

  /**
   * Connects now, where the session would wait: ends {@link SessionState#REFUSED} once the password
   * was set right, and the pause of {@link SessionState#BACKING_OFF}. In other states it does
   * nothing. Some servers ban those who try often.
   */
  void retry();

  /**
   * Sends a query, beside rcon and without a login, so also while the session is {@link
   * SessionState#REFUSED} or backing off. One query goes after the other, at the server's pace,
   * behind commands that wait; it is sent up to three times, since it changes nothing. An answer in
   * several parts may be incomplete where the server fell silent.
   *
   * @param query one of {@code io.rcon.query.Queries}, for instance
   * @param <T> the type of the answer
   * @return a future completed on the callback executor; it fails with an {@link RconException}:
   *     CommandRejected where the server is behind a proxy or TLS and is not {@linkplain
   *     Server#queriedDirectly queried directly}
   * @throws UnsupportedOperationException if this implementation, such as a fake, has no queries
   */
  default <T> CompletionStage<T> query(Query<T> query) {
    throw new UnsupportedOperationException("this session asks no queries");
  }

  /**
   * The messages that the server sends without being asked, from the moment of a subscription on:
   * console lines, chat, players who join and leave, as far as its dialect tells them apart. A
   * publisher by the rules of {@link Flow}: each subscriber gets what it requested, one event at a
   * time and in order, where callbacks run; {@code onComplete} follows when the session is closed,
   * behind the events that were said before. A lost connection ends nothing.
   *
   * <p>For each subscriber up to 512 Ki characters of what it has not requested yet are kept, an
   * event counting as 128 more than its text; beyond that the newest are dropped, {@link
   * RconEvent.Lost} stands in their place, and {@link RconListener#eventLost} is told. A subscriber
   * that blocks holds up a thread of the callback executor and no other subscriber; one that throws
   * is logged and gets no more.
   *
   * @return a publisher for any number of subscribers
   * @throws UnsupportedOperationException if this implementation, such as a fake, has no events
   */
  default Flow.Publisher<RconEvent> events() {
    throw new UnsupportedOperationException("this session hears no events");
  }

  /**
   * The event loop that the session runs on, for timing commands: a task there gives commands
   * without a wake-up, and a timer is as precise as the loop's. It must be quick and never block,
   * and never shut the loop down.
   *
   * @return the loop, which ends with the session's engine
   * @throws UnsupportedOperationException if this implementation, such as a fake, has none
   */
  default ScheduledExecutorService eventLoop() {
    throw new UnsupportedOperationException("this session lives on no event loop");
  }

  /**
   * A view of this session that blocks.
   *
   * @return a view that blocks
   */
  BlockingRcon blocking();

  /**
   * Stops accepting commands, waits up to 2 s for those already written, fails those queued as
   * {@link RconException.Closed}, and closes the connection.
   *
   * @return completed when the session is {@link SessionState#CLOSED}
   */
  CompletionStage<Void> closeAsync();

  /** {@link #closeAsync()}, and waits for it; on an event loop it does not wait. */
  @Override
  void close();
}
