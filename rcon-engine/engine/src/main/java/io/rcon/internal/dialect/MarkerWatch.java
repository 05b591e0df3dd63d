package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import java.util.function.IntSupplier;

/**
 * Watches for an unguessable word at the end of an answer. The word may lie across two datagrams,
 * so the last bytes of each are remembered. Some games echo a space behind it, all a line feed.
 */
final class MarkerWatch {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 16;
  private static final int BEHIND = 2;

  private final String token;
  private final byte[] tail = new byte[LENGTH + BEHIND];
  private int tailLength;
  private int cut;

  MarkerWatch(IntSupplier random) {
    StringBuilder word = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      word.append(ALPHABET.charAt(Math.floorMod(random.getAsInt(), ALPHABET.length())));
    }
    token = word.toString();
  }

  String token() {
    return token;
  }

  /** How many bytes of the answer's end are the marker's. */
  int cut() {
    return cut;
  }

  boolean endsWith(ByteBuf buffer, int index, int length) {
    remember(buffer, index, length);
    int end = tailLength;
    while (end > 0 && tailLength - end < BEHIND && isBlank(tail[end - 1])) {
      end--;
    }
    if (end < LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      if (tail[end - LENGTH + i] != token.charAt(i)) {
        return false;
      }
    }
    cut = LENGTH + tailLength - end;
    return true;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n';
  }

  private void remember(ByteBuf buffer, int index, int length) {
    int fresh = Math.min(length, tail.length);
    int kept = Math.min(tailLength, tail.length - fresh);
    System.arraycopy(tail, tailLength - kept, tail, 0, kept);
    buffer.getBytes(index + length - fresh, tail, kept, fresh);
    tailLength = kept + fresh;
  }
}
