package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** Frames of WebSocket and what Rust writes into them, byte by byte. */
final class WebFrames {
  private WebFrames() {}

  /** A server's frame. */
  static byte[] of(int type, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    ByteBuf frame = Unpooled.buffer().writeByte(type);
    if (utf8.length < 126) {
      frame.writeByte(utf8.length);
    } else {
      frame.writeByte(126).writeShort(utf8.length);
    }
    return ByteBufUtil.getBytes(frame.writeBytes(utf8));
  }

  /** A message as Rust prints it. */
  static String json(int identifier, String type, String message) {
    return "{\n  \"Message\": \""
        + message
        + "\",\n  \"Identifier\": "
        + identifier
        + ",\n  \"Type\": \""
        + type
        + "\",\n  \"Stacktrace\": \"\"\n}";
  }

  /** The type and the text of a client's frame. */
  static String unmasked(byte... frame) {
    ByteBuf in = Unpooled.wrappedBuffer(frame);
    int type = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    if ((length & 0x80) == 0) {
      throw new AssertionError("a client's frame is masked");
    }
    length &= 0x7f;
    length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
    byte[] mask = new byte[4];
    in.readBytes(mask);
    byte[] text = new byte[length];
    in.readBytes(text);
    for (int i = 0; i < length; i++) {
      text[i] ^= mask[i % 4];
    }
    if (in.isReadable()) {
      throw new AssertionError("two frames in one");
    }
    return Integer.toHexString(type) + " " + new String(text, StandardCharsets.UTF_8);
  }
}
