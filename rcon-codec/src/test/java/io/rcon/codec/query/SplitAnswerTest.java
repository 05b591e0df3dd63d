package io.rcon.codec.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.codec.query.SplitAnswer.Outcome;
import io.rcon.testing.Hex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers in parts: any order, doubles, foreign parts, lies. */
final class SplitAnswerTest {
  private static final int LIMIT = 1 << 20;

  private final SplitAnswer split = new SplitAnswer(LIMIT, PackedData.REFUSED);

  private Outcome add(byte... part) {
    return split.add(Unpooled.wrappedBuffer(part));
  }

  private static byte[] answer(int length) {
    byte[] answer = new byte[length];
    new Random(length).nextBytes(answer);
    Arrays.fill(answer, 0, 4, (byte) -1);
    return answer;
  }

  private static List<byte[]> cut(SplitForm form, int id, byte[] answer, int size) {
    int total = (answer.length + size - 1) / size;
    List<byte[]> parts = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      ByteBuf part = Unpooled.buffer().writeInt(0xfeffffff).writeIntLE(id);
      switch (form) {
        case SOURCE -> part.writeByte(total).writeByte(i).writeShortLE(size);
        case SOURCE_SIZELESS -> part.writeByte(total).writeByte(i);
        case GOLD_SOURCE -> part.writeByte((i << 4) | total);
      }
      part.writeBytes(answer, i * size, Math.min(size, answer.length - i * size));
      parts.add(ByteBufUtil.getBytes(part));
    }
    return parts;
  }

  private void assertJoins(byte[] answer, List<byte[]> parts) {
    for (byte[] part : parts.subList(0, parts.size() - 1)) {
      assertEquals(Outcome.MORE, add(part));
    }
    assertEquals(Outcome.WHOLE, add(parts.get(parts.size() - 1)));
    assertArrayEquals(answer, ByteBufUtil.getBytes(split.joined()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a2s-rules-split", "a2s-rules-split-nosize"})
  void vectorsGiveTheirRules(String id) {
    List<byte[]> parts = QueryVector.named(id).replies();
    assertEquals(Outcome.MORE, add(parts.get(0)));
    assertEquals(Outcome.WHOLE, add(parts.get(1)));
    A2sRules rules = assertInstanceOf(A2sRules.class, A2sAnswer.read(split.joined()));
    assertEquals(60, rules.rules().size());
    assertEquals("value_of_rule_036", rules.rules().get("rule_number_036"));
  }

  @ParameterizedTest
  @EnumSource(SplitForm.class)
  void everyFormJoinsInAnyOrder(SplitForm form) {
    byte[] answer = answer(13_000);
    Random random = new Random(1);
    for (int id = 1; id < 200; id++) {
      List<byte[]> parts = cut(form, id, answer, 1000);
      Collections.shuffle(parts, random);
      assertJoins(answer, parts);
    }
  }

  @ParameterizedTest
  @EnumSource(SplitForm.class)
  void doublesAndForeignPartsAreNoPiecesOfIt(SplitForm form) {
    byte[] answer = answer(3500);
    List<byte[]> parts = cut(form, 7, answer, 1000);
    assertEquals(Outcome.MORE, add(parts.get(2)));
    assertEquals(Outcome.MORE, add(parts.get(2)));
    assertEquals(Outcome.MORE, add(cut(form, 8, answer(2500), 1000).get(0)));
    // Of the same id, and of another number of parts: it came second.
    assertEquals(Outcome.MORE, add(cut(form, 7, answer(5000), 1000).get(4)));
    assertJoins(answer, List.of(parts.get(0), parts.get(3), parts.get(1)));
  }

  @Test
  void everyFormHoldsOnePart() {
    for (SplitForm form : SplitForm.values()) {
      assertJoins(answer(500), cut(form, 3, answer(500), 1000));
    }
  }

  @Test
  void whatIsPackedIsJoinedFirstAndUnpackedOnce() {
    byte[] rules = Hex.bytes("ffffffff 45 0100 6100 6200");
    List<Integer> sizes = new ArrayList<>();
    SplitAnswer unpacking =
        new SplitAnswer(
            LIMIT,
            (packed, size) -> {
              sizes.add(packed.length);
              return rules;
            });
    ByteBuf whole = Unpooled.buffer().writeIntLE(rules.length).writeIntLE(crc(rules));
    whole.writeBytes("BZh9 and more".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    byte[] packed = ByteBufUtil.getBytes(whole);
    for (SplitForm form : List.of(SplitForm.SOURCE, SplitForm.SOURCE_SIZELESS)) {
      List<byte[]> parts = cut(form, 0x80000009, packed, 12);
      assertEquals(Outcome.MORE, unpacking.add(Unpooled.wrappedBuffer(parts.get(1))));
      assertEquals(Outcome.WHOLE, unpacking.add(Unpooled.wrappedBuffer(parts.get(0))));
      assertArrayEquals(rules, ByteBufUtil.getBytes(unpacking.joined()));
    }
    assertEquals(List.of(packed.length - 8, packed.length - 8), sizes);
  }

  private static int crc(byte... bytes) {
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  @Test
  void whatCannotBeUnpackedIsDropped() {
    List<byte[]> parts = QueryVector.named("a2s-rules-bzip2").replies();
    assertEquals(Outcome.MORE, add(parts.get(0)));
    assertEquals(Outcome.DROPPED, add(parts.get(1)));
    assertThrows(IllegalStateException.class, split::joined);
    // It says that it holds more than the limit: nothing is tried.
    SplitAnswer small =
        new SplitAnswer(
            2000,
            (packed, size) -> {
              throw new AssertionError("unpacked");
            });
    assertEquals(Outcome.MORE, small.add(Unpooled.wrappedBuffer(parts.get(0))));
    assertEquals(Outcome.DROPPED, small.add(Unpooled.wrappedBuffer(parts.get(1))));
    // It holds something else than it says.
    SplitAnswer wrong = new SplitAnswer(LIMIT, (packed, size) -> new byte[size]);
    assertEquals(Outcome.MORE, wrong.add(Unpooled.wrappedBuffer(parts.get(0))));
    assertEquals(Outcome.DROPPED, wrong.add(Unpooled.wrappedBuffer(parts.get(1))));
  }

  @Test
  void memoryIsBounded() {
    SplitAnswer small = new SplitAnswer(10_000, PackedData.REFUSED);
    byte[] answer = answer(9000);
    List<byte[]> parts = cut(SplitForm.SOURCE, 1, answer, 1000);
    assertEquals(Outcome.MORE, small.add(Unpooled.wrappedBuffer(parts.get(0))));
    // Others push the oldest out, which then lacks its first part.
    for (int id = 2; id < 6; id++) {
      small.add(Unpooled.wrappedBuffer(cut(SplitForm.SOURCE, id, answer, 1000).get(0)));
    }
    for (byte[] part : parts.subList(1, 9)) {
      assertEquals(Outcome.MORE, small.add(Unpooled.wrappedBuffer(part)));
    }
    assertEquals(Outcome.WHOLE, small.add(Unpooled.wrappedBuffer(parts.get(0))));
    // Without an end.
    byte[] endless = cut(SplitForm.SOURCE, 1, answer(200_000), 1000).get(0);
    for (int i = 0; i < 3000; i++) {
      small.add(Unpooled.wrappedBuffer(endless));
    }
    byte[] large = Arrays.copyOf(endless, 20_000);
    assertEquals(Outcome.DROPPED, small.add(Unpooled.wrappedBuffer(large)));
  }

  @Test
  void whatIsNoPartIsDropped() {
    assertEquals(Outcome.DROPPED, add(Hex.bytes("ffffffff 49 00")));
    assertEquals(Outcome.DROPPED, add(Hex.bytes("feffffff 07000000")));
    assertEquals(Outcome.DROPPED, add());
  }
}
