package io.rcon.internal.session;

import io.rcon.Dialect;
import io.rcon.Dialect.Refusal;
import io.rcon.Pacing;
import org.jspecify.annotations.Nullable;

/**
 * The token bucket of one server. Says how long to wait; waits for nobody itself. Counts in debts:
 * a bucket is the time at which it will be full again.
 */
final class Pacer {
  private final long interval;
  private final int burst;
  private long fullAt = Long.MIN_VALUE;

  Pacer(Pacing pacing) {
    interval = pacing.interval().toNanos();
    burst = pacing.burst();
  }

  /** Null where nothing is to be paced, not even after a complaint. */
  static @Nullable Pacer of(Dialect dialect) {
    boolean complains =
        dialect.refusals().stream().anyMatch(text -> text.meaning() == Refusal.PASSWORD_OR_PACE);
    return dialect.pacing().isUnlimited() && !complains ? null : new Pacer(dialect.pacing());
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

  long fullAt() {
    return fullAt;
  }

  void notFullBefore(long at) {
    fullAt = Math.max(fullAt, at);
  }

  /** The server complained: nothing goes for a while. */
  void pause(long now, long nanos) {
    fullAt = Math.max(fullAt, now + nanos + (burst - 1) * interval);
  }
}
