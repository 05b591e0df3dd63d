package io.rcon.simulator;

/** The commands of a game's HTTP API. */
@FunctionalInterface
interface HttpConsole {
  /**
   * The answer to a command.
   *
   * @param status of HTTP
   * @param text the body
   */
  record Result(int status, String text) {}

  /** Runs a command, as the connection has named it. */
  Result run(String command);
}
