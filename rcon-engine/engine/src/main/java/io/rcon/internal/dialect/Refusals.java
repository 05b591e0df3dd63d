package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.RefusalText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of a refusal in an answer: the case of letters does not matter, and only an
 * answer of one line can be one. Within a longer answer the same words are quoted, not said.
 */
final class Refusals {
  private Refusals() {}

  /** The refusal that these bytes are, or null. */
  static @Nullable RefusalText of(
      List<RefusalText> refusals, ByteBuf buffer, int index, int length) {
    for (int i = 0; i < refusals.size(); i++) {
      RefusalText refusal = refusals.get(i);
      if (startsWith(buffer, index, length, refusal.text())
          && isLastLine(buffer, index, length, refusal.text().length())) {
        return refusal;
      }
    }
    return null;
  }

  /** Whether the bytes are the text of the refusal and nothing else but the end of the line. */
  static boolean isWhole(RefusalText refusal, ByteBuf buffer, int index, int length) {
    return content(buffer, index, length) <= refusal.text().length();
  }

  /** Whether no line follows the text's last one. */
  private static boolean isLastLine(ByteBuf buffer, int index, int length, int text) {
    int end = content(buffer, index, length);
    return end <= text || buffer.indexOf(index + text, index + end, (byte) '\n') < 0;
  }

  /** How many bytes there are without the line breaks, blanks and NULs at the end. */
  private static int content(ByteBuf buffer, int index, int length) {
    int end = length;
    while (end > 0 && isBlank(buffer.getByte(index + end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isBlank(byte b) {
    return b == '\n' || b == '\r' || b == ' ' || b == 0;
  }

  private static boolean startsWith(ByteBuf buffer, int index, int length, String text) {
    if (length < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (lower(buffer.getUnsignedByte(index + i)) != lower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Only letters of ASCII: what other bytes mean depends on the charset. */
  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }
}
