package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.doom3.Doom3Packet;
import java.util.Arrays;

/** Any bytes are an answer or none; and what was encoded is read as it was, up to its NUL. */
final class FuzzedDoom3 {
  private FuzzedDoom3() {}

  static void check(byte[] data) {
    ByteBuf read = Unpooled.wrappedBuffer(new byte[3], data, new byte[] {1});
    if (Doom3Packet.opcode(read, 3, data.length) != Doom3Packet.NONE) {
      int from = Doom3Packet.textIndex(3);
      int length = Doom3Packet.textLength(read, 3, data.length);
      assertTrue(length >= 0 && from + length <= 3 + data.length);
    }
    int nul = 0;
    while (nul < data.length && data[nul] != 0) {
      nul++;
    }
    ByteBuf made =
        Doom3Packet.encodePrint(UnpooledByteBufAllocator.DEFAULT, Doom3Packet.OUTPUT, data);
    assertEquals(Doom3Packet.OUTPUT, Doom3Packet.opcode(made, 0, made.readableBytes()));
    int length = Doom3Packet.textLength(made, 0, made.readableBytes());
    assertArrayEquals(
        Arrays.copyOf(data, nul), ByteBufUtil.getBytes(made, Doom3Packet.textIndex(0), length));
    made.release();
  }
}
