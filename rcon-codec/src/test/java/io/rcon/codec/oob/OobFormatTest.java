package io.rcon.codec.oob;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.codec.RconCodecException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formats as values, and bytes that are no vector. */
final class OobFormatTest {
  static List<OobFormat> formats() {
    return List.of(
        OobFormat.QUAKE3,
        OobFormat.DARKPLACES,
        OobFormat.QUAKEWORLD,
        // Black Ops, FiveM, GoldSrc: the parts are all that differs.
        OobFormat.of("\0", "\0", "\u0001print\n", ""),
        OobFormat.of("rcon ", "", "print ", ""),
        OobFormat.of("rcon 1646211042 ", "\n", "l", "\0\0"));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void whatIsMadeIsRead(OobFormat format) {
    Random random = new Random(11);
    for (int i = 0; i < 500; i++) {
      byte[] text = bytes(random, 60);
      byte[] reply = OobProbe.made(allocator -> format.encodeReply(allocator, text));
      assertArrayEquals(text, OobProbe.reply(format, reply, reply.length).orElseThrow());
      byte[] password =
          new String(bytes(random, 20), ISO_8859_1).replace(' ', '_').getBytes(ISO_8859_1);
      byte[] command = bytes(random, 60);
      byte[] request =
          OobProbe.made(allocator -> format.encodeRequest(allocator, password, command));
      OobRequest read = OobProbe.request(format, request, request.length);
      assertArrayEquals(password, read.password());
      assertArrayEquals(command, read.command());
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void aRequestOfTextsIsThatOfTheirBytes(OobFormat format) {
    for (String charset : List.of("UTF-8", "ISO-8859-1", "windows-1251")) {
      Charset known = Charset.forName(charset);
      String high = charset.equals("windows-1251") ? "\u0416" : "\u00ff\u00e9";
      for (String command : List.of("", "status", "say " + high + "x")) {
        byte[] expected =
            OobProbe.made(a ->
                format.encodeRequest(a, ("s" + high).getBytes(known), command.getBytes(known)));
        assertArrayEquals(
            expected, OobProbe.made(a -> format.encodeRequest(a, "s" + high, command, known)));
      }
      assertThrows(
          RconCodecException.class,
          () -> OobProbe.made(a -> format.encodeRequest(a, "s", "\ud800", known)));
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void anyBytesGiveAnAnswerOrAnError(OobFormat format) {
    Random random = new Random(13);
    byte[] prefix = OobProbe.made(format::encodeReply);
    for (int i = 0; i < 2_000; i++) {
      byte[] datagram = bytes(random, 40);
      // Near misses: mostly the right bytes.
      for (int at = 0; at < Math.min(datagram.length, prefix.length); at++) {
        datagram[at] = random.nextInt(20) == 0 ? datagram[at] : prefix[at];
      }
      OobProbe.reply(format, datagram, datagram.length)
          .ifPresent(text -> assertTrue(text.length < datagram.length));
      try {
        OobRequest read = OobProbe.request(format, datagram, datagram.length);
        assertTrue(read.password().length + read.command().length < datagram.length);
      } catch (RconCodecException e) {
        assertTrue(e.getMessage().contains("" + datagram.length), e.getMessage());
      }
    }
  }

  @Test
  void onlyOnePrefixAndOneTrailerAreNotText() {
    byte[] twice = "\u00ff\u00ff\u00ff\u00ffnn\0\0".getBytes(ISO_8859_1);
    assertEquals("n\0", text(OobFormat.QUAKEWORLD, twice));
    assertEquals("n\0\0", text(OobFormat.DARKPLACES, twice));
    byte[] bare = "\u00ff\u00ff\u00ff\u00ffn".getBytes(ISO_8859_1);
    assertEquals("", text(OobFormat.QUAKEWORLD, bare));
  }

  @Test
  void theEndOfAPrefixIsNoTrailer() {
    OobFormat format = OobFormat.of("\0", "\0", "\1\0", "\0");
    byte[] reply = "\u00ff\u00ff\u00ff\u00ff\1\0".getBytes(ISO_8859_1);
    assertEquals("", text(format, reply));
    byte[] request = "\u00ff\u00ff\u00ff\u00ff\0".getBytes(ISO_8859_1);
    OobRequest read = OobProbe.request(format, request, request.length);
    assertEquals(0, read.password().length);
    assertEquals(0, read.command().length);
  }

  private static String text(OobFormat format, byte[] datagram) {
    return new String(OobProbe.reply(format, datagram, datagram.length).orElseThrow(), ISO_8859_1);
  }

  @Test
  void aFormatIsAValue() {
    OobFormat same = OobFormat.of("rcon ", "", "print\n", "");
    assertEquals(OobFormat.QUAKE3, same);
    assertEquals(OobFormat.QUAKE3.hashCode(), same.hashCode());
    assertNotEquals(OobFormat.of("srcon ", "", "print\n", ""), same);
    assertNotEquals(OobFormat.of("rcon ", "\n", "print\n", ""), same);
    assertNotEquals(OobFormat.of("rcon ", "", "print", ""), same);
    assertNotEquals(OobFormat.of("rcon ", "", "print\n", "\0"), same);
  }

  @Test
  void aPartBeyondLatin1IsRefused() {
    assertThrows(RconCodecException.class, () -> OobFormat.of("rcon\u013b", "", "n", ""));
  }

  @Test
  void neitherRequestsNorErrorsShowTheirBytes() {
    byte[] request = "\u00ff\u00ff\u00ff\u00ffrcon s3cret status".getBytes(ISO_8859_1);
    OobRequest read = OobProbe.request(OobFormat.QUAKE3, request, request.length);
    assertEquals("OobRequest[6 bytes]", read.toString());
    read.password()[0] = 'X';
    assertEquals("s3cret", new String(read.password(), ISO_8859_1));
    request[0] = 0;
    RconCodecException e =
        assertThrows(
            RconCodecException.class,
            () -> OobProbe.request(OobFormat.QUAKE3, request, request.length));
    assertFalse(e.getMessage().contains("s3cret"));
  }

  private static byte[] bytes(Random random, int limit) {
    byte[] bytes = new byte[random.nextInt(limit)];
    random.nextBytes(bytes);
    return bytes;
  }
}
