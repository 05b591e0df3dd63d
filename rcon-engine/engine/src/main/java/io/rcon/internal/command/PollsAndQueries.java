package io.rcon.internal.command;

import java.time.Duration;

/**
 * Shares the pace among polls and queries where they want more than it allows: one of each goes by
 * turns. Otherwise a poll that is due more often than the server may be asked would leave nothing
 * to queries. Event loop only.
 */
final class PollsAndQueries {
  /** A query that waits asks again at its time, or a few ticks of the wheel later. */
  private static final long SLACK = Duration.ofMillis(20).toNanos();

  private boolean pollWentLast;
  private boolean queryWaits;
  private long queryAsksAt;

  /** How long the poll that is first lets a query go before it; 0 if it may go itself. */
  long pollWaits(long now) {
    boolean lets = queryWaits && pollWentLast;
    return lets ? Math.max(0, queryAsksAt + SLACK - now) : 0;
  }

  void pollWent() {
    pollWentLast = true;
  }

  /** Whether a query goes before the polls that wait. */
  boolean isQuerysTurn() {
    return pollWentLast;
  }

  /** A query has to wait. */
  void queryWaits(long until) {
    queryWaits = true;
    queryAsksAt = until;
  }

  void queryWent() {
    queryWaits = false;
    pollWentLast = false;
  }
}
