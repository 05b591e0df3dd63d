package io.rcon.real;

import io.rcon.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How one kind of real server is started, and what it needs. */
interface Recipe {
  /** How this server speaks. */
  Dialect dialect();

  /** What is not installed and how to install it; empty if the server can be started. */
  Optional<String> missing();

  /**
   * Writes the server's files and says how to start it, on loopback only and without a terminal.
   *
   * @param home an existing directory of its own
   * @param port where to listen, free for TCP and UDP
   * @param password its rcon password
   */
  List<String> prepare(Path home, int port, String password) throws IOException;

  /**
   * Whether the server answers by now.
   *
   * @param port where it listens
   * @param log what it printed so far
   */
  boolean isReady(int port, Path log) throws IOException;
}
