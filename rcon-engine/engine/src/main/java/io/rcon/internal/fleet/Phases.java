package io.rcon.internal.fleet;

import java.util.BitSet;

/**
 * Places within an interval, handed out one after another, such that those in use lie evenly
 * however many there are: each follows the one before by the golden section of the interval. Nobody
 * has to move when somebody comes or goes.
 */
final class Phases {
  /** The golden section as a fraction of 2^64. */
  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

  private final long start;
  private final BitSet taken = new BitSet();

  /**
   * Makes an empty round.
   *
   * @param start where the first place lies, as a fraction of 2^64
   */
  Phases(long start) {
    this.start = start;
  }

  /** Takes a place; one that was given back first, so that holes are filled. */
  int take() {
    int place = taken.nextClearBit(0);
    taken.set(place);
    return place;
  }

  void giveBack(int place) {
    taken.clear(place);
  }

  /** How far a place lies from the beginning of an interval of that length. */
  long offset(int place, long interval) {
    long fraction = start + place * GOLDEN;
    // One bit moves from the fraction to the interval: both must be positive.
    return Math.multiplyHigh(fraction >>> 1, interval << 1);
  }
}
