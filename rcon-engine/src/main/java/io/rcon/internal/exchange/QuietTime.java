package io.rcon.internal.exchange;

import java.time.Duration;

/**
 * How long nothing must come before an answer is taken to have ended. Grows with the time the
 * server took for its first packet: one that took long to begin may pause as long in between (a
 * DarkPlaces server took 356 ms to begin listing its maps, and paused 41 ms in the middle).
 */
final class QuietTime {
  private static final long MARGIN = Duration.ofMillis(20).toNanos();
  private static final long MOST = Duration.ofMillis(1500).toNanos();

  private QuietTime() {}

  static long after(Duration least, long roundTrip) {
    long adapted = Math.min(MOST, 2 * roundTrip + MARGIN);
    return Math.max(least.toNanos(), adapted);
  }
}
