package io.rcon.simulator;

/** Lets a burst through and then one per period, as ioquake3 counts. On one event loop only. */
final class LeakyBucket {
  private final int capacity;
  private final long periodNanos;

  private int filled;
  private long last;

  LeakyBucket(int capacity, long periodNanos, long now) {
    this.capacity = capacity;
    this.periodNanos = periodNanos;
    last = now;
  }

  /** Whether one more fits; if so it is counted. */
  boolean admit(long now) {
    long leaked = (now - last) / periodNanos;
    if (leaked > filled) {
      filled = 0;
      last = now;
    } else {
      filled -= (int) leaked;
      last += leaked * periodNanos;
    }
    if (filled >= capacity) {
      return false;
    }
    filled++;
    return true;
  }

  boolean isEmpty(long now) {
    return (now - last) / periodNanos >= filled;
  }
}
