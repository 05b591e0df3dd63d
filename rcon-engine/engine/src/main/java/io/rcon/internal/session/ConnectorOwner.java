package io.rcon.internal.session;

import io.rcon.SessionState;
import io.rcon.internal.reply.Failure;

/** The session that is to be connected, as its attempt sees it. Event loop only. */
interface ConnectorOwner {
  /** Whether this attempt is the one that the session waits for. */
  boolean isCurrent(Connector one);

  /** Whether the server has a login at all. */
  boolean hasLogin();

  /** The session's state. */
  SessionState state();

  /** Goes to another. */
  void transition(SessionState next);

  /** The attempt is to be told then that its step is overdue. */
  void wakeAt(long at);

  /** And not any more. */
  void cancelWake();

  /** The attempt goes on without its connection. */
  void giveUpConnection();

  /** Commands can be written, after a login that took so long; 0 where there was none. */
  void ready(long loginNanos);

  /** The attempt failed; in time, or it was given up. */
  void connectFailed(Failure why, boolean inTime);

  /** The password is refused. */
  void loginRefused(String reason);

  /** A connection that was ready is lost. */
  void connectionUseless(Failure why);

  /** Runs a step; what it throws fails the attempt. */
  void survive(Runnable step);
}
