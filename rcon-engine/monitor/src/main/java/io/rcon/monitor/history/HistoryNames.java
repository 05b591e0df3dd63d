package io.rcon.monitor.history;

/** Names of servers as they are kept: at most 128 characters, and still told apart. */
final class HistoryNames {
  static final int MOST = 128;
  private static final int MOST_REASON = 512;
  private static final int KEPT = MOST - 9;

  private HistoryNames() {}

  static String key(String name) {
    return name.length() <= MOST
        ? name
        : cut(name, KEPT) + '~' + String.format("%08x", name.hashCode());
  }

  static String reason(String text) {
    return cut(text, MOST_REASON);
  }

  /** Never cuts a character of two units in half. */
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }
}
