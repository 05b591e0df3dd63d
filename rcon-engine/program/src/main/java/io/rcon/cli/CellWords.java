package io.rcon.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Values in a few characters. */
final class CellWords {
  private CellWords() {}

  /** How long ago something was, such as {@code 42s}, {@code 3m}, {@code 5h} or {@code 12d}. */
  static String since(Instant then, Instant now) {
    long seconds = Math.max(0, Duration.between(then, now).toSeconds());
    if (seconds < 120) {
      return seconds + "s";
    } else if (seconds < 7200) {
      return seconds / 60 + "m";
    }
    return seconds < 172_800 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
  }

  static String players(int online, int most) {
    return (online < 0 ? "-" : String.valueOf(online)) + (most < 0 ? "" : "/" + most);
  }

  static String latency(long nanos) {
    return nanos < 0 ? "-" : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
