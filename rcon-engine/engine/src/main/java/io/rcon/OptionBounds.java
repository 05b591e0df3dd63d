package io.rcon;

import java.time.Duration;

/** Checks the values of options. */
final class OptionBounds {
  private OptionBounds() {}

  static int atLeast(int least, int value, String name) {
    return (int) atLeast((long) least, value, name);
  }

  static long atLeast(long least, long value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
    return value;
  }

  static Duration positive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be more than zero, not " + value);
    }
    return value;
  }
}
