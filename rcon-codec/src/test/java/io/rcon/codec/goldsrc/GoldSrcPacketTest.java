package io.rcon.codec.goldsrc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.rcon.codec.oob.OobChallenge;
import io.rcon.testing.DatagramVector;
import io.rcon.testing.Hex;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every datagram of the vectors, whole and cut at every byte, and parts in any order. */
final class GoldSrcPacketTest {
  private static final String VECTORS = "vectors/goldsrc.txt";

  static List<DatagramVector> answers() {
    return DatagramVector.of(VECTORS).stream().filter(each -> !each.text().isEmpty()).toList();
  }

  private static DatagramVector named(String id) {
    return DatagramVector.of(VECTORS, id);
  }

  private static ByteBuf behindOthers(byte... bytes) {
    return Unpooled.wrappedBuffer(Hex.join(new byte[3], bytes, new byte[5]));
  }

  private static String text(ByteBuf buffer, int index, int length) {
    int text = GoldSrcPacket.textLength(buffer, index, length);
    return buffer.toString(index + GoldSrcPacket.HEADER, text, ISO_8859_1);
  }

  @Test
  void noVectorIsMissing() {
    assertEquals(9, DatagramVector.of(VECTORS).size());
  }

  @Test
  void aRequestIsAsInTheVectors() {
    byte[] challenge = "1646211042".getBytes(US_ASCII);
    ByteBuf made =
        GoldSrcPacket.encodeRequest(
            UnpooledByteBufAllocator.DEFAULT, challenge, "secret", "status", UTF_8);
    assertEquals(named("gs-command").requests().get(0), ByteBufUtil.hexDump(made));
    assertEquals(made.capacity(), made.readableBytes(), "sized exactly");
    made.release();
  }

  @Test
  void aChallengeIsAsInTheVectors() {
    DatagramVector vector = named("gs-challenge");
    ByteBuf request = OobChallenge.GOLDSRC.encodeRequest(UnpooledByteBufAllocator.DEFAULT);
    assertEquals(vector.requests().get(0), ByteBufUtil.hexDump(request));
    request.release();
    byte[] bytes = Hex.bytes(vector.replies().get(0));
    byte[] word = OobChallenge.GOLDSRC.word(behindOthers(bytes), 3, bytes.length);
    assertNotNull(word);
    assertEquals("1646211042", new String(word, US_ASCII));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerIsReadWholeAndCutAtEachByte(DatagramVector vector) {
    GoldSrcParts parts = new GoldSrcParts();
    StringBuilder read = new StringBuilder();
    for (String hex : vector.replies()) {
      byte[] bytes = Hex.bytes(hex);
      ByteBuf buffer = behindOthers(bytes);
      ByteBuf whole = buffer.slice(3, bytes.length);
      if (GoldSrcParts.isPart(buffer, 3, bytes.length)) {
        whole = parts.add(buffer, 3, bytes.length);
      }
      if (whole != null) {
        read.append(text(whole, 0, whole.readableBytes()));
      }
      for (int length = 0; length < bytes.length; length++) {
        cut(buffer, length);
      }
    }
    assertEquals(vector.text(), read.toString());
    assertFalse(parts.isIncomplete());
  }

  private static void cut(ByteBuf buffer, int length) {
    if (GoldSrcParts.isPart(buffer, 3, length)) {
      assertTrue(length > 9, "a part without a payload");
      new GoldSrcParts().add(buffer, 3, length);
    } else if (GoldSrcPacket.kind(buffer, 3, length) != GoldSrcPacket.NONE) {
      assertTrue(text(buffer, 3, length).length() <= length - GoldSrcPacket.HEADER);
    }
  }

  @Test
  void onlyTwoNulsAtTheEndAreNoText() {
    for (int nuls = 0; nuls < 5; nuls++) {
      ByteBuf reply =
          GoldSrcPacket.encodeReply(
              UnpooledByteBufAllocator.DEFAULT, GoldSrcPacket.TEXT, nuls, (byte) 'x');
      int length = reply.readableBytes();
      assertEquals(GoldSrcPacket.TEXT, GoldSrcPacket.kind(reply, 0, length));
      assertEquals(1 + Math.max(0, nuls - 2), GoldSrcPacket.textLength(reply, 0, length));
      reply.release();
    }
  }

  private static byte[] part(int id, int number, int total, String payload) {
    byte[] head = {-2, -1, -1, -1, (byte) id, 0, 0, 0, (byte) (number << 4 | total)};
    return Hex.join(head, payload.getBytes(US_ASCII));
  }

  private static String add(GoldSrcParts parts, byte... part) {
    assertTrue(GoldSrcParts.isPart(behindOthers(part), 3, part.length));
    ByteBuf whole = parts.add(behindOthers(part), 3, part.length);
    return whole == null ? "" : whole.toString(US_ASCII);
  }

  @Test
  void partsOfTwoComeMixedAndDoubled() {
    GoldSrcParts parts = new GoldSrcParts();
    assertEquals("", add(parts, part(7, 1, 2, "b")));
    assertEquals("", add(parts, part(8, 0, 2, "c")));
    assertEquals("", add(parts, part(8, 0, 2, "c")));
    assertEquals("ab", add(parts, part(7, 0, 2, "a")));
    assertEquals("", add(parts, part(7, 1, 2, "b")), "a double of what was joined");
    assertTrue(parts.isIncomplete());
    assertEquals("cd", add(parts, part(8, 1, 2, "d")));
    assertFalse(parts.isIncomplete());
    assertEquals("", add(parts, part(8, 0, 2, "x")), "another datagram of that number");
    assertEquals("xe", add(parts, part(8, 1, 2, "e")));
  }

  @Test
  void whatThereIsIsTakenAtTheEnd() {
    GoldSrcParts parts = new GoldSrcParts();
    add(parts, part(7, 2, 3, "c"));
    add(parts, part(7, 0, 3, "a"));
    List<String> rest = new ArrayList<>();
    parts.takeRest().forEach(each -> rest.add(each.toString(US_ASCII)));
    assertEquals(List.of("ac"), rest);
    assertFalse(parts.isIncomplete());
    assertEquals(List.of(), parts.takeRest());
  }

  @Test
  void madeUpBytesAreNoneOrBounded() {
    Random random = new Random(1);
    GoldSrcParts parts = new GoldSrcParts();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      if (bytes.length > 9) {
        System.arraycopy(part(random.nextInt(5), 0, 1, ""), 0, bytes, 0, 8);
      }
      if (GoldSrcParts.isPart(behindOthers(bytes), 3, bytes.length)) {
        parts.add(behindOthers(bytes), 3, bytes.length);
      }
    }
    assertTrue(parts.takeRest().size() <= 2, "more than two are kept");
    byte[] long1 = part(1, 0, 2, "x".repeat(1492));
    assertFalse(GoldSrcParts.isPart(behindOthers(long1), 3, long1.length));
    assertNull(parts.add(behindOthers(part(1, 0, 2, "x")), 3, 10));
  }
}
