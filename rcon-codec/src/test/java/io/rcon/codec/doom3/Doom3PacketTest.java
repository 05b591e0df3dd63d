package io.rcon.codec.doom3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.testing.DatagramVector;
import io.rcon.testing.Hex;
import org.junit.jupiter.api.Test;

/** The datagrams of the vector, whole and cut at every byte. */
final class Doom3PacketTest {
  private static final DatagramVector VECTOR = DatagramVector.of("vectors/doom3.txt", "d3-rcon");

  @Test
  void aRequestIsAsInTheVector() {
    ByteBuf made =
        Doom3Packet.encodeRequest(UnpooledByteBufAllocator.DEFAULT, "secret", "status", ISO_8859_1);
    assertEquals(VECTOR.requests().get(0), ByteBufUtil.hexDump(made));
    assertEquals(made.capacity(), made.readableBytes(), "sized exactly");
    made.release();
  }

  @Test
  void anAnswerIsReadWholeAndCutAtEachByte() {
    byte[] bytes = Hex.bytes(VECTOR.replies().get(0));
    ByteBuf buffer = Unpooled.wrappedBuffer(Hex.join(new byte[3], bytes, new byte[5]));
    assertEquals(Doom3Packet.OUTPUT, Doom3Packet.opcode(buffer, 3, bytes.length));
    int text = Doom3Packet.textLength(buffer, 3, bytes.length);
    assertEquals(VECTOR.text(), buffer.toString(Doom3Packet.textIndex(3), text, ISO_8859_1));
    for (int length = 0; length < bytes.length; length++) {
      boolean answer = length >= 12;
      assertEquals(
          answer ? Doom3Packet.OUTPUT : Doom3Packet.NONE, Doom3Packet.opcode(buffer, 3, length));
      assertTrue(!answer || Doom3Packet.textLength(buffer, 3, length) == Math.min(6, length - 12));
    }
  }

  @Test
  void anAnswerIsMadeAsItIsRead() {
    ByteBuf made =
        Doom3Packet.encodePrint(
            UnpooledByteBufAllocator.DEFAULT,
            Doom3Packet.OUTPUT,
            VECTOR.text().getBytes(ISO_8859_1));
    assertEquals(VECTOR.replies().get(0), ByteBufUtil.hexDump(made));
    made.release();
  }

  @Test
  void otherPrefixesAndOpcodesAreNone() {
    for (String other :
        new String[] {
          "ffffffff7072696e740a780a", "ffff7072696e7400ffffffff7800", "ffff7072696e740affffff7f7800"
        }) {
      byte[] bytes = Hex.bytes(other);
      int opcode = Doom3Packet.opcode(Unpooled.wrappedBuffer(bytes), 0, bytes.length);
      assertEquals(Doom3Packet.NONE, opcode, other);
    }
  }
}
