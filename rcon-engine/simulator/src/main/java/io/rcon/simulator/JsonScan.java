package io.rcon.simulator;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one JSON object: texts without their quotes and escapes, numbers and other
 * words as they stand, and objects and lists as the characters they are written with.
 */
final class JsonScan {
  private final String text;
  private int at;

  private JsonScan(String text) {
    this.text = text;
  }

  /** The members; null if the text is no object. */
  static @Nullable Map<String, String> members(String text) {
    try {
      return new JsonScan(text).object();
    } catch (IndexOutOfBoundsException | NumberFormatException cutOff) {
      return null;
    }
  }

  /** A text as JSON has it, quotes included. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  private @Nullable Map<String, String> object() {
    Map<String, String> members = new HashMap<>();
    if (next() != '{') {
      return null;
    }
    at++;
    while (next() != '}') {
      if (text.charAt(at) == ',') {
        at++;
      }
      next();
      String key = string();
      if (next() != ':') {
        return null;
      }
      at++;
      members.put(key, value());
    }
    return members;
  }

  /** The next character that is no blank. */
  private char next() {
    while (text.charAt(at) <= ' ') {
      at++;
    }
    return text.charAt(at);
  }

  private String value() {
    char first = next();
    if (first == '"') {
      return string();
    }
    int begin = at;
    int depth = 0;
    while (depth > 0 || ",}]".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      if (c == '"') {
        string();
        continue;
      }
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      at++;
    }
    return text.substring(begin, at).strip();
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    if (text.charAt(at++) != '"') {
      throw new NumberFormatException("no text");
    }
    for (char c = text.charAt(at); c != '"'; c = text.charAt(at)) {
      out.append(c == '\\' ? escaped() : c);
      at++;
    }
    at++;
    return out.toString();
  }

  private char escaped() {
    char c = text.charAt(++at);
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        int code = Integer.parseInt(text.substring(at + 1, at + 5), 16);
        at += 4;
        yield (char) code;
      }
      default -> c;
    };
  }
}
