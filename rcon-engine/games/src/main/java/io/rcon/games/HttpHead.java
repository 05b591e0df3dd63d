package io.rcon.games;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The status line and the fields of an answer in HTTP/1.
 *
 * @param status its code; 0 if it has none
 * @param text the lines
 * @param length how many bytes it has, the empty line included
 */
record HttpHead(int status, String text, int length) {
  static final int SWITCHING = 101;

  private static final int STATUS_AT = 9;
  private static final int NONE = -1;

  /** Reads the head at the beginning of these bytes; null if it is not all there. */
  static @Nullable HttpHead find(ByteBuf buffer, int index, int length) {
    int end = end(buffer, index, length);
    if (end == NONE) {
      return null;
    }
    String text = buffer.toString(index, end, StandardCharsets.ISO_8859_1);
    return new HttpHead(status(text), text, end);
  }

  /** How many bytes lie before the end of the empty line. */
  private static int end(ByteBuf buffer, int index, int length) {
    for (int i = 3; i < length; i++) {
      if (buffer.getByte(index + i) == '\n' && buffer.getInt(index + i - 3) == 0x0d0a0d0a) {
        return i + 1;
      }
    }
    return NONE;
  }

  private static int status(String text) {
    int value = 0;
    for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
      char digit = i < text.length() ? text.charAt(i) : ' ';
      if (digit < '0' || digit > '9') {
        return 0;
      }
      value = 10 * value + digit - '0';
    }
    return value;
  }

  /** The value of a field; empty if it is not there. */
  String field(String name) {
    String wanted = name.toLowerCase(Locale.ROOT) + ":";
    for (int at = text.indexOf('\n') + 1; at > 0; at = text.indexOf('\n', at) + 1) {
      int end = text.indexOf('\n', at);
      String line = end < 0 ? "" : text.substring(at, end);
      if (line.toLowerCase(Locale.ROOT).startsWith(wanted)) {
        return line.substring(wanted.length()).strip();
      }
    }
    return "";
  }

  /** How many bytes follow it; 0 if that is not said. */
  int bodyLength() {
    String digits = field("content-length");
    boolean number = !digits.isEmpty() && digits.length() < 9;
    for (int i = 0; number && i < digits.length(); i++) {
      number = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    return number ? Integer.parseInt(digits) : 0;
  }
}
