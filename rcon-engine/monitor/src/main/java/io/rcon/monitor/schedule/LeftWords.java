package io.rcon.monitor.schedule;

import java.time.Duration;

/** A time in English words, as players read it. */
final class LeftWords {
  private LeftWords() {}

  /** For instance {@code 1 hour 30 minutes}, {@code 10 seconds}; less than a second is none. */
  static String of(Duration time) {
    StringBuilder words = new StringBuilder();
    add(words, time.toHours(), "hour");
    add(words, time.toMinutesPart(), "minute");
    add(words, time.toSecondsPart(), "second");
    return words.isEmpty() ? "a moment" : words.toString();
  }

  private static void add(StringBuilder words, long count, String unit) {
    if (count > 0) {
      words
          .append(words.isEmpty() ? "" : " ")
          .append(count)
          .append(' ')
          .append(unit)
          .append(count == 1 ? "" : "s");
    }
  }
}
