package io.rcon.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/** What happened, as one number to compare and, if asked for, as lines to read. */
final class Trace {
  private static final int KEPT = 4000;
  private static final long PRIME = 0x100000001b3L;

  private final boolean readable;
  private final Deque<String> lines = new ArrayDeque<>();
  private long hash = 0xcbf29ce484222325L;

  Trace(boolean readable) {
    this.readable = readable;
  }

  void add(long time, String what, Object who, long number) {
    mix(time);
    mix(what.hashCode());
    mix(String.valueOf(who).hashCode());
    mix(number);
    if (readable) {
      if (lines.size() == KEPT) {
        lines.removeFirst();
      }
      lines.addLast(String.format("%13.6f %s %s %d", time / 1e9, what, who, number));
    }
  }

  private void mix(long value) {
    hash = (hash ^ value) * PRIME;
    hash ^= hash >>> 29;
  }

  long hash() {
    return hash;
  }

  String last(int count) {
    return String.join("\n", lines.stream().skip(Math.max(0, lines.size() - count)).toList());
  }
}
