package io.rcon.bench;

import java.io.IOException;

/** Runs one command on all servers, again and again. */
interface Sweeper extends AutoCloseable {
  /** The timeout of an answer, in milliseconds. */
  int TIMEOUT = 1000;

  /** Connects and logs in. */
  void connect() throws IOException, InterruptedException;

  /** One sweep; returns when every server has answered or run out of time. */
  Arrivals sweep() throws InterruptedException;

  @Override
  void close();
}
