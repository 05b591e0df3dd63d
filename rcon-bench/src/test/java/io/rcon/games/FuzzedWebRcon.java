package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Any message of a server of Rust is one of its own or nothing. */
final class FuzzedWebRcon {
  private FuzzedWebRcon() {}

  static void check(byte[] data) {
    ByteBuf read = Unpooled.wrappedBuffer(new byte[3], data);
    WebRconMessage message = WebRconMessage.read(read, 3, data.length);
    assertTrue(
        message == null || message.text().length() + message.type().length() <= data.length,
        "text without bytes");
    assertEquals(3 + data.length, read.readableBytes());
  }
}
