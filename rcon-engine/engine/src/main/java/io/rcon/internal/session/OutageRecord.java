package io.rcon.internal.session;

import io.rcon.RconException;
import org.jspecify.annotations.Nullable;

/**
 * The last failure of a session's connections, and when the outage began: published by the event
 * loop, read by any thread.
 *
 * @param failure the last failure
 * @param began the loop's time of the outage's first failure
 * @param isOver whether the session was ready since
 */
record OutageRecord(RconException failure, long began, boolean isOver) {
  static OutageRecord of(@Nullable OutageRecord before, RconException failure, long now) {
    long began = before != null && !before.isOver ? before.began : now;
    return new OutageRecord(failure, began, false);
  }

  OutageRecord over() {
    return new OutageRecord(failure, began, true);
  }
}
