package io.rcon.internal.dialect;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The messages of the last seconds, by the checksum of number and text: a server sends each again
 * until it is acknowledged, and must be told each time, but listeners once. Event loop only.
 */
final class SeenMessages {
  private static final long KEPT = TimeUnit.SECONDS.toNanos(15);

  /** Their numbers have one byte: the same one after so many others is another message. */
  private static final int MOST = 192;

  private static final long[] NONE = {};

  /** A checksum and its time, and so on, the oldest first: a few words, for most idle sessions. */
  private long[] seen = NONE;

  private int length;

  /** {@return whether it is new} */
  boolean add(int checksum, long now) {
    dropOld(now);
    for (int i = 0; i < length; i += 2) {
      if (seen[i] == checksum) {
        return false;
      }
    }
    if (length == seen.length) {
      seen = Arrays.copyOf(seen, Math.max(2, 2 * length));
    }
    seen[length] = checksum;
    seen[length + 1] = now;
    length += 2;
    return true;
  }

  private void dropOld(long now) {
    int old = 0;
    while (old < length && (seen[old + 1] + KEPT - now <= 0 || length - old >= 2 * MOST)) {
      old += 2;
    }
    length -= old;
    if (length == 0) {
      seen = NONE;
    } else if (old > 0) {
      System.arraycopy(seen, old, seen, 0, length);
    }
  }
}
