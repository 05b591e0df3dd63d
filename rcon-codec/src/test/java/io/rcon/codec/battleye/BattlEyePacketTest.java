package io.rcon.codec.battleye;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every datagram of the vectors, whole, cut at every byte, with every bit turned. */
final class BattlEyePacketTest {
  private static final String WRONG_SUM = "424500000000ff01016a756e6b";

  static List<String> all() {
    return Resources.lines("vectors/battleye.txt").stream()
        .filter(line -> line.startsWith("> ") || line.startsWith("< "))
        .map(line -> line.substring(2))
        .filter(hex -> !hex.equals(WRONG_SUM))
        .toList();
  }

  @Test
  void noVectorIsMissing() {
    assertEquals(44, all().size());
  }

  @ParameterizedTest
  @MethodSource("all")
  void isValidWholeAndOnlyWhole(String hex) {
    byte[] bytes = Hex.bytes(hex);
    ByteBuf behindOthers = Unpooled.wrappedBuffer(new byte[3], bytes, new byte[5]);
    assertTrue(BattlEyePacket.isValid(behindOthers, 3, bytes.length));
    for (int length = 0; length < bytes.length; length++) {
      assertFalse(BattlEyePacket.isValid(behindOthers, 3, length), "cut at " + length);
    }
    assertEquals(0, behindOthers.readerIndex());
    behindOthers.release();
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTurnedBitIsNoticed(String hex) {
    byte[] bytes = Hex.bytes(hex);
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] turned = bytes.clone();
      turned[bit / 8] ^= (byte) (1 << (bit % 8));
      assertFalse(BattlEyePacket.isValid(Unpooled.wrappedBuffer(turned), 0, turned.length));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void isMadeAsItWasRead(String hex) {
    byte[] bytes = Hex.bytes(hex);
    ByteBuf made = Unpooled.buffer().writeByte('x');
    ByteBuf read = Unpooled.wrappedBuffer(bytes);
    int start = BattlEyePacket.begin(made, BattlEyePacket.type(read, 0));
    made.writeBytes(Arrays.copyOfRange(bytes, BattlEyePacket.HEADER, bytes.length));
    BattlEyePacket.finish(made, start);
    assertArrayEquals(bytes, ByteBufUtil.getBytes(made, start, made.writerIndex() - start));
    assertEquals(BattlEyePacket.checksum(read, 0), BattlEyePacket.checksum(made, start));
  }

  @Test
  void aWrongSumAndMadeUpBytesAreNone() {
    byte[] wrong = Hex.bytes(WRONG_SUM);
    assertFalse(BattlEyePacket.isValid(Unpooled.wrappedBuffer(wrong), 0, wrong.length));
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      if (bytes.length > 7 && random.nextBoolean()) {
        bytes[0] = 'B';
        bytes[1] = 'E';
        bytes[6] = (byte) 0xff;
      }
      assertFalse(BattlEyePacket.isValid(Unpooled.wrappedBuffer(bytes), 0, bytes.length));
    }
  }
}
