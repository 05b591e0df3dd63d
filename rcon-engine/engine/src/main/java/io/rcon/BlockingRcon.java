package io.rcon;

/**
 * A blocking view of a session. Safe on platform and virtual threads; refuses event loop threads,
 * which it would stop for every server.
 */
public interface BlockingRcon {
  /**
   * Runs a command and waits for its reply.
   *
   * @param command the command and its bounds
   * @return the reply
   * @throws RconException if there is none; with the caller's stack. An interrupt cancels the
   *     command, leaves the thread interrupted, and throws {@link RconException.Cancelled}.
   * @throws IllegalStateException on an event loop thread
   */
  Reply execute(Command command);

  /**
   * Runs a command with the session's default bounds and waits for its reply.
   *
   * @param command the text, one line
   * @return the reply
   * @throws RconException if there is none, as {@link #execute(Command)} does
   * @throws IllegalStateException on an event loop thread
   */
  default Reply execute(String command) {
    return execute(Command.of(command));
  }

  /**
   * Waits until the session is ready, or the attempt to connect that is in progress has failed.
   *
   * @throws RconException if it is refused, closed, or could not connect; {@link
   *     RconException.Cancelled} if the thread is interrupted, which it then stays
   * @throws IllegalStateException on an event loop thread
   */
  void awaitReady();
}
