package io.rcon.games;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A command in the words of its dialect, read: words, and then members as {@code key="value"} or
 * {@code key=12}.
 *
 * @param words those before the first member: a method and a path, or a function
 * @param members one JSON object; {@code {}} if there are none
 */
record RestLine(List<String> words, String members) {
  /** Copies the list. */
  RestLine {
    words = List.copyOf(words);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is not of that form; the message says what is wrong
   */
  static RestLine of(String line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      int end = end(line, at, ' ');
      int sign = line.indexOf('=', at);
      if (sign >= 0 && sign < end) {
        return new RestLine(words, members(line, at));
      }
      checkWord(line, at, end);
      words.add(line.substring(at, end));
      at = end + 1;
    }
    return new RestLine(words, "{}");
  }

  private static int end(String line, int from, char sign) {
    int end = line.indexOf(sign, from);
    return end < 0 ? line.length() : end;
  }

  /** A value in a path is never escaped, so it holds nothing that would have to be. */
  private static void checkWord(String line, int from, int end) {
    boolean plain = end > from;
    for (int i = from; i < end; i++) {
      plain &= isPlain(line.charAt(i)) || line.charAt(i) == '-';
    }
    if (!plain) {
      throw malformed("a word has letters, digits and hyphens");
    }
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static String members(String line, int from) {
    StringBuilder json = new StringBuilder(line.length() + 32).append('{');
    for (int at = from; at < line.length(); ) {
      int sign = end(line, at, '=');
      for (int i = at; i < sign; i++) {
        if (!isPlain(line.charAt(i))) {
          throw malformed("a key has letters, digits and underscores");
        }
      }
      if (sign == at || sign + 1 >= line.length()) {
        throw malformed("each member has a key and a value");
      }
      json.append(at == from ? "\"" : ",\"").append(line, at, sign).append("\":");
      boolean text = line.charAt(sign + 1) == '"';
      int end = text ? line.indexOf('"', sign + 2) : end(line, sign + 1, ' ');
      if (end < 0) {
        throw malformed("a text has no quote at its end");
      }
      if (text) {
        quote(line.substring(sign + 2, end), json);
      } else {
        json.append(number(line.substring(sign + 1, end)));
      }
      at = text ? end + 1 : end;
      if (at < line.length() && line.charAt(at++) != ' ') {
        throw malformed("a value is followed by a blank");
      }
    }
    return json.append('}').toString();
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, json);
    json.append('"');
  }

  private static String number(String digits) {
    boolean number = !digits.isEmpty() && digits.length() < 10;
    for (int i = 0; i < digits.length(); i++) {
      number &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    if (!number || (digits.length() > 1 && digits.charAt(0) == '0')) {
      throw malformed("a value is a text between quotes or a number");
    }
    return digits;
  }

  private static IllegalArgumentException malformed(String rule) {
    return new IllegalArgumentException(
        "the command is none of this game's API: "
            + rule
            + ", as in POST kick userid=\"steam_1\"; there is no console for free text");
  }
}
