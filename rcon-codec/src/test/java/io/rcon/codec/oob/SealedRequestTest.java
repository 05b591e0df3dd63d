package io.rcon.codec.oob;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests without a password in them, as servers took them or as their sources read them. */
final class SealedRequestTest {
  private static final int FIELDS = 5;

  static List<List<String>> all() {
    List<List<String>> all = new ArrayList<>();
    List<String> lines =
        Resources.lines("vectors/sealed-requests.txt").stream()
            .filter(line -> !line.isEmpty() && !line.startsWith("# "))
            .toList();
    for (int at = 0; at < lines.size(); at += FIELDS) {
      all.add(lines.subList(at, at + FIELDS));
    }
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** As mvdsv reads it. */
  private static byte[] words(String command) {
    return bytes(
        command.contains("\"")
            ? "say hello  two spaces x "
            : command.replaceAll("\\s+", " ") + " ");
  }

  private static byte[] made(List<String> vector) {
    byte[] key = bytes(vector.get(1));
    byte[] command = bytes(vector.get(3));
    String with = vector.get(2);
    return OobProbe.made(allocator ->
        switch (vector.get(0)) {
          case "hmac-time" ->
              SealedRequest.hmacMd4Time(allocator, key, Long.parseLong(with), command);
          case "hmac-challenge" ->
              SealedRequest.hmacMd4Challenge(allocator, key, bytes(with), command);
          case "aes-plain" -> SealedRequest.aesPlain(allocator, key, command);
          case "aes-challenge" -> SealedRequest.aesChallenge(allocator, key, bytes(with), command);
          default ->
              SealedRequest.sha1Time(
                  allocator, key, Long.parseLong(with), command, words(vector.get(3)));
        });
  }

  @Test
  void noVectorIsMissing() {
    assertEquals(14, all().size());
  }

  @ParameterizedTest
  @MethodSource("all")
  void requestsAreThoseOfTheVectors(List<String> vector) {
    byte[] expected = Hex.bytes(vector.get(4));
    byte[] made = made(vector);
    if (vector.get(0).equals("sha1-time")) {
      assertEquals('\n', made[made.length - 1]);
      made = Arrays.copyOf(made, made.length - 1);
    }
    assertEquals(HexFormat.of().formatHex(expected), HexFormat.of().formatHex(made));
  }

  @ParameterizedTest
  @MethodSource("all")
  void noRequestHoldsThePassword(List<String> vector) {
    String made = new String(made(vector), ISO_8859_1);
    assertEquals(-1, made.indexOf(vector.get(1)), made);
  }

  @ParameterizedTest
  @CsvSource({
    "-*79G<}KpGC\0, -*79G<}KpGC",
    "-*79G<}KpGC\0d0pk, -*79G<}KpGC",
    "abc def, abc",
    "a, a"
  })
  void theWordEndsAtABlankOrANul(String sent, String word) {
    byte[] datagram = bytes("\u00ff\u00ff\u00ff\u00ffchallenge " + sent);
    assertArrayEquals(
        bytes(word), OobChallenge.DARKPLACES.word(wrapped(datagram), 2, datagram.length));
    for (int length = 0; length < datagram.length; length++) {
      byte[] cut = OobChallenge.DARKPLACES.word(wrapped(datagram), 2, length);
      int known = Math.min(word.length(), length - 14);
      assertEquals(known <= 0 ? null : word.substring(0, known), cut == null ? null : text(cut));
    }
  }

  private static ByteBuf wrapped(byte[] datagram) {
    return Unpooled.wrappedBuffer(new byte[2], datagram);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\0x", "\n", "\u00e9"})
  void aWordThatNoServerGivesIsNone(String sent) {
    byte[] datagram = bytes("\u00ff\u00ff\u00ff\u00ffchallenge " + sent);
    assertNull(OobChallenge.DARKPLACES.word(wrapped(datagram), 2, datagram.length));
    byte[] longer = bytes("\u00ff\u00ff\u00ff\u00ffchallenge " + "x".repeat(65));
    assertNull(OobChallenge.DARKPLACES.word(wrapped(longer), 2, longer.length));
    assertNull(OobChallenge.DAEMON.word(wrapped(datagram), 2, datagram.length));
  }
}
