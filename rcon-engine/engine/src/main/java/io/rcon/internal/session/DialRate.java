package io.rcon.internal.session;

import java.time.Duration;

/**
 * Limits how many dials of one event loop begin in a second: as many as was asked for, or as many
 * as go well. Then it begins at 250, grows by one with each connection that stands, so that it more
 * than doubles in a second, and falls by two with each that fails and to the half when the loop is
 * late. It stays between 250 and 5,000 of all loops together. Event loop only.
 */
public final class DialRate {
  /** The time that a loop that is late may catch up. */
  static final long CATCH_UP = Duration.ofMillis(50).toNanos();

  /** A loop that is later than this has enough to do. */
  private static final long LATE = Duration.ofMillis(50).toNanos();

  private static final double SECOND = 1e9;
  private static final double LEAST = 250;
  private static final double MOST = 5_000;

  private final double least;
  private final double most;
  private double perSecond;

  private DialRate(double least, double most) {
    this.least = least;
    this.most = most;
    perSecond = least;
  }

  /**
   * A rate that stays as it is.
   *
   * @param perSecond how many; 0 for no limit
   * @return the rate
   */
  public static DialRate fixed(double perSecond) {
    double rate = perSecond == 0 ? Double.POSITIVE_INFINITY : perSecond;
    return new DialRate(rate, rate);
  }

  /**
   * A rate that follows success and failure.
   *
   * @param loops how many loops share the bounds
   * @return the rate of one of them
   */
  public static DialRate adaptive(int loops) {
    return new DialRate(LEAST / loops, MOST / loops);
  }

  /** The time between two dials, in nanoseconds. */
  long interval() {
    return (long) (SECOND / perSecond);
  }

  void succeeded() {
    perSecond = Math.min(most, perSecond + 1);
  }

  void failed() {
    perSecond = Math.max(least, perSecond - 2);
  }

  /** The loop came so much later than it should have, for a dial that was due. */
  void woken(long late) {
    if (late > LATE) {
      perSecond = Math.max(least, perSecond / 2);
    }
  }
}
