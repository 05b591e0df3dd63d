package io.rcon.codec.battleye;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Any bytes are a datagram or none; and what was encoded is read as it was. */
class BattlEyePacketFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void datagram(byte[] data) {
    ByteBuf read = Unpooled.wrappedBuffer(new byte[3], data);
    if (BattlEyePacket.isValid(read, 3, data.length)) {
      assertTrue(data.length >= BattlEyePacket.HEADER);
      assertTrue(BattlEyePacket.type(read, 3) < 256);
    }
    ByteBuf made = Unpooled.buffer();
    int start = BattlEyePacket.begin(made, data.length & 3);
    BattlEyePacket.finish(made.writeBytes(data), start);
    assertTrue(BattlEyePacket.isValid(made, start, made.readableBytes()));
    assertEquals(data.length & 3, BattlEyePacket.type(made, start));
  }
}
