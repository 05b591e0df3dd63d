package io.rcon.games;

import io.netty.buffer.ByteBuf;

/**
 * Finds where an object of JSON ends: at the bracket that closes its first one, outside of texts.
 * No byte is looked at again when more comes.
 */
final class BalancedJson {
  private int seen;
  private int depth;
  private boolean quoted;
  private boolean escaped;

  /** Whether a byte begins an object; what begins otherwise may be a text. */
  static boolean begins(byte b) {
    return b == '{';
  }

  /** Whether an object takes exactly these bytes. */
  static boolean isWhole(ByteBuf buffer, int index, int length) {
    return new BalancedJson().end(buffer, index, length) == length;
  }

  /** Whether a part of one was seen, and not its end. */
  boolean isOpen() {
    return seen > 0;
  }

  /**
   * Looks for the end in what is there, which begins with what was there the last time.
   *
   * @return how many bytes it has; 0 while the end has not come
   */
  int end(ByteBuf buffer, int index, int available) {
    int last = buffer.forEachByte(index + seen, available - seen, this::isWithin);
    if (last < 0) {
      seen = available;
      return 0;
    }
    seen = 0;
    depth = 0;
    return last - index + 1;
  }

  private boolean isWithin(byte b) {
    if (quoted) {
      quoted = escaped || b != '"';
      escaped = !escaped && b == '\\';
    } else if (b == '"') {
      quoted = true;
    } else if (begins(b)) {
      depth++;
    } else if (b == '}') {
      depth--;
      return depth > 0;
    }
    return true;
  }
}
