package io.rcon.monitor;

/** Bounds for texts that others chose. */
final class Texts {
  static final int NAME = 128;
  static final int MESSAGE = 512;

  private Texts() {}

  /** A name, a map or a version. */
  static String name(String text) {
    return cut(text, NAME);
  }

  /** Describes a failure. */
  static String message(String text) {
    return cut(text, MESSAGE);
  }

  /** Never cuts a character of two units in half. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
