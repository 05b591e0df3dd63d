package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.SampFacts;
import io.rcon.testing.DatagramVector;
import io.rcon.testing.Hex;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of SA-MP's console, by bytes alone. */
class SampConversationTest {
  private static final DatagramVector PLAYERS = DatagramVector.of("vectors/samp.txt", "samp-rcon");
  private static final DatagramVector BAD = DatagramVector.of("vectors/samp.txt", "samp-rcon-bad");
  private static final String HEADER = "53414d507f000001611e78";

  private final DatagramTalk talk = DatagramTalk.with("samp");

  private static String line(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return HEADER + String.format("%02x00", bytes.length) + HexFormat.of().formatHex(bytes);
  }

  @Test
  void sendsAndJoinsTheLinesOfTheVectors() {
    assertEquals(PLAYERS.requests().get(0), talk.command("players"));
    PLAYERS.replies().forEach(talk::hear);
    assertEquals("quiet", talk.told.get(talk.told.size() - 1));
    assertEquals(PLAYERS.text(), talk.quiet());
  }

  @Test
  void holdsTheAddressInUse() {
    talk.at(new InetSocketAddress("10.0.0.7", 7777));
    assertTrue(talk.command("players").startsWith("53414d500a000007611e78"));
    PLAYERS.replies().forEach(talk::hear);
    assertEquals(List.of("stray", "stray", "stray"), talk.told, "they answer another request");
  }

  @Test
  void isRefusedInWords() {
    talk.command("players");
    talk.hear(BAD.replies().get(0));
    assertEquals(1, talk.told.size());
    assertTrue(talk.told.get(0).startsWith("refused: the server says: Invalid RCON password."));
    talk.command("log");
    talk.hear(line("a"));
    talk.hear(BAD.replies().get(0));
    assertEquals("a\nInvalid RCON password.", talk.quiet(), "quoted within an answer");
  }

  /** What is before the bar is heard as lines; what is behind it is the answer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a, b | a/b",
        "a, -, b | a//b",
        "a, - | a",
        "-, a | /a",
        "a, -, -, b, -, - | a///b",
        "- | ''"
      })
  void keepsEmptyLinesBackUntilAnotherFollows(String lines, String answer) {
    talk.command("cmdlist");
    for (String line : lines.split(", ", -1)) {
      talk.hear(line(line.equals("-") ? "" : line));
      assertEquals("quiet", talk.told.get(talk.told.size() - 1));
    }
    assertEquals(answer.replace('/', '\n'), talk.quiet());
  }

  @Test
  void endsByAnEmptyLineWhereTheDialectSaysSo() {
    DatagramTalk exact =
        new DatagramTalk(
            Dialect.named("samp").orElseThrow().with(d -> d.set(SampFacts.EMPTY_LINE_ENDS, true)));
    exact.command("players");
    exact.hear(line("a"));
    exact.hear(line(""));
    assertEquals(List.of("part of 1", "quiet", "part of 0", "ended by END_FRAME"), exact.told);
  }

  @Test
  void survivesADatagramCutAtEachByteAndSuspectsIt() {
    byte[] whole = Hex.bytes(PLAYERS.replies().get(1));
    for (int length = 0; length < whole.length; length++) {
      talk.command("players");
      talk.hear(Arrays.copyOf(whole, length));
      String last = talk.told.get(talk.told.size() - 1);
      assertEquals(length < 13 ? "stray" : "quiet?", last, "cut at " + length);
      assertEquals(Math.max(0, length - 13), talk.quiet().length());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "say \u0416", "say a\nexit"})
  void refusesWhatTheServerWouldNotRunAsItIs(String command) {
    assertThrows(IllegalArgumentException.class, () -> talk.command(command));
    assertEquals(0, talk.sent.size());
  }

  /** 512 bytes with the longest password. */
  @Test
  void itsLongestRequestIsRead() {
    int bytes = talk.command("x".repeat(390)).length() / 2;
    assertTrue(bytes + 100 - "secret".length() <= 512, "" + bytes);
    assertThrows(IllegalArgumentException.class, () -> talk.command("x".repeat(391)));
  }

  @Test
  void hasOneRequestInFlight() {
    Dialect samp = Dialect.named("samp").orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> samp.with(d -> d.depth(2)));
  }
}
