package io.rcon.codec.source;

import io.netty.buffer.ByteBuf;

/**
 * The seven bytes that some servers leave behind an empty frame. They look like the beginning of a
 * frame of 256 bytes, for which a decoder would wait.
 */
final class StrayTail {
  private static final int LENGTH = 7;
  private static final long BYTES = 0x0000_0000_0000_0100L;
  private static final int TYPE_AT = 8;
  private static final int LAST_TYPE = 2;

  private StrayTail() {}

  /**
   * How many bytes are not part of any frame.
   *
   * @return 7 or 0; -1 if more bytes must come before it is known
   */
  static int length(ByteBuf input, int at, int end) {
    for (int i = 0; i < Math.min(LENGTH, end - at); i++) {
      if (input.getByte(at + i) != (byte) (BYTES >> (8 * i))) {
        return 0;
      }
    }
    if (end - at <= LENGTH) {
      return -1;
    }
    if (input.getByte(at + LENGTH) != 0) {
      // A frame's id would have three bytes of zero, and no id has.
      return LENGTH;
    }
    if (end - at < TYPE_AT + 4) {
      return -1;
    }
    int type = input.getIntLE(at + TYPE_AT);
    return type >= 0 && type <= LAST_TYPE ? 0 : LENGTH;
  }
}
