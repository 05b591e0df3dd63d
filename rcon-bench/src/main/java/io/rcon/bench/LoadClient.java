package io.rcon.bench;

import java.io.IOException;

/**
 * A client that does the {@link Work}. One thread drives it; the work runs on threads of its own.
 */
interface LoadClient extends AutoCloseable {
  /** Connects and logs in all sessions; returns when they are ready. */
  void connect() throws IOException, InterruptedException;

  /** Begins to send commands, for the first time or after a halt. */
  void begin();

  /** Called when the gauge has stopped: stops the work that does not see that by itself. */
  default void halt() {}

  /** The kind of its connection. */
  WatchedTransport transport();

  @Override
  void close();
}
