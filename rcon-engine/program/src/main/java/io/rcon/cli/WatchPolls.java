package io.rcon.cli;

import io.rcon.Server;
import java.time.Duration;

/** Options for how often the servers of a watch are asked. */
final class WatchPolls {
  private WatchPolls() {}

  /**
   * The server with the interval that it wants or else the usual one, or more where the game's pace
   * asks for it; others may be asking too.
   */
  static Server paced(Server server, Duration usual) {
    Duration wanted = server.pollEvery().orElse(usual);
    Duration least = server.dialect().pacing().interval().multipliedBy(3).dividedBy(2);
    return server.pollEvery(wanted.compareTo(least) < 0 ? least : wanted);
  }
}
