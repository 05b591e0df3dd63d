package io.rcon.tunnel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tunnel's log of its clients: each kind of line has a limit of its own. */
final class TunnelLog {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.tunnel");

  /** Clients that were not let in. */
  final LimitedLog refusals = new LimitedLog(log::info);

  /** Clients that were let in, and their ends. */
  final LimitedLog visits = new LimitedLog(log::info);

  /** Connections that could not be accepted; a flood of them must not hide the other warnings. */
  final LimitedLog unaccepted = new LimitedLog(log::warn);

  /** Other lines that a person should look at. */
  final LimitedLog warnings = new LimitedLog(log::warn);

  /** To be called every few seconds. */
  void turn(long now) {
    refusals.turn(now);
    visits.turn(now);
    unaccepted.turn(now);
    warnings.turn(now);
  }
}
