package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.spi.Output;

/** Frames of a WebSocket client: whole messages, masked as RFC 6455 wants it. */
final class WebSocketFrames {
  private static final int FINAL_TEXT = 0x81;
  private static final int FINAL_CLOSE = 0x88;
  private static final int FINAL_PING = 0x89;
  private static final int FINAL_PONG = 0x8a;
  private static final int MASKED = 0x80;
  private static final int SHORT = 125;
  private static final int MASK = 4;
  private static final int NORMAL_CLOSE = 1000;

  private WebSocketFrames() {}

  /** Sends a text, which is UTF-8. */
  static void sendText(byte[] text, int mask, Output output) {
    int head = text.length <= SHORT ? 2 : text.length <= 0xffff ? 4 : 10;
    ByteBuf frame = output.frame(head + MASK + text.length);
    frame.writeByte(FINAL_TEXT);
    switch (head) {
      case 2 -> frame.writeByte(MASKED | text.length);
      case 4 -> frame.writeByte(MASKED | 126).writeShort(text.length);
      default -> frame.writeByte(MASKED | 127).writeLong(text.length);
    }
    writeMasked(frame, mask, text);
    output.send(frame);
  }

  static void sendPing(int mask, Output output) {
    output.send(output.frame(2 + MASK).writeByte(FINAL_PING).writeByte(MASKED).writeInt(mask));
  }

  /** The answer to a ping, which repeats its content. */
  static ByteBuf pong(ByteBuf ping, int mask) {
    byte[] content = new byte[Math.min(SHORT, ping.readableBytes())];
    ping.getBytes(ping.readerIndex(), content);
    return control(FINAL_PONG, content, mask);
  }

  /** Ends the conversation in order. */
  static ByteBuf close(int mask) {
    return control(FINAL_CLOSE, new byte[] {(byte) (NORMAL_CLOSE >> 8), (byte) NORMAL_CLOSE}, mask);
  }

  private static ByteBuf control(int type, byte[] content, int mask) {
    ByteBuf frame = Unpooled.buffer(2 + MASK + content.length);
    frame.writeByte(type).writeByte(MASKED | content.length);
    writeMasked(frame, mask, content);
    return frame;
  }

  private static void writeMasked(ByteBuf frame, int mask, byte[] content) {
    frame.writeInt(mask);
    int i = 0;
    for (; i + MASK <= content.length; i += MASK) {
      int four =
          (content[i] & 0xff) << 24
              | (content[i + 1] & 0xff) << 16
              | (content[i + 2] & 0xff) << 8
              | (content[i + 3] & 0xff);
      frame.writeInt(four ^ mask);
    }
    for (; i < content.length; i++) {
      frame.writeByte(content[i] ^ (mask >>> (24 - 8 * (i % MASK))));
    }
  }
}
