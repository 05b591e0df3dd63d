package io.rcon.simulation;

import io.rcon.Dialect;
import io.rcon.Ending.Marker;

/** Counts requests to one server against its dialect's pace, in another way than the engine. */
final class Pace {
  private final double perNano;
  private final double burst;
  private final double most;
  private double tokens;
  private long at;

  Pace(Dialect dialect) {
    long interval = dialect.pacing().interval().toNanos();
    perNano = interval == 0 ? 0 : 1.0 / interval;
    // A command and its marker are two that go together, even where one is the burst.
    int least = dialect.ending().marker() == Marker.NEXT_DATAGRAM ? 2 : 1;
    burst = dialect.pacing().burst();
    most = Math.max(dialect.pacing().burst(), least);
    tokens = most;
  }

  /** Whether half of a burst could go at once behind what went. */
  boolean leavesHalf() {
    return tokens > Math.floor(burst / 2) - 1e-6;
  }

  /** Whether one more may go now. */
  boolean take(long now) {
    if (perNano == 0) {
      return true;
    }
    tokens = Math.min(most, tokens + (now - at) * perNano);
    at = now;
    tokens -= 1;
    return tokens > -1e-6;
  }
}
