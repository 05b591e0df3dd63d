package io.rcon.internal.dialect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class QuakeConversationTest {
  private static final String OOB = "\u00ff\u00ff\u00ff\u00ff";
  private static final String ALSO =
      "; check the password, and whether its sv_crypt_rcon is 0, else take quakeworld-crypted";

  private static final String TOKEN = "a".repeat(16);

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String sent(Talk talk, int index) {
    return new String(HexFormat.of().parseHex(talk.sent.get(index)), ISO_8859_1);
  }

  private static Talk asked(Dialect dialect) {
    Talk talk = new Talk(dialect);
    talk.command("status");
    return talk;
  }

  @ParameterizedTest
  @CsvSource({
    "quake3, rcon secret status",
    "ioquake3, rcon secret status",
    "darkplaces, rcon secret status"
  })
  void should_send_the_password_with_every_command(String dialect, String request) {
    Talk talk = asked(Dialect.named(dialect).orElseThrow());
    assertFalse(talk.conversation.login(talk), "there is no login");
    assertEquals(OOB + request, sent(talk, 0));
    assertEquals(1, talk.sent.size());
  }

  /** They reach exceptions and logs. */
  @Test
  void should_quote_a_refusal_in_one_harmless_line() {
    Talk talk = asked(Dialect.IOQUAKE3);
    talk.datagram(
        bytes(OOB + "print\nBad rconpassword.\rWARN forged\r\u001b[2J" + "x".repeat(60_000)));
    assertEquals(1, talk.log.size());
    String told = talk.log.get(0);
    assertTrue(
        told.startsWith(
            "refused: the server says: Bad rconpassword.\\x0dWARN forged\\x0d\\x1b[2Jxx"),
        told);
    assertTrue(told.length() < 300, told);
  }

  @Test
  void should_close_a_request_to_quakeworld_with_a_newline() {
    assertEquals(OOB + "rcon secret status\n", sent(asked(Dialect.QUAKEWORLD), 0));
  }

  @Test
  void should_know_the_last_datagram_of_darkplaces_by_its_size() {
    for (int size : new int[] {6, 100, 1398}) {
      Talk talk = asked(Dialect.DARKPLACES);
      talk.datagram(bytes(OOB + "n" + "x".repeat(1394)));
      talk.understood("part of 1394", "quiet?");
      talk.datagram(bytes(OOB + "n" + "y".repeat(size - 5)));
      talk.understood("DATAGRAM_SIZE " + (1394 + size - 5) + " characters");
    }
  }

  @Test
  void should_end_an_empty_answer_of_darkplaces() {
    Talk talk = asked(Dialect.DARKPLACES);
    talk.datagram(bytes(OOB + "n"));
    talk.understood("DATAGRAM_SIZE ");
  }

  @Test
  void should_wait_for_silence_behind_print() {
    Talk talk = asked(Dialect.IOQUAKE3);
    talk.datagram(bytes(OOB + "print\nab"));
    talk.datagram(bytes(OOB + "print\n" + "x".repeat(1003)));
    talk.understood("part of 2", "quiet", "part of 1003", "quiet?");
  }

  @ParameterizedTest
  @CsvSource({
    "quake3, Bad rconpassword., refused: the server says: Bad rconpassword.",
    "ioquake3, Bad rconpassword., refused: the server says: Bad rconpassword.",
    "ioquake3, No rconpassword set on the server.,"
        + " refused: the server says: No rconpassword set on the server.",
  })
  void should_know_the_words_of_a_refusal(String dialect, String words, String understood) {
    Talk talk = asked(Dialect.named(dialect).orElseThrow());
    talk.datagram(bytes(OOB + "print\n" + words + "\n"));
    talk.understood(understood);
  }

  @Test
  void should_doubt_the_words_of_quakeworld() {
    Talk talk = asked(Dialect.QUAKEWORLD);
    talk.datagram(bytes(OOB + "nBad rcon_password.\n\0"));
    talk.understood("refused or paced 1: the server says: Bad rcon_password." + ALSO);
  }

  @Test
  void should_not_look_for_a_refusal_in_the_middle_of_an_answer() {
    Talk talk = asked(Dialect.IOQUAKE3);
    talk.datagram(bytes(OOB + "print\nfirst "));
    talk.datagram(bytes(OOB + "print\nBad rconpassword."));
    talk.understood("part of 6", "quiet", "part of 17", "quiet");
    assertEquals("first Bad rconpassword.", talk.collected());
  }

  /** The password was changed after the command ran and before its marker did. */
  @Test
  void should_not_take_a_refusal_of_the_marker_for_part_of_the_answer() {
    Talk talk = new Talk(Dialect.IOQUAKE3);
    talk.command("status", true);
    talk.datagram(bytes(OOB + "print\nfirst\n"));
    talk.datagram(bytes(OOB + "print\nBad rconpassword.\n"));
    talk.understood("part of 6", "quiet");
    assertEquals("first\n", talk.collected());
  }

  /** Of two requests one was refused: the server may have run the command and not the marker. */
  @Test
  void should_not_take_a_refusal_of_the_marker_for_one_of_the_command() {
    Talk talk = new Talk(Dialect.QUAKEWORLD);
    talk.command("status", true);
    talk.datagram(bytes(OOB + "nBad rcon_password.\n\0"));
    talk.understood();
    talk.datagram(bytes(OOB + "nBad rcon_password.\n\0"));
    talk.understood("refused or paced 1: the server says: Bad rcon_password." + ALSO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bad rco", "Bad rcom", "Bad map name.", "B", "No rconpassword see"})
  void should_take_words_that_only_begin_like_a_refusal_for_an_answer(String words) {
    Talk talk = asked(Dialect.IOQUAKE3);
    talk.datagram(bytes(OOB + "print\n" + words));
    talk.understood("part of " + words.length(), "quiet");
  }

  @Test
  void should_drop_what_is_no_answer() {
    Talk talk = asked(Dialect.IOQUAKE3);
    for (String stray : new String[] {"", "x", OOB, OOB + "statusResponse\n", "print\nno"}) {
      talk.datagram(bytes(stray));
      talk.understood("stray");
    }
  }

  @Test
  void should_find_the_marker_at_the_end_and_cut_it() {
    Talk talk = new Talk(Dialect.DARKPLACES);
    talk.command("status", true);
    assertEquals(OOB + "rcon secret status\0echo " + TOKEN, sent(talk, 0));
    talk.datagram(bytes(OOB + "nhello\n" + TOKEN + "\n"));
    talk.understood("part of 23", "MARKER hello\n");
  }

  @Test
  void should_send_the_marker_behind_the_command_where_it_needs_a_datagram_of_its_own() {
    Talk talk = new Talk(Dialect.IOQUAKE3);
    talk.command("status", true);
    assertEquals(OOB + "rcon secret status", sent(talk, 0));
    assertEquals(OOB + "rcon secret echo " + TOKEN, sent(talk, 1));
    talk.datagram(bytes(OOB + "print\nhello\n"));
    talk.understood("part of 6", "quiet");
    talk.datagram(bytes(OOB + "print\n" + TOKEN + " \n"));
    talk.understood("MARKER hello\n");
  }

  @Test
  void should_take_no_marker_that_overtook_its_answer_for_the_end() {
    Talk talk = new Talk(Dialect.IOQUAKE3);
    talk.command("status", true);
    talk.datagram(bytes(OOB + "print\n" + TOKEN + " \n"));
    assertEquals(java.util.List.of("stray"), talk.log);
    talk.log.clear();
    talk.datagram(bytes(OOB + "print\nhello\n"));
    talk.understood("part of 6", "quiet");
  }

  @Test
  void should_find_a_marker_that_lies_across_two_datagrams() {
    for (int cut = 1; cut < TOKEN.length(); cut++) {
      Talk talk = new Talk(Dialect.DARKPLACES);
      talk.command("status", true);
      String whole = "x".repeat(1394 - cut) + TOKEN + "\n";
      talk.datagram(bytes(OOB + "n" + whole.substring(0, 1394)));
      talk.log.clear();
      talk.datagram(bytes(OOB + "n" + whole.substring(1394)));
      talk.understood("part of " + (17 - cut), "MARKER " + (1394 - cut) + " characters");
    }
  }

  @Test
  void should_not_take_part_of_the_marker_for_it() {
    Talk talk = new Talk(Dialect.DARKPLACES);
    talk.command("status", true);
    talk.datagram(bytes(OOB + "n" + TOKEN + " and more"));
    talk.understood("part of 25", "quiet?");
  }

  @ParameterizedTest
  @CsvSource({"quake3", "ioquake3", "darkplaces", "quakeworld"})
  void should_refuse_passwords_that_would_end_early(String dialect) {
    Dialect known = Dialect.named(dialect).orElseThrow();
    for (String bad : new String[] {"two words", "quo\"te", "semi;colon", "", "p".repeat(101)}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> new Talk(known, bad));
      assertTrue(String.valueOf(refused.getMessage()).contains("password"), refused.getMessage());
      assertFalse(bad.length() > 1 && String.valueOf(refused.getMessage()).contains(bad));
    }
  }

  @Test
  void should_refuse_a_password_beyond_ascii_where_the_game_changes_it() {
    assertThrows(IllegalArgumentException.class, () -> new Talk(Dialect.IOQUAKE3, "pässword"));
    assertThrows(IllegalArgumentException.class, () -> new Talk(Dialect.QUAKE3, "pässword"));
    new Talk(Dialect.DARKPLACES, "pässword").command("status");
  }

  @Test
  void should_refuse_commands_that_would_not_arrive_as_they_are() {
    Talk talk = new Talk(Dialect.QUAKE3);
    for (String bad : new String[] {"a\nb", "a\rb", "a\0b", "x".repeat(901), "say \u013b"}) {
      assertThrows(IllegalArgumentException.class, () -> talk.command(bad));
    }
    assertEquals(0, talk.sent.size());
  }
}
