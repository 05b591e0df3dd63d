package io.rcon.bench;

import java.util.Arrays;

/**
 * The times at which the outcomes of one sweep came, by the clock that all processes of a machine
 * share.
 */
final class Arrivals {
  private final long begin;
  private final long[] times;
  private int count;

  Arrivals(int most) {
    times = new long[most];
    begin = System.nanoTime();
  }

  void answered() {
    times[count++] = System.nanoTime();
  }

  int count() {
    return count;
  }

  long last() {
    return count == 0 ? begin : times[count - 1];
  }

  double sweepMillis() {
    return (last() - begin) / 1e6;
  }

  double p99Millis() {
    long[] sorted = Arrays.copyOf(times, count);
    Arrays.sort(sorted);
    return count == 0 ? Double.NaN : (sorted[(int) (0.99 * (count - 1))] - begin) / 1e6;
  }
}
