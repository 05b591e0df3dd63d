package io.rcon.simulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** WebSocket: a request of HTTP, and then messages, each masked by a key of its own. */
final class MaskedText extends CarrierText {
  private static final byte[] HEAD_ENDS = {'\r', '\n', '\r', '\n'};
  private static final int MASK = 4;

  private final ByteBuf rest = Unpooled.buffer();
  private boolean opened;

  @Override
  String sent(byte... bytes) {
    rest.discardReadBytes().writeBytes(bytes);
    if (!opened) {
      int end = latin(bytes).indexOf(latin(HEAD_ENDS));
      if (end < 0) {
        return "";
      }
      opened = true;
      rest.skipBytes(rest.readableBytes() - bytes.length + end + HEAD_ENDS.length);
    }
    StringBuilder text = new StringBuilder();
    while (message(text)) {
      text.append('\n');
    }
    return text.toString();
  }

  private boolean message(StringBuilder text) {
    int at = rest.readerIndex();
    if (rest.readableBytes() < 2 + MASK) {
      return false;
    }
    int length = rest.getByte(at + 1) & 0x7f;
    int header = 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + MASK;
    if (rest.readableBytes() < header) {
      return false;
    }
    if (length == 126) {
      length = rest.getUnsignedShort(at + 2);
    } else if (length == 127) {
      length = (int) rest.getLong(at + 2);
    }
    if (rest.readableBytes() < header + length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      int mask = rest.getByte(at + header - MASK + i % MASK);
      text.append((char) ((rest.getByte(at + header + i) ^ mask) & 0xff));
    }
    rest.skipBytes(header + length);
    return true;
  }
}
