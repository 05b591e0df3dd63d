package io.rcon.codec.openttd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.codec.RconCodecException;
import io.rcon.testing.Hex;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OpenTtdPacketTest {
  @Test
  void writesWhatTheVectorsHoldBehindOthers() {
    ByteBuf into = Unpooled.buffer().writeByte(9);
    int start = OpenTtdPacket.begin(into, OpenTtdPacket.JOIN);
    into.writeBytes("secret\0rcon\0001.0\0".getBytes(StandardCharsets.US_ASCII));
    OpenTtdPacket.finish(into, start);
    assertEquals("091300007365637265740072636f6e00312e3000", ByteBufUtil.hexDump(into));
    assertEquals(OpenTtdPacket.JOIN, OpenTtdPacket.type(into, start));
  }

  @Test
  void refusesWhatItsSizeCannotTell() {
    ByteBuf into = Unpooled.buffer();
    int start = OpenTtdPacket.begin(into, OpenTtdPacket.COMMAND);
    into.writeZero(0xffff - OpenTtdPacket.HEADER);
    OpenTtdPacket.finish(into, start);
    assertEquals(0xffff, into.getUnsignedShortLE(start));
    into.writeZero(1);
    assertThrows(RconCodecException.class, () -> OpenTtdPacket.finish(into, start));
  }

  @Test
  void noFieldReachesBeyondItsPacket() {
    ByteBuf packet = Unpooled.wrappedBuffer(Hex.bytes("0b0078 0100 68656c6c6f00 00"));
    assertEquals(10, OpenTtdPacket.textEnd(packet, 5, 11));
    assertEquals(5, OpenTtdPacket.skip(3, 2, 11));
    for (int end = 0; end <= 10; end++) {
      int cut = end;
      assertThrows(RconCodecException.class, () -> OpenTtdPacket.textEnd(packet, 5, cut));
    }
    assertThrows(RconCodecException.class, () -> OpenTtdPacket.skip(10, 2, 11));
    assertThrows(RconCodecException.class, () -> OpenTtdPacket.skip(12, 0, 11));
  }
}
