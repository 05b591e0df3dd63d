package io.rcon.internal.dialect;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the last seconds, by the checksum of number and text: a server sends each again
 * until it is acknowledged, and must be told each time, but listeners once. Event loop only.
 */
final class SeenMessages {
  private static final long KEPT = TimeUnit.SECONDS.toNanos(15);

  /** Their numbers have one byte: the same one after so many others is another message. */
  private static final int MOST = 192;

  /** The oldest first; null while nothing was said. */
  private @Nullable Map<Integer, Long> seen;

  /** {@return whether it is new} */
  boolean add(int checksum, long now) {
    Map<Integer, Long> all = seen;
    if (all == null) {
      all = new LinkedHashMap<>();
      seen = all;
    }
    Iterator<Long> oldest = all.values().iterator();
    while (oldest.hasNext() && (oldest.next() + KEPT - now <= 0 || all.size() >= MOST)) {
      oldest.remove();
    }
    return all.putIfAbsent(checksum, now) == null;
  }
}
