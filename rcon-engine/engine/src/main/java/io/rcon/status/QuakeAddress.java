package io.rcon.status;

import org.jspecify.annotations.Nullable;

/**
 * An address in a table of Quake and related games, without the numbers that ran into it. Ports are
 * printed as 16 bits with a sign, or as 32 without: they count modulo 65,536.
 *
 * @param text the address with its real port
 * @param glued the digits of the column before it; usually none
 */
record QuakeAddress(String text, String glued) {
  private static final int LONGEST_PORT = 5;

  static @Nullable QuakeAddress of(String word) {
    switch (word) {
      case "bot", "unknown", "loopback", "localhost", "hidden", "BOT", "none" -> {
        return new QuakeAddress(word, "");
      }
      default -> {
        // Must look like an address.
      }
    }
    int colon = word.lastIndexOf(':');
    if (word.startsWith("[") || word.indexOf(':') != colon) {
      return six(word);
    }
    String host = colon < 0 ? word : word.substring(0, colon);
    int dot = host.indexOf('.');
    if (dot < 1 || !Numerals.digits(host.substring(0, dot)) || !dotted(host)) {
      return null;
    }
    int octet = octetStart(host, dot);
    String port = colon < 0 ? "" : port(word.substring(colon + 1));
    return new QuakeAddress(
        host.substring(octet) + (port.isEmpty() ? "" : ":" + port), host.substring(0, octet));
  }

  /** The value of the address column if it is an address: bots and unknown clients have none. */
  static String told(String text) {
    return switch (text) {
      case "bot", "BOT", "unknown", "hidden", "none" -> "";
      default -> text;
    };
  }

  private static @Nullable QuakeAddress six(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.digit(c, 16) < 0 && "[]:.%".indexOf(c) < 0 && (c < 'a' || c > 'z')) {
        return null;
      }
    }
    return new QuakeAddress(word, "");
  }

  private static boolean dotted(String host) {
    int dots = 0;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      dots += c == '.' ? 1 : 0;
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return dots == 3;
  }

  /** Where the first number begins if it must not be above 255 nor have a zero before it. */
  private static int octetStart(String host, int dot) {
    if (dot <= 3 && Numerals.toInt(host.substring(0, dot)) <= 255) {
      return 0;
    }
    for (int start = dot - 3; start < dot - 1; start++) {
      if (start >= 0
          && host.charAt(start) != '0'
          && Numerals.toInt(host.substring(start, dot)) <= 255) {
        return start;
      }
    }
    return dot - 1;
  }

  /** The port at the start: five digits, or ten that are 32 bits; what follows is a qport. */
  private static String port(String word) {
    boolean wide = word.startsWith("42949");
    int sign = word.startsWith("-") ? 1 : 0;
    int longest = wide ? 10 : sign + LONGEST_PORT;
    int end = sign;
    while (end < word.length()
        && end < longest
        && word.charAt(end) >= '0'
        && word.charAt(end) <= '9') {
      end++;
    }
    String port = word.substring(0, end);
    return Numerals.integer(port) ? Long.toString(Numerals.toLong(port) & 0xffff) : "";
  }
}
