package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.RconSession;
import java.time.Duration;

/** A server that is watched. */
final class WatchTarget {
  final RconSession session;
  boolean busy;

  WatchTarget(RconSession session) {
    this.session = session;
  }

  /** What tells how the server does: a list where a game has no status. */
  String command() {
    String dialect = session.server().dialect().name();
    return dialect.equals("minecraft") || dialect.equals("nukkit") ? "list" : "status";
  }

  /** The wanted interval, or more where the game's pace asks for it; others may be asking too. */
  Duration interval(Duration wanted) {
    Dialect dialect = session.server().dialect();
    Duration least = dialect.pacing().interval().multipliedBy(3).dividedBy(2);
    return wanted.compareTo(least) < 0 ? least : wanted;
  }
}
