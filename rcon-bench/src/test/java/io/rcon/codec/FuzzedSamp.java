package io.rcon.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.samp.SampPacket;
import java.util.Arrays;

/** Any bytes are an answer or none; and what was encoded is read as it was. */
final class FuzzedSamp {
  private FuzzedSamp() {}

  static void check(byte[] data) {
    ByteBuf read = Unpooled.wrappedBuffer(new byte[3], data);
    byte[] header = Arrays.copyOf(data, SampPacket.HEADER - 1);
    for (int opcode : new int[] {SampPacket.RCON, SampPacket.INFO, SampPacket.CLIENTS}) {
      if (SampPacket.isAnswer(read, 3, data.length, header, opcode)) {
        int said = SampPacket.textLength(read, 3, data.length);
        assertTrue(said >= -1 && said <= 0xffff);
        assertTrue(data.length >= SampPacket.HEADER);
        assertTrue(said < 0 || SampPacket.textIndex(3) <= 3 + data.length);
      }
    }
    byte[] text = Arrays.copyOf(data, Math.min(data.length, 0xffff));
    ByteBuf made = SampPacket.encodeLine(UnpooledByteBufAllocator.DEFAULT, header, text);
    int length = made.readableBytes();
    assertTrue(SampPacket.isAnswer(made, 0, length, header, SampPacket.RCON));
    assertEquals(text.length, SampPacket.textLength(made, 0, length));
    assertEquals(length, SampPacket.textIndex(0) + text.length);
    made.release();
  }
}
