package io.rcon.internal.command;

import io.rcon.SessionState;
import io.rcon.internal.event.EventSink;
import io.rcon.internal.reply.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The session, as its commands see it. It is told before they are: a caller who is told of an end
 * may give the next command at once, and must not find a session that seems READY. Event loop only.
 */
public interface PipelineOwner extends EventSink {
  /** {@return the session's state} */
  SessionState state();

  /** {@return whether the session is being closed} */
  boolean isClosing();

  /** {@return why a command that cannot wait for a connection must fail at once; null if it may} */
  @Nullable Failure turnedAway();

  /** A command waits: an idle session is to connect. */
  void connectIfIdle();

  /**
   * The server, or the network, closed the connection.
   *
   * @param reason in words
   */
  void connectionClosed(String reason);

  /**
   * Nothing can be done with the connection any more.
   *
   * @param why what happened
   */
  void connectionUseless(Failure why);

  /**
   * The server refuses the password.
   *
   * @param reason in words
   */
  void loginRefused(String reason);

  /**
   * Over UDP: the server is not there.
   *
   * @param reason in words
   */
  void serverGone(String reason);

  /** A command has stopped the server, which is no outage. */
  void serverStopped();

  /**
   * An attempt to connect that was to show whether the server is still there is given up.
   *
   * @param why what is told
   */
  void attemptUnanswered(Failure why);

  /**
   * The next attempt to connect begins earlier than after a failure.
   *
   * @param nanos in how long
   */
  void connectIn(long nanos);

  /** An answer has ended; a game that closes after each is to be left at once. */
  void answered();

  /** The last exchange may have ended. */
  void becameIdle();

  /**
   * Runs a step; what it throws fails the attempt to connect, or costs the connection.
   *
   * @param step the step
   */
  void survive(Runnable step);
}
