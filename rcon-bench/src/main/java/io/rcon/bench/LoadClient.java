package io.rcon.bench;

import java.io.IOException;

/**
 * A client that does the {@link Work}. One thread drives it; the work runs on threads of its own.
 */
interface LoadClient extends AutoCloseable {
  /** Connects and logs in all sessions; returns when they are ready. */
  void connect() throws IOException, InterruptedException;

  /** Begins to send commands. Called once. */
  void begin();

  /** What its bytes go through. */
  WatchedTransport transport();

  @Override
  void close();
}
