package io.rcon.codec.samp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.RconCodecException;
import io.rcon.testing.DatagramVector;
import io.rcon.testing.Hex;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every datagram of the vectors, whole and cut at every byte. */
final class SampPacketTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final byte[] HEADER =
      SampPacket.header(new InetSocketAddress(InetAddress.getLoopbackAddress(), 7777));

  static List<DatagramVector> all() {
    return DatagramVector.of("vectors/samp.txt").stream()
        .filter(each -> !each.text().isEmpty())
        .toList();
  }

  @Test
  void noVectorIsMissing() {
    assertEquals(2, all().size());
  }

  @Test
  void aRequestIsAsInTheVectors() {
    ByteBuf made =
        SampPacket.encodeCommand(
            UnpooledByteBufAllocator.DEFAULT, HEADER, "secret", "players", WINDOWS);
    assertEquals(all().get(0).requests().get(0), ByteBufUtil.hexDump(made));
    assertEquals(made.capacity(), made.readableBytes(), "sized exactly");
    made.release();
    ByteBuf query =
        SampPacket.encodeQuery(UnpooledByteBufAllocator.DEFAULT, HEADER, SampPacket.INFO);
    assertEquals("53414d507f000001611e69", ByteBufUtil.hexDump(query));
    query.release();
  }

  @Test
  void aHeaderHoldsAnAddressOfIpv4() {
    assertArrayEquals(Hex.bytes("53414d500a000007 611e"), header("10.0.0.7"));
    assertArrayEquals(Hex.bytes("53414d5000000000 611e"), header("::1"));
    assertArrayEquals(Hex.bytes("53414d5000000000 0000"), SampPacket.header(null));
    InetSocketAddress unresolved = InetSocketAddress.createUnresolved("a.example", 7777);
    assertArrayEquals(Hex.bytes("53414d5000000000 611e"), SampPacket.header(unresolved));
  }

  private static byte[] header(String literal) {
    return SampPacket.header(new InetSocketAddress(literal, 7777));
  }

  @ParameterizedTest
  @MethodSource("all")
  void anAnswerIsReadWholeAndCutAtEachByte(DatagramVector vector) {
    StringBuilder lines = new StringBuilder();
    for (String hex : vector.replies()) {
      byte[] bytes = Hex.bytes(hex);
      ByteBuf buffer = Unpooled.wrappedBuffer(Hex.join(new byte[3], bytes, new byte[5]));
      assertTrue(SampPacket.isAnswer(buffer, 3, bytes.length, HEADER, SampPacket.RCON));
      int length = SampPacket.textLength(buffer, 3, bytes.length);
      int from = SampPacket.textIndex(3);
      lines.append(lines.isEmpty() ? "" : "\n").append(buffer.toString(from, length, WINDOWS));
      for (int cut = 0; cut < bytes.length; cut++) {
        boolean whole = cut >= SampPacket.HEADER;
        assertEquals(whole, SampPacket.isAnswer(buffer, 3, cut, HEADER, SampPacket.RCON));
        boolean says = cut >= SampPacket.HEADER + 2;
        assertEquals(says ? length : -1, SampPacket.textLength(buffer, 3, cut));
      }
      ByteBuf made =
          SampPacket.encodeLine(
              UnpooledByteBufAllocator.DEFAULT, HEADER, ByteBufUtil.getBytes(buffer, from, length));
      assertEquals(hex, ByteBufUtil.hexDump(made));
      made.release();
    }
    assertEquals(vector.text(), lines.toString());
  }

  @Test
  void anotherHeaderOrOpcodeIsNoAnswer() {
    byte[] bytes = Hex.bytes(all().get(0).replies().get(0));
    ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
    byte[] other = SampPacket.header(new InetSocketAddress(InetAddress.getLoopbackAddress(), 7778));
    assertFalse(SampPacket.isAnswer(buffer, 0, bytes.length, other, SampPacket.RCON));
    assertFalse(SampPacket.isAnswer(buffer, 0, bytes.length, HEADER, SampPacket.INFO));
  }

  @Test
  void aTextBeyondItsLengthIsRefused() {
    assertThrows(
        RconCodecException.class,
        () ->
            SampPacket.encodeCommand(
                UnpooledByteBufAllocator.DEFAULT,
                HEADER,
                "secret",
                "x".repeat(65_536),
                StandardCharsets.US_ASCII));
  }
}
