package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.testing.DatagramVector;
import io.rcon.testing.Hex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Doom 3's answers, and the keys that stand for its messages, by bytes alone. */
class Doom3ConversationTest {
  private static final DatagramVector VECTOR = DatagramVector.of("vectors/doom3.txt", "d3-rcon");

  private final DatagramTalk talk = DatagramTalk.with("doom3");

  private static String print(int opcode, String text) {
    return "ffff7072696e7400"
        + String.format("%02x000000", opcode)
        + HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1))
        + "00";
  }

  @Test
  void sendsAndUnderstandsTheVector() {
    assertEquals(VECTOR.requests().get(0), talk.command("status"));
    talk.hear(VECTOR.replies().get(0));
    talk.hear(print(2, "more"));
    assertEquals(List.of("part of 6", "quiet", "part of 4", "quiet"), talk.told);
    assertEquals(VECTOR.text() + "more", talk.quiet());
  }

  @Test
  void aKeyStandsForAnAnswerWithoutAText() {
    talk.command("set x 1");
    talk.hear(print(2, "#str_04848"));
    assertEquals(List.of("part of 0", "ended by SINGLE_PACKET"), talk.told);
    talk.command("echo");
    talk.hear(print(2, "a\n"));
    talk.hear(print(2, "#str_04848"));
    assertEquals("a\n#str_04848", talk.quiet(), "printed behind another text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#str_04847", "#str_04846"})
  void isRefusedByAKey(String key) {
    talk.command("status");
    talk.hear(print(0, key));
    assertEquals(1, talk.told.size());
    String told = talk.told.get(0);
    assertTrue(told.startsWith("refused: the server says: " + key + ", by which"), told);
    talk.command("echo");
    talk.hear(print(2, key));
    assertEquals(key, talk.quiet(), "printed, not said");
  }

  @Test
  void otherMessagesAreStray() {
    talk.command("status");
    talk.hear(print(0, "#str_04842"));
    talk.hear(print(3, "x"));
    talk.hear("ffffffff7072696e740a780a");
    talk.hear(VECTOR.replies().get(0));
    talk.hear(print(0, "#str_04847"));
    assertEquals(List.of("stray", "stray", "stray", "part of 6", "quiet", "stray"), talk.told);
  }

  @Test
  void survivesADatagramCutAtEachByte() {
    byte[] whole = Hex.bytes(VECTOR.replies().get(0));
    for (int length = 0; length < whole.length; length++) {
      talk.command("status");
      talk.hear(Arrays.copyOf(whole, length));
      assertEquals(length < 12 ? "stray" : "quiet", talk.told.get(talk.told.size() - 1));
      assertEquals(Math.max(0, Math.min(6, length - 12)), talk.quiet().length());
    }
  }

  @Test
  void suspectsAnAnswerWhoseLastDatagramIsNearlyFull() {
    talk.command("listCvars");
    talk.hear(print(2, "x".repeat(950)));
    assertEquals(List.of("part of 950", "quiet?"), talk.told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "echo a // b | '//' at character 8",
        "echo http://x | '//' at character 11",
        "echo a/*b | '/*' at character 7",
        "echo $si_name | '$'",
        "kick An;na | ';'",
        "say \"100%\" | '%' at character 9",
        "say \"a\u00ffb\" | '\u00ff' at character 7",
        "say hi, all | ','"
      })
  void refusesWhatTheConsoleWouldCutOrPart(String command, String why) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> talk.command(command));
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
    assertEquals(0, talk.sent.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"say \"hi, all: http://x;\"", "si_map game/mp/d3dm1", "g_x -5.5", "echo"})
  void letsPassWhatItReadsAsItIs(String command) {
    talk.command(command);
    assertEquals(1, talk.sent.size());
  }
}
