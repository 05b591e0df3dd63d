package io.rcon.simulation;

import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;

/** Time that stands still until it is moved, but for loops that end: those wait for it to pass. */
final class Clock implements Ticker {
  private long nanos;
  private boolean creeps;

  @Override
  public long initialNanoTime() {
    return 0;
  }

  @Override
  public long nanoTime() {
    return creeps ? ++nanos : nanos;
  }

  void advance(long by) {
    nanos += by;
  }

  /** Whether a nanosecond passes with each look at it. */
  void creeps(boolean now) {
    creeps = now;
  }

  @Override
  public void sleep(long delay, TimeUnit unit) {
    throw new UnsupportedOperationException("nobody sleeps here");
  }
}
