package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.testing.Hex;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OpenTtdConversationTest {
  private static final String PROTOCOL = "19006702010100410001050040000106004000010700010000";
  private static final String WELCOME =
      "1f0068546573740031342e3100014d61700001000000000000000000010001";

  private final Dialect dialect = Dialect.named("openttd").orElseThrow();
  private final Talk talk = new Talk(dialect);

  /**
   * A packet of a type whose fields are bytes in hexadecimal, and texts that begin with a quote.
   */
  private static byte[] packet(int type, String... fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String field : fields) {
      bytes.writeBytes(
          field.startsWith("'") ? (field.substring(1) + '\0').getBytes(UTF_8) : Hex.bytes(field));
    }
    int size = 3 + bytes.size();
    byte[] head = {(byte) size, (byte) (size >> 8), (byte) type};
    return Hex.join(head, bytes.toByteArray());
  }

  private static byte[] line(String text) {
    return packet(120, "0100", "'" + text);
  }

  private static byte[] end(String command) {
    return packet(125, "'" + command);
  }

  private void join() {
    talk.conversation.login(talk);
    talk.stream(PROTOCOL + WELCOME);
    talk.understood("logged in");
    talk.sent.clear();
  }

  @Test
  void joinsAndAsksForWhatHappens() {
    talk.conversation.login(talk);
    assertEquals(List.of("1100007365637265740072636f6e003100"), talk.sent);
    talk.sent.clear();
    talk.stream(PROTOCOL);
    talk.understood();
    talk.stream(WELCOME);
    talk.understood("logged in");
    assertEquals(
        List.of("07000201004000", "07000205004000", "07000206004000", "08000301ffffffff"),
        talk.sent);
  }

  @Test
  void asksForNothingThatIsNotOffered() {
    talk.conversation.login(talk);
    talk.sent.clear();
    talk.stream("0a0067020105004000" + "00" + WELCOME);
    assertEquals(List.of("07000205004000"), talk.sent);
    Talk old = new Talk(dialect);
    old.conversation.login(old);
    old.stream("0500670100" + WELCOME);
    assertEquals(1, old.sent.size());
  }

  @ParameterizedTest
  @CsvSource({
    "030065, 'refused: the server has banned this address'",
    "0400660a, 'refused: the server says that the password is wrong'",
    "0400660e, 'refused: the server ended the connection with its error 14'",
    "030064, malformed",
    "0400ff00, ''",
    "0b007d636c69656e747300, ''",
    "03000100, malformed",
    "030066, malformed",
  })
  void isRefusedInWords(String packet, String expected) {
    talk.conversation.login(talk);
    talk.stream(packet);
    talk.understood(expected.isEmpty() ? new String[0] : new String[] {expected});
  }

  @ParameterizedTest
  @CsvSource({"04006604", "04006606", "04006607", "04006616", "040080ff"})
  void saysWhichSettingIsMissing(String packet) {
    talk.conversation.login(talk);
    talk.stream(packet);
    assertTrue(talk.log.get(0).contains("allow_insecure_admin_login = true"), talk.log.get(0));
  }

  @Test
  void aPacketEndsAnAnswerAndAnswersComeInOrder() {
    join();
    talk.command("clients");
    talk.command("none");
    talk.command("echo x");
    assertEquals(
        List.of("0b0005636c69656e747300", "080005" + "6e6f6e6500", "0a0005" + "6563686f207800"),
        talk.sent);
    talk.stream(Hex.join(line("one"), line(""), line("three"), end("clients"), end("none")));
    talk.understood("part of 4", "part of 1", "part of 6", "END_FRAME one\n\nthree", "END_FRAME ");
    talk.stream(Hex.join(line("h\u00e9llo \u6f22"), end("echo x")));
    talk.understood("part of 11", "END_FRAME h\u00e9llo \u6f22");
  }

  @Test
  void theAnswerOfOneThatWasGivenUpIsNobodyElses() {
    join();
    int slow = talk.command("slow");
    talk.command("fast");
    talk.stream(line("half"));
    talk.forget(slow);
    talk.log.clear();
    talk.stream(Hex.join(line("rest"), end("slow"), line("fast"), end("fast")));
    talk.understood("late", "late", "part of 5", "END_FRAME fast");
    talk.stream(Hex.join(line("more"), end("more")));
    talk.understood("event more", "malformed");
  }

  @Test
  void aPingRestoresTheOrderAndAnotherOneDoesNot() {
    join();
    talk.forget(talk.command("slow"));
    assertTrue(talk.conversation.realign(talk));
    talk.stream(packet(126, "07000000"));
    talk.understood();
    talk.stream(packet(126, "01000000"));
    talk.understood("aligned");
    talk.command("echo");
    talk.stream(Hex.join(line("x"), end("echo")));
    talk.understood("part of 2", "END_FRAME x");
  }

  @Test
  void aServerThatAnswersNoPingIsGivenUpUnlessACommandWaits() {
    join();
    long late = TimeUnit.SECONDS.toNanos(20);
    assertTrue(talk.conversation.keepAlive(talk));
    assertEquals(List.of("07000701000000"), talk.sent);
    talk.conversation.due(late - 1, talk);
    talk.understood();
    talk.stream(packet(126, "01000000"));
    talk.conversation.due(late, talk);
    talk.understood();
    talk.conversation.keepAlive(talk);
    talk.conversation.due(late, talk);
    talk.understood("login lost");
    talk.conversation.keepAlive(talk);
    talk.command("slow");
    talk.conversation.due(late, talk);
    talk.understood();
  }

  @Test
  void whatHappensIsTold() {
    join();
    talk.stream(packet(109, "05000000", "'192.0.2.1", "'Anna", "00", "00000000", "ff"));
    talk.stream(packet(108, "05000000"));
    talk.stream(packet(119, "03", "00", "05000000", "'hi; \"all\"", "0000000000000000"));
    talk.stream(packet(110, "05000000", "'Bob", "ff"));
    talk.stream(packet(119, "05", "02", "05000000", "'psst", "0000000000000000"));
    talk.stream(packet(119, "02", "00", "01000000", "'a notice", "0000000000000000"));
    talk.stream(packet(121, "'net", "'a line"));
    talk.stream(packet(111, "05000000"));
    talk.stream(packet(112, "05000000", "03"));
    talk.stream(packet(119, "0a", "00", "05000000", "'", "0100000000000000"));
    talk.stream(packet(107, "01000000"));
    talk.stream(packet(200, "01000000"));
    talk.understood(
        "Join[Anna] Anna",
        "Chat[Anna, hi; \"all\"] hi; \"all\"",
        "Chat[Bob, psst] psst",
        "event a notice",
        "event a line",
        "Leave[Bob] Bob");
  }

  @Test
  void anotherGameIsSubscribedToAgain() {
    join();
    talk.stream("030069" + WELCOME);
    talk.understood();
    assertEquals(4, talk.sent.size());
  }

  /** Every packet whose fields are read, truncated at every byte behind its header. */
  @Test
  void aPacketThatEndsWithinAFieldBreaksTheProtocol() {
    List<byte[]> packets =
        List.of(
            line("x"),
            end("x"),
            packet(126, "01000000"),
            packet(102, "01"),
            packet(109, "05000000", "'a", "'Anna"),
            packet(110, "05000000", "'Bob"),
            packet(111, "05000000"),
            packet(119, "03", "00", "05000000", "'hi"),
            packet(121, "'net", "'a line"));
    for (byte[] whole : packets) {
      for (int size = 3; size < whole.length; size++) {
        Talk cut = new Talk(dialect);
        cut.conversation.login(cut);
        cut.stream(PROTOCOL + WELCOME);
        cut.command("x");
        cut.log.clear();
        byte[] bytes = java.util.Arrays.copyOf(whole, size);
        bytes[0] = (byte) size;
        cut.stream(bytes);
        cut.understood("malformed");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"'a\tb', control", "'', empty", "'  ', empty", "'a\u007fb', control"})
  void aCommandThatTheServerWouldChangeIsRefused(String command, String why) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> talk.command(command));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  @Test
  void theLongestCommandIsOneThatTheServerReadsWhole() {
    join();
    talk.command("e".repeat(499));
    assertThrows(IllegalArgumentException.class, () -> talk.command("e".repeat(500)));
    assertThrows(IllegalArgumentException.class, () -> talk.command("\u00e9".repeat(250)));
    assertThrows(IllegalArgumentException.class, () -> new Talk(dialect, "s3cret".repeat(6)));
  }
}
