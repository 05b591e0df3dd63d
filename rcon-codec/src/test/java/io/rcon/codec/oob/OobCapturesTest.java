package io.rcon.codec.oob;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.Hex;
import io.rcon.testing.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Datagrams of real servers. */
final class OobCapturesTest {
  /** Datagrams that are no rcon, by what follows their first four bytes. */
  private static final Map<String, List<String>> OTHER =
      Map.of(
          "captures/openarena.txt",
          List.of("infoResponse\n", "statusResponse\n", "challengeResponse "),
          "captures/nexuiz-darkplaces.txt",
          List.of("infoResponse\n", "statusResponse\n", "challenge ", "ack"),
          "captures/mvdsv.txt",
          List.of("c-"));

  /** The answers to ping and log of QuakeWorld are a single letter without the four bytes. */
  private static final List<String> BARE = List.of("l", "m");

  record Datagram(String exchange, boolean sent, String hex) {
    byte[] bytes() {
      return Hex.bytes(hex);
    }

    String text() {
      return new String(bytes(), ISO_8859_1);
    }
  }

  static Stream<Arguments> captures() {
    return Stream.of(
        Arguments.of("captures/openarena.txt", OobFormat.QUAKE3, "print\n", "", 124),
        Arguments.of("captures/nexuiz-darkplaces.txt", OobFormat.DARKPLACES, "n", "", 306),
        Arguments.of("captures/mvdsv.txt", OobFormat.QUAKEWORLD, "n", "\0", 242));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void replies(String path, OobFormat format, String prefix, String trailer, int replies) {
    String start = "\u00ff\u00ff\u00ff\u00ff";
    int seen = 0;
    for (Datagram datagram : read(path)) {
      if (datagram.sent) {
        continue;
      }
      byte[] bytes = datagram.bytes();
      Optional<byte[]> text = OobProbe.reply(format, bytes, bytes.length);
      String all = datagram.text();
      boolean other =
          BARE.contains(all) || OTHER.get(path).stream().anyMatch(p -> all.startsWith(start + p));
      assertEquals(!other, text.isPresent(), datagram.exchange);
      if (text.isPresent()) {
        seen++;
        assertTrue(all.startsWith(start + prefix), datagram.exchange);
        assertTrue(all.endsWith(trailer), datagram.exchange);
        String expected =
            all.substring(start.length() + prefix.length(), all.length() - trailer.length());
        assertEquals(expected, new String(text.get(), ISO_8859_1), datagram.exchange);
        assertArrayEquals(
            bytes,
            OobProbe.made(allocator -> format.encodeReply(allocator, text.get())),
            datagram.exchange);
      }
    }
    assertEquals(replies, seen);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("captures")
  void requests(String path, OobFormat format) {
    String start = "\u00ff\u00ff\u00ff\u00ffrcon ";
    int seen = 0;
    for (Datagram datagram : read(path)) {
      if (!datagram.sent || !datagram.text().startsWith(start)) {
        continue;
      }
      seen++;
      byte[] bytes = datagram.bytes();
      OobRequest request = OobProbe.request(format, bytes, bytes.length);
      byte[] made =
          OobProbe.made(a -> format.encodeRequest(a, request.password(), request.command()));
      // What was made may have a newline and a space more than what was sent, and nothing less.
      assertArrayEquals(bytes, Arrays.copyOf(made, bytes.length));
      assertFalse(made.length > bytes.length + 2, datagram.exchange);
    }
    assertTrue(seen > 80, () -> path + " has few requests");
  }

  private static List<Datagram> read(String path) {
    List<Datagram> datagrams = new ArrayList<>();
    String exchange = "";
    for (String line : Resources.lines(path)) {
      if (line.startsWith("= ")) {
        exchange = line.substring(2);
      } else {
        datagrams.add(new Datagram(exchange, line.startsWith("tx "), line.substring(3)));
      }
    }
    return datagrams;
  }
}
