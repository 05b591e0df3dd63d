package io.rcon.internal.line;

import io.rcon.internal.reply.Failure;

/** Waits for the end of a login on a new connection. Event loop only. */
public interface LoginListener {
  /** The login was accepted. */
  void loggedIn();

  /**
   * The server refuses the password.
   *
   * @param reason in words
   */
  void refused(String reason);

  /**
   * The server, or the network, closed the connection.
   *
   * @param reason in words
   */
  void closed(String reason);

  /**
   * The connection is of no use.
   *
   * @param why what came, or what was thrown
   */
  void failed(Failure why);
}
