package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Any message is JSON-RPC or nothing, and what it says is no longer than it is. */
final class FuzzedMsmp {
  /** What stands around the parts of an error. */
  private static final int AROUND = 40;

  private FuzzedMsmp() {}

  static void check(byte[] data) {
    ByteBuf read = Unpooled.wrappedBuffer(new byte[3], data);
    MsmpMessage message = MsmpMessage.read(read, 3, data.length);
    if (message != null) {
      assertTrue(message.number() >= MsmpMessage.NO_NUMBER);
      assertNotNull(message.text());
      assertTrue(message.text().length() <= data.length + AROUND);
      assertTrue(message.params().length() <= data.length);
    }
  }
}
