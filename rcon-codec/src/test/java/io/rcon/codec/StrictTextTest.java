package io.rcon.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.Charset;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class StrictTextTest {
  static Stream<Arguments> unmappable() {
    return Stream.of(
        Arguments.of("high surrogate at the end", "a\ud83d", UTF_8),
        Arguments.of("high surrogate before a letter", "\ud83da", UTF_8),
        Arguments.of("two high surrogates", "\ud83d\ud83d\ude00", UTF_8),
        Arguments.of("low surrogate alone", "\ude00", UTF_8),
        Arguments.of("surrogates swapped", "\ude00\ud83d", UTF_8),
        Arguments.of("U+013B, whose low byte is a semicolon", "say \u013bquit", ISO_8859_1),
        Arguments.of("U+20AC", "\u20ac", ISO_8859_1),
        Arguments.of("high surrogate", "\ud83d", ISO_8859_1),
        Arguments.of("e acute", "caf\u00e9", US_ASCII));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unmappable")
  void refusesWhatTheCharsetCannotExpress(String name, String text, Charset charset) {
    ByteBuf buffer = Unpooled.directBuffer();
    try {
      assertThrows(RconCodecException.class, () -> StrictText.length(text, charset));
      assertThrows(RconCodecException.class, () -> StrictText.bytes(text, charset));
      RconCodecException e =
          assertThrows(
              RconCodecException.class, () -> StrictText.write(text, charset, buffer), name);
      assertTrue(e.getMessage().contains(charset.name()), e.getMessage());
      assertFalse(e.getMessage().contains(text), "the text may be a password");
      assertEquals(0, buffer.readableBytes());
    } finally {
      buffer.release();
    }
  }

  @ParameterizedTest
  @MethodSource("charsets")
  void countsAndWritesExactlyTheBytesOfTheText(Charset charset, int limit) {
    Random random = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      String text = randomText(random, limit);
      byte[] expected = text.getBytes(charset);
      assertEquals(expected.length, StrictText.length(text, charset));
      assertArrayEquals(expected, StrictText.bytes(text, charset));
      // No room to spare: nothing may ask for more than the text needs.
      ByteBuf buffer = Unpooled.directBuffer(expected.length, expected.length);
      try {
        StrictText.write(text, charset, buffer);
        assertArrayEquals(expected, ByteBufUtil.getBytes(buffer));
      } finally {
        buffer.release();
      }
    }
  }

  static Stream<Arguments> charsets() {
    return Stream.of(
        Arguments.of(UTF_8, 0x110000),
        Arguments.of(UTF_8, 0x900),
        Arguments.of(ISO_8859_1, 0x100),
        Arguments.of(US_ASCII, 0x80));
  }

  private static String randomText(Random random, int limit) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(40); left > 0; left--) {
      int point = random.nextInt(limit);
      boolean surrogate = point >= 0xd800 && point < 0xe000;
      text.appendCodePoint(surrogate ? 0x1f600 : point);
    }
    return text.toString();
  }

  @Test
  void writesOnceAtTheEnd() {
    ByteBuf buffer = Unpooled.directBuffer().writeByte('>');
    try {
      StrictText.write("\u00e9", ISO_8859_1, buffer);
      StrictText.write("\u00e9", UTF_8, buffer);
      assertEquals("3ee9c3a9", ByteBufUtil.hexDump(buffer));
    } finally {
      buffer.release();
    }
  }
}
