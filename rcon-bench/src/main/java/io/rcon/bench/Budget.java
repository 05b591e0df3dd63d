package io.rcon.bench;

import java.util.function.LongSupplier;

/**
 * How long several scenarios may take together. Each has its share of what is left; a first pair is
 * run in any case, a further one if it seems to fit, so that a busy machine costs pairs and not
 * time.
 */
final class Budget {
  private final LongSupplier clock;
  private final long end;
  private int left;
  private long share;
  private long pairBegun;
  private long longestPair;

  /**
   * Begins to count.
   *
   * @param seconds for all scenarios; infinite for no limit
   * @param scenarios how many
   * @param clock in nanoseconds
   */
  Budget(double seconds, int scenarios, LongSupplier clock) {
    this.clock = clock;
    left = scenarios;
    end = clock.getAsLong() + (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0);
  }

  void scenarioBegins() {
    long now = clock.getAsLong();
    share = now + Math.max(0, end - now) / Math.max(1, left--);
    longestPair = 0;
  }

  /** Whether another pair is to be run; it begins now. */
  boolean pairBegins() {
    long now = clock.getAsLong();
    if (isOver() || (longestPair > 0 && now + longestPair > share)) {
      return false;
    }
    pairBegun = now;
    return true;
  }

  void pairEnded() {
    longestPair = Math.max(longestPair, clock.getAsLong() - pairBegun);
  }

  boolean isOver() {
    return clock.getAsLong() >= end;
  }

  /** When whatever still runs is to be ended, by the clock. */
  long end() {
    return end;
  }
}
