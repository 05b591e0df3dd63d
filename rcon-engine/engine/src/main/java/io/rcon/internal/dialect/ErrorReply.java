package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.Dialect;
import io.rcon.QuakeFacts;

/** Datagrams that refuse a request and have another prefix than answers. */
final class ErrorReply {
  private static final int OUT_OF_BAND = -1;

  private ErrorReply() {}

  /** Where its words begin; -1 for a datagram of another kind. */
  static int textIndex(Dialect dialect, ByteBuf buffer, int index, int length) {
    String prefix = dialect.get(QuakeFacts.ERROR_REPLY);
    int head = Integer.BYTES + prefix.length();
    if (prefix.isEmpty() || length < head || buffer.getInt(index) != OUT_OF_BAND) {
      return -1;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (buffer.getUnsignedByte(index + Integer.BYTES + i) != prefix.charAt(i)) {
        return -1;
      }
    }
    return index + head;
  }
}
