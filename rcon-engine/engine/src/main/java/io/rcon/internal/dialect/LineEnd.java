package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;

/** The bytes that end a line. */
final class LineEnd {
  private LineEnd() {}

  /** How many bytes of a line are not its end: a line feed, and a carriage return before it. */
  static int withoutEnd(ByteBuf buffer, int index, int length) {
    int left = length;
    if (has(buffer, index, left)) {
      left--;
      while (left > 0 && buffer.getByte(index + left - 1) == '\r') {
        left--;
      }
    }
    return left;
  }

  /** Whether a line feed ends it. */
  static boolean has(ByteBuf buffer, int index, int length) {
    return length > 0 && buffer.getByte(index + length - 1) == '\n';
  }
}
