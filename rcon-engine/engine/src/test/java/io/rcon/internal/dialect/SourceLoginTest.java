package io.rcon.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.codec.source.SourcePacket;
import io.rcon.testing.Hex;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class SourceLoginTest {
  private static final String VALUE = "0a000000 02000000 00000000 0000 ";
  private static final String ACCEPTED = "0a000000 02000000 02000000 0000 ";
  private static final String REFUSED = "0a000000 ffffffff 02000000 0000 ";

  private static Talk login(Dialect dialect) {
    Talk talk = new Talk(dialect);
    assertTrue(talk.conversation.login(talk));
    assertEquals(1, talk.sent.size());
    return talk;
  }

  @Test
  void should_send_the_password_in_one_frame() {
    Talk talk = login(Dialect.SOURCE);
    assertEquals(
        HexFormat.of().formatHex(Hex.bytes("10000000 02000000 03000000 736563726574 0000")),
        talk.sent.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    // precursor and answer, as srcds
    "source, 0a000000 02000000 00000000 0000 0a000000 02000000 02000000 0000",
    // no precursor, as Minecraft
    "minecraft, 0a000000 01000000 02000000 0000",
    // a precursor with id 0, as CoD4x
    "source, 0a000000 00000000 00000000 0000 0a000000 07000000 02000000 0000",
    // id 0 with a text, as Conan
    "generic, 18000000 00000000 02000000 41757468656e746963617465642e 0000",
    // three NULs, as Nukkit
    "nukkit, 0b000000 01000000 02000000 000000",
    "minecraft, 0b000000 01000000 02000000 000000",
  })
  void should_take_every_shape_of_acceptance(String dialect, String answer) {
    Talk talk = login(Dialect.named(dialect).orElseThrow());
    talk.stream(answer);
    talk.understood("logged in");
  }

  @ParameterizedTest
  @CsvSource({"source", "minecraft", "nukkit", "generic"})
  void should_take_minus_one_for_a_refusal(String dialect) {
    Talk talk = login(Dialect.named(dialect).orElseThrow());
    talk.stream(VALUE + REFUSED);
    talk.understood("refused: the server refused the password");
    assertEquals(1, talk.sent.size(), "never a second attempt");
  }

  @Test
  void should_not_take_chat_for_an_answer_to_the_login() {
    Talk talk = login(Dialect.SOURCE);
    talk.stream("0c000000 ffffffff 01000000 6869 0000");
    talk.understood();
    talk.stream(ACCEPTED);
    talk.understood("logged in");
  }

  @Test
  void should_notice_that_a_login_is_lost() {
    Talk talk = login(Dialect.MINECRAFT);
    talk.stream(ACCEPTED);
    talk.command("list");
    talk.stream(REFUSED);
    talk.understood("logged in", "login lost");
  }

  @Test
  void should_send_a_password_beyond_ascii_as_utf_8() {
    Talk talk = new Talk(Dialect.MINECRAFT, "pass wörd €");
    talk.conversation.login(talk);
    byte[] frame = HexFormat.of().parseHex(talk.sent.get(0));
    String body = new String(frame, 12, frame.length - 14, StandardCharsets.UTF_8);
    assertEquals("pass wörd €", body);
    assertEquals(SourcePacket.AUTH, frame[8]);
  }

  @Test
  void should_refuse_a_password_that_would_be_cut_without_repeating_it() {
    for (String bad : new String[] {"a\0b", "a\nb", "p".repeat(901)}) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> new Talk(Dialect.SOURCE, bad));
      assertTrue(!String.valueOf(refused.getMessage()).contains(bad), refused.getMessage());
    }
  }
}
