package io.rcon.internal.command;

import io.rcon.Pacing;

/**
 * The token bucket of one server. Says how long to wait; waits for nobody itself. Counts in debts:
 * a bucket is the time at which it will be full again.
 */
final class TokenBucket {
  private final long interval;
  private final int burst;
  private long fullAt = Long.MIN_VALUE;

  TokenBucket(Pacing pacing) {
    interval = pacing.interval().toNanos();
    burst = pacing.burst();
  }

  /** How many requests polls leave to people. */
  int reserve() {
    return burst / 2;
  }

  /** The time until some requests may go at once; 0 if they may go now. */
  long delay(long now, int requests) {
    long debtAllowed = (Math.max(burst, requests) - requests) * interval;
    return fullAt == Long.MIN_VALUE ? 0 : Math.max(0, fullAt - now - debtAllowed);
  }

  /** Some requests go. */
  void take(long now, int requests) {
    fullAt = (fullAt == Long.MIN_VALUE ? now : Math.max(fullAt, now)) + requests * interval;
  }

  /** When the bucket will be full again. */
  long fullAt() {
    return fullAt;
  }

  /** Another session with the same server left its bucket like this. */
  void notFullBefore(long at) {
    fullAt = Math.max(fullAt, at);
  }

  /** The server complained: nothing goes for a while. */
  void pause(long now, long nanos) {
    fullAt = Math.max(fullAt, now + nanos + (burst - 1) * interval);
  }
}
