package io.rcon.internal.dialect;

import java.util.Arrays;
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

  /** A bit for each number that is taken, of 64 numbers each. */
  private long first;

  private long second;
  private long third;
  private long fourth;

  /** Until when each rests; null until one does. */
  private long @Nullable [] rests;

  private int next;

  /** No answer comes any more to what was in flight on the line before, or it comes late. */
  void lineBegins(long now) {
    for (int number = 0; number < COUNT; number++) {
      if (isTaken(number)) {
        unanswered(number, now);
      }
    }
  }

  /** Takes the next number that is free. {@return {@link #NONE} if there is none} */
  int take(long now) {
    for (int i = 0; i < COUNT; i++) {
      int number = (next + i) % COUNT;
      if (!isTaken(number) && (rests == null || rests[number] - now <= 0)) {
        set(number, true);
        next = (number + 1) % COUNT;
        return number;
      }
    }
    return NONE;
  }

  boolean isTaken(int number) {
    return (word(number) & bit(number)) != 0;
  }

  /** Whether another than this one waits for an answer. */
  boolean isOtherTaken(int number) {
    int all =
        Long.bitCount(first) + Long.bitCount(second) + Long.bitCount(third) + Long.bitCount(fourth);
    return all > (number != NONE && isTaken(number) ? 1 : 0);
  }

  void answered(int number) {
    set(number, false);
  }

  private static long bit(int number) {
    return 1L << number;
  }

  private long word(int number) {
    return switch (number >>> 6) {
      case 0 -> first;
      case 1 -> second;
      case 2 -> third;
      default -> fourth;
    };
  }

  private void set(int number, boolean isTaken) {
    long fresh = isTaken ? word(number) | bit(number) : word(number) & ~bit(number);
    switch (number >>> 6) {
      case 0 -> first = fresh;
      case 1 -> second = fresh;
      case 2 -> third = fresh;
      default -> fourth = fresh;
    }
  }

  /** Its answer may still come. */
  void unanswered(int number, long now) {
    if (rests == null) {
      rests = new long[COUNT];
      Arrays.fill(rests, now);
    }
    set(number, false);
    rests[number] = now + REST;
  }
}
