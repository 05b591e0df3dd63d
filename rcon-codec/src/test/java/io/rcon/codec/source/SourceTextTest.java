package io.rcon.codec.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.testing.Hex;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies are bytes: joined first and made text once, they give what the server meant. */
final class SourceTextTest {
  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("V18", UTF_8, "AAAABB\0\1\0\0"),
        Arguments.of("V41", UTF_8, "ab\0cd"),
        Arguments.of("V42", UTF_8, "caf\u00e9!"),
        Arguments.of("V43", UTF_8, "\ud83d\ude00"),
        Arguments.of("V44", UTF_8, "..??.."),
        Arguments.of("V45", UTF_8, "caf\ufffd\ufffd!"),
        Arguments.of("V46", UTF_8, "\u00a7cRed\u00a7r"),
        Arguments.of("V47", ISO_8859_1, "\u00a7cRed\u00a7r"),
        Arguments.of("V47", UTF_8, "\ufffdcRed\ufffdr"),
        Arguments.of("V48", UTF_8, "\u00a7x\u00a7f\u00a7f\u00a70\u00a70\u00a70\u00a70!"),
        Arguments.of("V49", UTF_8, "a\r\nb"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("texts")
  void bodiesJoinedAsBytes(String name, Charset charset, String expected) {
    SourceVector vector = SourceVector.named(name);
    for (int cut = 0; cut < vector.bytes().length; cut++) {
      try (DecoderProbe probe = new DecoderProbe(false)) {
        probe.read(vector.bytes(), 0, cut);
        probe.read(vector.bytes(), cut, vector.bytes().length);
        byte[][] bodies =
            probe.packets.stream().map(packet -> packet.bytes()).toArray(byte[][]::new);
        assertEquals(expected, new String(Hex.join(bodies), charset));
      }
    }
  }
}
