package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.testing.DatagramVector;
import io.rcon.testing.Hex;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GoldSrc's challenge, its renewal, refusals and split answers, by bytes alone. */
class GoldSrcConversationTest {
  private static final List<DatagramVector> VECTORS = DatagramVector.of("vectors/goldsrc.txt");
  private static final Duration LONG = Duration.ofSeconds(2);

  private final DatagramTalk talk = DatagramTalk.with("goldsrc");

  private static DatagramVector vector(String id) {
    return VECTORS.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private static String request(String id) {
    return vector(id).requests().get(0);
  }

  private static String reply(String id) {
    return vector(id).replies().get(0);
  }

  private static String hex(String latin1) {
    return HexFormat.of().formatHex(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String challenge(String word) {
    return "ffffffff" + hex("challenge rcon " + word + "\n\0");
  }

  /** A session that knows a challenge, and has sent a command with it. */
  private void asked(String command) {
    talk.command(command);
    if (talk.sent.get(0).equals(request("gs-challenge"))) {
      talk.hear(reply("gs-challenge"));
    }
    talk.told.clear();
    talk.sent.clear();
  }

  @Test
  void asksForAChallengeOnceAndKeepsIt() {
    assertEquals(2, talk.requests());
    assertEquals(request("gs-challenge"), talk.command("status"));
    assertFalse(talk.conversation.hasLeft(1), "the command waits for the challenge");
    talk.hear(reply("gs-challenge"));
    assertEquals(List.of(request("gs-challenge"), request("gs-command")), talk.sent);
    assertTrue(talk.conversation.hasLeft(1));
    talk.hear(reply("gs-challenge"));
    talk.hear(reply("gs-command"));
    assertEquals(List.of("stray", "part of 16", "quiet"), talk.told);
    assertEquals(vector("gs-command").text(), talk.quiet());
    assertEquals(1, talk.requests());
    assertEquals(request("gs-command"), talk.command("status"));
  }

  @Test
  void asksForALostChallengeThreeTimes() {
    talk.command("status");
    talk.pass(Duration.ofSeconds(10));
    assertEquals(3, talk.sent.size());
    assertFalse(talk.gaveUp(), "the command never left");
    talk.command("status");
    talk.pass(LONG);
    talk.hear(reply("gs-challenge"));
    talk.pass(Duration.ofSeconds(10));
    assertEquals(3, talk.sent.size(), "nothing is sent behind the command");
  }

  static List<DatagramVector> answers() {
    return VECTORS.stream()
        .filter(each -> each.id().matches("gs-(command|split|split-reordered|status|empty-rcon)"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void understandsTheVectors(DatagramVector vector) {
    asked("status");
    vector.replies().forEach(talk::hear);
    assertEquals(vector.text(), talk.quiet());
  }

  @ParameterizedTest
  @MethodSource("answers")
  void survivesADatagramCutAtEachByte(DatagramVector vector) {
    for (String reply : vector.replies()) {
      byte[] whole = Hex.bytes(reply);
      for (int length = 0; length < whole.length; length++) {
        asked("status");
        talk.hear(Arrays.copyOf(whole, length));
        String text = talk.quiet();
        assertTrue(text.length() <= length, text);
        assertEquals(0, talk.sent.size());
      }
    }
  }

  @Test
  void handsOverWhatCameOfASplitAnswerAndSuspectsIt() {
    asked("cvarlist");
    talk.hear(vector("gs-split-reordered").replies().get(1));
    assertEquals(List.of("part of 0", "quiet?"), talk.told);
    String text = talk.quiet();
    assertTrue(text.startsWith("cvar_0000 = 1\n"), text);
    asked("cvarlist");
    talk.hear(vector("gs-split-reordered").replies().get(0));
    talk.hear(reply("gs-command"));
    assertEquals("quiet?", talk.told.get(talk.told.size() - 1), "a part is missing");
    assertTrue(talk.quiet().startsWith("hostname:  test\ncvar_0099 = "));
  }

  @Test
  void aDoubledSplitAnswerIsThereOnce() {
    asked("cvarlist");
    for (int i = 0; i < 2; i++) {
      vector("gs-split").replies().forEach(talk::hear);
    }
    assertEquals(vector("gs-split").text(), talk.quiet());
  }

  @ParameterizedTest
  @CsvSource({
    "gs-bad-password, Bad rcon_password.",
    "gs-no-password, No password set for this server."
  })
  void isRefusedInWords(String id, String words) {
    asked("status");
    talk.hear(reply(id));
    assertEquals(1, talk.told.size());
    assertTrue(talk.told.get(0).startsWith("refused: the server says: Bad"), talk.told.get(0));
    assertTrue(talk.told.get(0).contains(words), talk.told.get(0));
    assertTrue(talk.told.get(0).contains("wrong passwords ban"), talk.told.get(0));
  }

  /** Whatever it is asked: such a server answers no question for a challenge any more. */
  @Test
  void isRefusedByABan() {
    talk.command("status");
    talk.hear("ffffffff6c" + hex("You have been banned from this server.\n\0"));
    assertTrue(talk.told.get(0).startsWith("refused: the server says: You have been banned"));
    assertFalse(talk.conversation.hasLeft(1));
  }

  @Test
  void aRefusalWithinAnAnswerIsText() {
    asked("log");
    talk.hear(reply("gs-command"));
    talk.hear(reply("gs-bad-password"));
    assertEquals("hostname:  test\nBad rcon_password.\n", talk.quiet());
  }

  /** In both of its forms. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "394e6f206368616c6c656e676520666f7220796f757220616464726573732e0a00",
        "39426164206368616c6c656e67652e0a00",
        "6c4261642072636f6e5f70617373776f72642e0a426164206368616c6c656e67652e0a0000"
      })
  void renewsARejectedChallengeAndSendsTheCommandOnceMore(String rejection) {
    asked("status");
    talk.hear("ffffffff" + rejection);
    assertEquals(List.of(request("gs-challenge")), talk.sent);
    talk.hear("ffffffff" + rejection);
    assertEquals(List.of("stray"), talk.told, "its double");
    talk.hear(challenge("7"));
    assertEquals(2, talk.sent.size());
    assertEquals("ffffffff" + hex("rcon 7 \"secret\" status\n"), talk.sent.get(1));
    talk.hear("ffffffff" + rejection);
    talk.hear(challenge("8"));
    talk.pass(Duration.ofSeconds(10));
    assertEquals(2, talk.sent.size(), "once");
    talk.hear(reply("gs-command"));
    assertEquals("hostname:  test\n", talk.quiet());
    assertEquals("ffffffff" + hex("rcon 7 \"secret\" x\n"), talk.command("x"));
  }

  /** A late rejection of another request: this one may be running. */
  @Test
  void sendsNothingAgainWhenTheChallengeIsTheSame() {
    asked("status");
    talk.hear(reply("gs-bad-challenge"));
    talk.hear(reply("gs-challenge"));
    assertEquals(List.of(request("gs-challenge")), talk.sent);
    talk.hear(reply("gs-command"));
    assertEquals("hostname:  test\n", talk.quiet());
  }

  @Test
  void aRejectionBehindAnAnswersBeginIsNone() {
    asked("status");
    talk.hear(reply("gs-command"));
    talk.hear(reply("gs-bad-challenge"));
    assertEquals(List.of("part of 16", "quiet", "stray"), talk.told);
    assertEquals(0, talk.sent.size());
  }

  @Test
  void asksAnewAfterASilence() {
    asked("status");
    assertTrue(talk.gaveUp(), "it may have run");
    assertEquals(2, talk.requests());
    assertEquals(request("gs-challenge"), talk.command("status"));
  }

  @Test
  void aStrangersDatagramsAreStray() {
    talk.command("status");
    talk.hear(reply("gs-command"));
    talk.hear(vector("gs-split").replies().get(0));
    talk.hear(reply("gs-bad-challenge"));
    talk.hear(challenge(""));
    talk.hear("ffffffff7072696e740a780a");
    assertEquals(List.of("stray", "stray", "stray", "stray", "stray"), talk.told);
    assertEquals(List.of(request("gs-challenge")), talk.sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "say http://x | '//' at character 10",
        "say a // b | '//' at character 7",
        "say a\"b //c\" | '//' at character 9",
        "` ` | is empty",
        "`` | is empty",
      })
  void refusesWhatTheConsoleWouldCut(String command, String why) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> talk.command(command));
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
    assertEquals(0, talk.sent.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"say \"http://x\"", "say a/*b", "say a;quit", "echo $x 100%"})
  void letsPassWhatItReadsAsItIs(String command) {
    talk.command(command);
    assertEquals(1, talk.sent.size());
  }

  /** 515 bytes with the longest password and challenge. */
  @Test
  void itsLongestRequestIsRead() {
    asked("x".repeat(430));
    talk.hear(reply("gs-bad-challenge"));
    talk.hear(challenge("4294967295"));
    int withSecret = talk.sent.get(1).length() / 2;
    assertTrue(withSecret + 56 - "secret".length() < 516, "" + withSecret);
    assertThrows(IllegalArgumentException.class, () -> talk.command("x".repeat(431)));
  }

  @Test
  void hasOneRequestInFlightForFiveWrongPasswordsBan() {
    Dialect goldSrc = Dialect.named("goldsrc").orElseThrow();
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> goldSrc.with(d -> d.depth(2)));
    assertTrue(String.valueOf(refused.getMessage()).contains("ban this address"));
  }
}
