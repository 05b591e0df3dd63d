package io.rcon.internal.session;

import io.rcon.Pacing;

/**
 * The token bucket of one server. Says how long to wait; waits for nobody itself. Counts in debts:
 * a bucket is the time at which it will be full again.
 */
class Pacer {
  private final long interval;
  private final int burst;
  private long fullAt = Long.MIN_VALUE;

  Pacer(Pacing pacing) {
    interval = pacing.interval().toNanos();
    burst = pacing.burst();
  }

  /** How many requests polls leave to people. */
  final int reserve() {
    return burst / 2;
  }

  /** The time until some requests may go at once; 0 if they may go now. */
  final long delay(long now, int requests) {
    long debtAllowed = (Math.max(burst, requests) - requests) * interval;
    return fullAt == Long.MIN_VALUE ? 0 : Math.max(0, fullAt - now - debtAllowed);
  }

  /** Some requests go. */
  final void take(long now, int requests) {
    fullAt = (fullAt == Long.MIN_VALUE ? now : Math.max(fullAt, now)) + requests * interval;
  }

  /** When the bucket will be full again. */
  final long fullAt() {
    return fullAt;
  }

  /** Another session with the same server left its bucket like this. */
  final void notFullBefore(long at) {
    fullAt = Math.max(fullAt, at);
  }

  /** The server complained: nothing goes for a while. */
  final void pause(long now, long nanos) {
    fullAt = Math.max(fullAt, now + nanos + (burst - 1) * interval);
  }
}
