package io.rcon.games;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.spi.Conversation;
import io.rcon.status.StatusFormats;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pavlov, from the bytes of the stream on. */
class PavlovConversationTest {
  private static final String LOGIN =
      String.join("", GameVectors.of("pavlov.txt", "pavlov-login", '<'));

  private static final String INFO = GameVectors.of("pavlov.txt", "pavlov-serverinfo", '<').get(0);

  private static PavlovTalk ready() {
    PavlovTalk talk = new PavlovTalk();
    talk.hearHex(LOGIN);
    assertEquals(List.of("logged in"), talk.told);
    talk.told.clear();
    talk.sent.clear();
    return talk;
  }

  private static String utf8(String hex) {
    return new String(HexFormat.of().parseHex(hex), UTF_8);
  }

  private static String only(List<String> told) {
    assertEquals(1, told.size(), told.toString());
    return told.get(0);
  }

  @Test
  void should_send_what_the_vectors_send() {
    PavlovTalk talk = new PavlovTalk();
    assertEquals(List.of(), talk.sent);
    talk.hearHex(GameVectors.of("pavlov.txt", "pavlov-login", '<').get(0));
    assertEquals(utf8(GameVectors.of("pavlov.txt", "pavlov-login", '>').get(0)), only(talk.sent));
    talk.hearHex(GameVectors.of("pavlov.txt", "pavlov-login", '<').get(1));
    talk.command("ServerInfo");
    assertEquals(
        utf8(GameVectors.of("pavlov.txt", "pavlov-serverinfo", '>').get(0)), talk.sent.get(1));
  }

  /** In two pieces, cut at every place. */
  @Test
  void should_not_depend_on_where_the_stream_is_cut() {
    String answer = utf8(INFO).strip();
    for (int cut = 0; cut <= LOGIN.length() + INFO.length(); cut += 2) {
      PavlovTalk talk = new PavlovTalk();
      talk.hearHex(LOGIN.substring(0, Math.min(cut, LOGIN.length())));
      talk.hearHex(LOGIN.substring(Math.min(cut, LOGIN.length())));
      assertEquals(List.of("logged in"), talk.told, "cut at " + cut / 2);
      talk.command("ServerInfo");
      int at = Math.max(0, cut - LOGIN.length());
      talk.hearHex(INFO.substring(0, at));
      talk.hearHex(INFO.substring(at));
      assertEquals(List.of("logged in", "last 1 " + answer), talk.told, "cut at " + cut / 2);
      assertEquals(0, talk.kept);
    }
  }

  /** At every place: what had come is told, and never as a whole answer. */
  @Test
  void should_not_take_an_answer_that_is_cut_off_for_whole() {
    int whole = utf8(INFO).strip().length();
    for (int length = 1; length < whole; length++) {
      PavlovTalk talk = ready();
      talk.command("ServerInfo");
      talk.hearHex(INFO.substring(0, 2 * length));
      assertEquals(List.of(), talk.told);
      assertTrue(talk.kept > 0);
      talk.hangUp();
      assertEquals("part 1 " + utf8(INFO).substring(0, length), only(talk.told));
      assertEquals(Conversation.AtClose.CUT, talk.conversation.closedAfter(1, length));
    }
  }

  @Test
  void should_read_the_status_that_the_vector_tells() {
    var status = StatusFormats.named("pavlov-info").parse(utf8(INFO));
    assertEquals(2, status.online().orElseThrow());
    assertEquals("datacenter", status.map().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"}\"}",
        "{\"a\":\"\\\"}\"}",
        "{\"a\":\"\\\\\",\"b\":{\"c\":[\"]\",{}]}}",
        "{\"a\":[\"{\",[],{}]}",
        "{}",
        "{\"ü\":\"€\"}"
      })
  void should_end_an_answer_with_its_own_bracket(String json) {
    byte[] bytes = (json + "\r\n").getBytes(UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      PavlovTalk talk = ready();
      talk.command("x");
      talk.hear(java.util.Arrays.copyOf(bytes, cut));
      talk.hear(java.util.Arrays.copyOfRange(bytes, cut, bytes.length));
      assertEquals("last 1 " + json, only(talk.told), "cut at " + cut);
    }
  }

  @Test
  void should_join_an_answer_of_many_reads() {
    PavlovTalk talk = ready();
    talk.command("x");
    String json = "{\"a\":\"" + "[1]abc".repeat(2000) + "\"}";
    for (int at = 0; at < json.length(); at += 100) {
      talk.hear(json.substring(at, Math.min(json.length(), at + 100)));
    }
    assertEquals("last 1 " + json, only(talk.told));
  }

  /** The second was sent before the next command was. */
  @Test
  void should_not_give_what_comes_behind_an_answer_to_the_next_command() {
    PavlovTalk talk = ready();
    talk.next = "second";
    talk.command("first");
    talk.hear("{\"a\":1}\r\n{\"a\":1}\r\nnoise\r\n");
    assertEquals(List.of("last 1 {\"a\":1}"), talk.told);
    assertEquals(List.of("first", "second"), talk.sent);
    talk.hear("{\"b\":2}\r\n");
    assertEquals("last 2 {\"b\":2}", talk.told.get(1));
  }

  @Test
  void should_take_one_command_at_a_time() {
    PavlovTalk talk = ready();
    assertEquals(1, talk.command("a"));
    assertEquals(Conversation.NOT_NOW, talk.command("b"));
    talk.conversation.forget(1);
    assertEquals(2, talk.command("b"));
    assertEquals(List.of("a", "b"), talk.sent);
    assertFalse(talk.conversation.realign(talk));
  }

  @Test
  void should_not_take_the_answer_that_names_another_command() {
    PavlovTalk talk = ready();
    talk.command("BanList");
    talk.hear("{\"Command\":\"ServerInfo\",\"Successful\":true}");
    assertEquals(
        "violated: the answer names the command 'ServerInfo' and not 'BanList': the order of"
            + " answers is lost",
        only(talk.told));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Command\":\"kick\",\"Successful\":true}",
        "{\"a\":{\"Command\":\"other\"},\"Command\":\"Kick\"}",
        "{\"Command\":1}",
        "{\"Command\"}"
      })
  void should_take_an_answer_that_names_its_command_or_none(String json) {
    PavlovTalk talk = ready();
    talk.command("Kick 7");
    talk.hear(json);
    assertEquals("last 1 " + json, only(talk.told));
  }

  @Test
  void should_end_a_text_by_silence_and_without_its_line_end() {
    PavlovTalk talk = ready();
    talk.command("Disconnect");
    talk.hear("Good");
    talk.hear("bye\r");
    talk.hear("\nsecond\r\n");
    assertEquals(
        List.of(
            "part 1 Good",
            "quiet 1",
            "part 1 bye",
            "quiet 1",
            "part 1 \n",
            "part 1 second",
            "quiet 1"),
        talk.told);
    assertEquals(Conversation.AtClose.SUSPECT, talk.conversation.closedAfter(1, 6));
  }

  @Test
  void should_take_what_begins_with_another_bracket_for_a_text() {
    PavlovTalk talk = ready();
    talk.command("x");
    talk.hear("[0]abc\r\n");
    assertEquals(List.of("part 1 [0]abc", "quiet 1"), talk.told);
  }

  @Test
  void should_take_the_value_and_not_the_text_before_it() {
    PavlovTalk talk = ready();
    talk.command("ServerInfo");
    talk.hear("noise\r\n");
    talk.hear("{\"a\":1}");
    assertEquals(List.of("part 1 noise", "quiet 1", "discard 1", "last 1 {\"a\":1}"), talk.told);
  }

  @Test
  void should_tell_what_nobody_asked_for() {
    PavlovTalk talk = ready();
    talk.hear("hello\r\n\r\n");
    talk.hear("{\"a\":1}\r\n");
    assertEquals(List.of("event hello", "event {\"a\":1}"), talk.told);
  }

  @Test
  void should_bound_an_answer() {
    WebTalk talk =
        new WebTalk(
            new PavlovMechanism(), GameDialects.PAVLOV.with(d -> d.name("own").maxReply(1)), "x");
    String piece = "{" + " ".repeat((1 << 18) - 1);
    for (int i = 0; i < 9 && talk.channel.isActive(); i++) {
      talk.hear(piece.getBytes(StandardCharsets.US_ASCII));
    }
    assertTrue(only(talk.told).startsWith("violated: a value of JSON has no end within "));
  }
}
