package io.rcon.codec.frostbite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.codec.RconCodecException;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every packet of the vectors, read and made, and with each of its lengths wrong. */
final class FrostbitePacketTest {
  static List<String> all() {
    List<String> packets = new ArrayList<>();
    StringBuilder stream = new StringBuilder();
    for (String line : Resources.lines("vectors/frostbite.txt")) {
      if (line.startsWith("== ")) {
        stream.setLength(0);
        continue;
      }
      stream.append(line.substring(2));
      while (stream.length() >= 16) {
        int size = Unpooled.wrappedBuffer(Hex.bytes(stream.substring(8, 16))).readIntLE();
        if (stream.length() < 2 * size) {
          break;
        }
        packets.add(stream.substring(0, 2 * size));
        stream.delete(0, 2 * size);
      }
    }
    return packets;
  }

  @Test
  void noVectorIsMissing() {
    assertEquals(19, all().size());
  }

  @ParameterizedTest
  @MethodSource("all")
  void isReadAndMadeAgain(String hex) {
    byte[] bytes = Hex.bytes(hex);
    ByteBuf read = Unpooled.wrappedBuffer(new byte[3], bytes);
    FrostbitePacket.check(read, 3, bytes.length);
    ByteBuf made = Unpooled.buffer().writeByte(9);
    int start = FrostbitePacket.begin(made, FrostbitePacket.number(read, 3));
    int words = 0;
    for (int at = 3 + FrostbitePacket.HEADER; at < 3 + bytes.length; words++) {
      int length = FrostbitePacket.wordLength(read, at);
      FrostbitePacket.word(made, read.toString(at + 4, length, UTF_8), UTF_8);
      at += length + FrostbitePacket.AROUND_WORD;
    }
    FrostbitePacket.finish(made, start, words);
    assertArrayEquals(bytes, ByteBufUtil.getBytes(made, 1, made.writerIndex() - 1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void isNoneWhenCutAnywhere(String hex) {
    byte[] bytes = Hex.bytes(hex);
    ByteBuf read = Unpooled.wrappedBuffer(bytes);
    for (int length = FrostbitePacket.HEADER; length < bytes.length; length++) {
      int cut = length;
      assertThrows(
          RconCodecException.class, () -> FrostbitePacket.check(read, 0, cut), "cut at " + cut);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01000040 14000000 01000000 ffffffff 4f4b0000",
        "01000040 14000000 01000000 03000080 4f4b0000",
        "01000040 13000000 01000000 02000000 4f4b01",
        "01000040 13000000 02000000 02000000 4f4b00",
        "01000040 13000000 00000000 02000000 4f4b00",
        "01000040 13000000 ffffffff 02000000 4f4b00",
        "01000040 0f000000 01000000 000000",
      })
  void isNoneWithAWrongLengthOrCount(String hex) {
    byte[] bytes = Hex.bytes(hex);
    ByteBuf read = Unpooled.wrappedBuffer(bytes);
    assertThrows(RconCodecException.class, () -> FrostbitePacket.check(read, 0, bytes.length));
  }

  @Test
  void refusesMoreThanAPacketHolds() {
    ByteBuf into = Unpooled.buffer();
    int start = FrostbitePacket.begin(into, 1);
    FrostbitePacket.word(into, "a".repeat(FrostbitePacket.LARGEST - 17), UTF_8);
    FrostbitePacket.finish(into, start, 1);
    FrostbitePacket.word(into, "", UTF_8);
    assertThrows(RconCodecException.class, () -> FrostbitePacket.finish(into, start, 2));
  }
}
