package io.rcon.status;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A time whose hours are padded with a blank, and whose minutes may be too: {@code 0: 1: 2}.
 *
 * @param time the time
 */
record PaddedClock(Duration time) {
  /** Takes it from the left; null if there is none. */
  static @Nullable PaddedClock take(LineScanner words) {
    String text = words.next();
    for (int part = 0; part < 2 && text.endsWith(":"); part++) {
      text += words.next();
    }
    Duration time = Numerals.clock(text);
    return time == null ? null : new PaddedClock(time);
  }

  /** Takes it from the right; null if there is none. */
  static @Nullable PaddedClock takeLast(LineScanner words) {
    String text = words.last();
    for (int part = 0; part < 2 && words.peekLast().endsWith(":"); part++) {
      text = words.last() + text;
    }
    Duration time = Numerals.clock(text);
    return time == null ? null : new PaddedClock(time);
  }
}
