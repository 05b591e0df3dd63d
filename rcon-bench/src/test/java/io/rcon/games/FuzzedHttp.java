package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Any bytes are the head of an answer or not yet one. */
final class FuzzedHttp {
  private FuzzedHttp() {}

  static void check(byte[] data) {
    ByteBuf read = Unpooled.wrappedBuffer(new byte[3], data);
    HttpHead head = HttpHead.find(read, 3, data.length);
    if (head != null) {
      assertTrue(head.length() >= 4 && head.length() <= data.length);
      assertEquals(head.length(), head.text().length());
      assertTrue(head.status() >= 0 && head.status() < 1000);
      assertTrue(head.bodyLength() >= 0);
      assertNotNull(head.field("sec-websocket-accept"));
    }
  }
}
