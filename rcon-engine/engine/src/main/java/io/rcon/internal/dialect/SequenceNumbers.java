package io.rcon.internal.dialect;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of one byte for commands. One whose answer never came rests before it is used again, so
 * that an answer that still comes meets no other command. Event loop only.
 */
final class SequenceNumbers {
  static final int NONE = -1;

  private static final int COUNT = 256;
  private static final long REST = TimeUnit.SECONDS.toNanos(60);

  private final BitSet taken = new BitSet(COUNT);

  /** Until when each rests; null until one does. */
  private long @Nullable [] rests;

  private int next;

  /** No answer comes any more to what was in flight on the line before, or it comes late. */
  void lineBegins(long now) {
    for (int number = taken.nextSetBit(0); number >= 0; number = taken.nextSetBit(number + 1)) {
      unanswered(number, now);
    }
  }

  /** Takes the next number that is free. {@return {@link #NONE} if there is none} */
  int take(long now) {
    for (int i = 0; i < COUNT; i++) {
      int number = (next + i) % COUNT;
      if (!taken.get(number) && (rests == null || rests[number] - now <= 0)) {
        taken.set(number);
        next = (number + 1) % COUNT;
        return number;
      }
    }
    return NONE;
  }

  boolean isTaken(int number) {
    return taken.get(number);
  }

  /** Whether another than this one waits for an answer. */
  boolean isOtherTaken(int number) {
    int first = taken.nextSetBit(0);
    return first >= 0 && (first != number || taken.nextSetBit(first + 1) >= 0);
  }

  void answered(int number) {
    taken.clear(number);
  }

  /** Its answer may still come. */
  void unanswered(int number, long now) {
    if (rests == null) {
      rests = new long[COUNT];
      Arrays.fill(rests, now);
    }
    taken.clear(number);
    rests[number] = now + REST;
  }
}
