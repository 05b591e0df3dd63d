package io.rcon.internal.command;

import io.rcon.Pacing;

/**
 * The token bucket of one server. Says how long to wait; waits for nobody itself. Counts in debts:
 * a bucket is the time at which it will be full again.
 *
 * <p>A command that leaves later than it was written has its request set aside first. That keeps
 * others from going in between as long as it is fresh, and is forgotten as if it had gone; what
 * leaves is counted when it leaves, and nothing goes before both counts allow it.
 */
final class TokenBucket {
  private final Pacing pacing;

  /** Of what went or was set aside. */
  private long fullAt = Long.MIN_VALUE;

  /** Of what went. */
  private long leftFullAt = Long.MIN_VALUE;

  TokenBucket(Pacing pacing) {
    this.pacing = pacing;
  }

  /** How many requests polls leave to people. */
  int reserve() {
    return pacing.burst() / 2;
  }

  /** The time until some requests may go at once; 0 if they may go now. */
  long delay(long now, int requests) {
    return Math.max(delay(fullAt, now, requests), delayToLeave(now, requests));
  }

  /** The same for requests that were set aside. */
  long delayToLeave(long now, int requests) {
    return delay(leftFullAt, now, requests);
  }

  private long delay(long full, long now, int requests) {
    if (full == Long.MIN_VALUE) {
      return 0;
    }
    int left = Math.max(pacing.burst(), requests) - requests;
    return Math.max(0, full - now - left * interval());
  }

  /** Some requests go. */
  void take(long now, int requests) {
    setAside(now, requests);
    leave(now, requests);
  }

  /** Some requests are to go soon. */
  void setAside(long now, int requests) {
    fullAt = after(fullAt, now, requests);
  }

  /** Some requests go that were set aside. */
  void leave(long now, int requests) {
    leftFullAt = after(leftFullAt, now, requests);
  }

  private long after(long full, long now, int requests) {
    return (full == Long.MIN_VALUE ? now : Math.max(full, now)) + requests * interval();
  }

  /** One that waits to leave is to be the next: others come so much later. */
  void holdBack(long nanos) {
    fullAt = Math.max(fullAt, leftFullAt + nanos);
  }

  /** When the bucket will be full again. */
  long fullAt() {
    return Math.max(fullAt, leftFullAt);
  }

  /** Another session with the same server left its bucket like this. */
  void notFullBefore(long at) {
    fullAt = Math.max(fullAt, at);
    leftFullAt = Math.max(leftFullAt, at);
  }

  /** The server complained: nothing goes for a while. */
  void pause(long now, long nanos) {
    notFullBefore(now + nanos + (pacing.burst() - 1) * interval());
  }

  /** Computed each time: a field would cost eight bytes of every session. */
  private long interval() {
    return pacing.interval().toNanos();
  }
}
