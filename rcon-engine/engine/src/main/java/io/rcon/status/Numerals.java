package io.rcon.status;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads numbers that games print; no method throws. */
final class Numerals {
  private Numerals() {}

  /** Whether it is digits, with a minus before them or without, and fits a long. */
  static boolean integer(String word) {
    int start = word.startsWith("-") ? 1 : 0;
    return word.length() - start <= 18 && digits(word.substring(start));
  }

  /** Whether it is one digit or more, and nothing else. */
  static boolean digits(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }

  /** Whether it is that many hexadecimal digits. */
  static boolean hex(String word, int length) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.digit(word.charAt(i), 16) < 0) {
        return false;
      }
    }
    return word.length() == length;
  }

  /** The number, or -1 where it is none; numbers that are too large become the largest. */
  static int toInt(String word) {
    return integer(word) ? (int) Math.max(Math.min(toLong(word), Integer.MAX_VALUE), -1) : -1;
  }

  /** A number of which {@link #integer} is true. */
  static long toLong(String word) {
    return integer(word) ? Long.parseLong(word) : 0;
  }

  /** Digits, with a point or a comma among them; NaN for anything else. */
  static double decimal(String word) {
    String plain = word.replace(',', '.');
    int points = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      points += c == '.' ? 1 : 0;
      if (c != '.' && (c < '0' || c > '9') && (i > 0 || c != '-')) {
        return Double.NaN;
      }
    }
    boolean some = plain.length() > points + (plain.startsWith("-") ? 1 : 0);
    return some && points <= 1 && plain.length() < 32 ? Double.parseDouble(plain) : Double.NaN;
  }

  /** The digits at the start of a text, as a number; -1 if there are none. */
  static int leading(String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return toInt(text.substring(0, end));
  }

  /** {@code 06:13}, {@code 1:05:12}; null for anything else. */
  static @Nullable Duration clock(String word) {
    long seconds = 0;
    int parts = 0;
    for (int from = 0; from <= word.length(); ) {
      int colon = word.indexOf(':', from);
      int end = colon < 0 ? word.length() : colon;
      String part = word.substring(from, end);
      if (part.length() > 9 || !digits(part)) {
        return null;
      }
      seconds = seconds * 60 + Long.parseLong(part);
      parts++;
      from = end + 1;
    }
    return parts == 2 || parts == 3 ? Duration.ofSeconds(seconds) : null;
  }
}
