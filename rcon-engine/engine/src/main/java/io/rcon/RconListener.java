package io.rcon;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Receives the events of an engine, for metrics, logs and tests. Called on event loops, so it must
 * be quick and never block; exceptions are logged and dropped.
 *
 * <p>Some events have two methods, of which the one with more arguments calls the other: implement
 * one of them.
 */
public interface RconListener {
  /** Ignores all events. */
  RconListener NONE = new RconListener() {};

  /**
   * Several listeners as one: each is notified of every event, in this order, also after one before
   * it has thrown.
   *
   * @param listeners any number
   * @return a listener that calls them all
   */
  static RconListener all(RconListener... listeners) {
    return AllListeners.of(List.of(listeners));
  }

  /**
   * A session changed its state.
   *
   * @param server the server of the session
   * @param from the old state
   * @param to the new state
   */
  default void stateChanged(Server server, SessionState from, SessionState to) {}

  /**
   * A session changed its state, with the cause.
   *
   * @param server the server of the session
   * @param from the old state
   * @param to the new state
   * @param cause the failure where the new state is {@link SessionState#BACKING_OFF} or {@link
   *     SessionState#REFUSED}; empty for others
   */
  default void stateChanged(
      Server server, SessionState from, SessionState to, Optional<RconException> cause) {
    stateChanged(server, from, to);
  }

  /**
   * A connection is established, or over UDP the address is known.
   *
   * @param server the server
   * @param nanos how long that took, in nanoseconds, the wait for the governor not counted
   */
  default void connected(Server server, long nanos) {}

  /**
   * A login was accepted.
   *
   * @param server the server
   * @param nanos how long that took, in nanoseconds
   */
  default void loggedIn(Server server, long nanos) {}

  /**
   * Another attempt to connect will follow.
   *
   * @param server the server
   * @param failures how many have failed in a row
   * @param pause the time until the next
   */
  default void reconnecting(Server server, int failures, Duration pause) {}

  /**
   * Another attempt to connect will follow, and why the last attempt or the connection failed.
   *
   * @param server the server
   * @param failures how many attempts have failed in a row; 0 after a connection that was lost
   * @param pause the time until the next
   * @param cause the failure
   */
  default void reconnecting(Server server, int failures, Duration pause, RconException cause) {
    reconnecting(server, failures, pause);
  }

  /**
   * A command was written.
   *
   * @param server the server
   */
  default void sent(Server server) {}

  /**
   * A command was written; again for each time that it is repeated.
   *
   * @param server the server
   * @param command the command, with its {@link Command#origin()}
   */
  default void sent(Server server, Command command) {
    sent(server);
  }

  /**
   * A command has to wait behind others.
   *
   * @param server the server
   * @param depth how many wait now
   */
  default void queued(Server server, int depth) {}

  /**
   * A command waits because the server must not be asked so often.
   *
   * @param server the server
   * @param nanos how long it will wait, in nanoseconds
   */
  default void paced(Server server, long nanos) {}

  /**
   * A poll was written; {@link #sent} is called for it too.
   *
   * @param server the server
   * @param lagNanos how much later than planned, in nanoseconds: the loop's delay, the pace of the
   *     server, and people's commands before it
   */
  default void polled(Server server, long lagNanos) {}

  /**
   * A poll's turn passed and nothing was asked. Turns that a stuck event loop missed in one go are
   * reported once.
   *
   * @param server the server
   * @param reason {@code busy}: the poll before has not ended; {@code late}: the event loop was
   *     stuck; {@code away}: there is no connection
   */
  default void pollSkipped(Server server, String reason) {}

  /**
   * A command ended with a reply.
   *
   * @param server the server
   * @param reply the answer
   */
  default void replied(Server server, Reply reply) {}

  /**
   * A command ended with a reply.
   *
   * @param server the server
   * @param command the command, with its {@link Command#origin()}
   * @param reply the answer
   */
  default void replied(Server server, Command command, Reply reply) {
    replied(server, reply);
  }

  /**
   * A command ended without a reply.
   *
   * @param server the server
   * @param failure the reason
   * @param nanos the time since the command was given, in nanoseconds
   */
  default void failed(Server server, RconException failure, long nanos) {}

  /**
   * A command ended without a reply. A command that fails before it is queued, since its dialect
   * forbids it or the session is closed, is reported to its caller alone. Where other threads give
   * a session more than it can queue, the first 1,000 that are turned away at a time are reported
   * here, and any more by {@link #failed(Server, RconException, long)}, since keeping them would
   * cost memory.
   *
   * @param server the server
   * @param command the command, with its {@link Command#origin()}
   * @param failure the reason
   * @param nanos the time since the command was given, in nanoseconds
   */
  default void failed(Server server, Command command, RconException failure, long nanos) {
    failed(server, failure, nanos);
  }

  /**
   * An answer came after its command had ended; it was dropped.
   *
   * @param server the server
   */
  default void late(Server server) {}

  /**
   * More of an answer came after the end that the dialect assumes: the dialect does not fit, and
   * this session's replies are possibly truncated from now on. Called once per session.
   *
   * @param server the server
   * @param reason the evidence, and the dialects that may fit
   */
  default void moreCame(Server server, String reason) {}

  /**
   * A session whose dialect is {@link Dialect#AUTO} has concluded something of its server. Called
   * at the login, and again whenever an answer shows more.
   *
   * @param server the server
   * @param findings all that is concluded so far
   */
  default void concluded(Server server, DialectFindings findings) {}

  /**
   * A datagram belonged to no exchange, or was not an answer; it was dropped.
   *
   * @param reason {@code unknown}: nothing is asked of its sender through this port; {@code early}:
   *     nothing was sent to that server through this port yet; {@code malformed}: its bytes are no
   *     answer
   */
  default void datagramDropped(String reason) {}

  /**
   * Bytes were read from a server.
   *
   * @param server the server that sent them
   * @param bytes how many
   */
  default void read(Server server, int bytes) {}

  /**
   * Bytes were written to a server.
   *
   * @param server the server
   * @param bytes how many
   */
  default void written(Server server, int bytes) {}

  /**
   * The server sent a text without being asked: a chat line, a log line.
   *
   * @param server the server
   * @param text the text as it came: it may hold control characters; of more than 16 KiB the
   *     beginning
   */
  default void event(Server server, String text) {}

  /**
   * An event was dropped for one subscriber to {@link RconSession#events()}, which is too slow.
   *
   * @param server the server of the event
   */
  default void eventLost(Server server) {}
}
