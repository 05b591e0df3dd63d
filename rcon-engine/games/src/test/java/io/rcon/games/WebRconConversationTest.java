package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.Ending;
import io.rcon.RconEvent;
import io.rcon.testing.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands and answers as messages, from the bytes of the stream on. */
class WebRconConversationTest {
  private static final int KEY = 1002;
  private static final int MARKER = 1003;

  private final WebTalk talk = WebTalk.ready();

  /** A vector's messages of one side. */
  private static List<String> vector(String name, char side) {
    List<String> texts = new ArrayList<>();
    boolean inside = false;
    for (String line : Resources.lines("vectors/webrcon.txt")) {
      if (line.startsWith("== ")) {
        inside = line.substring(3).equals(name);
      } else if (inside && !line.isEmpty() && line.charAt(0) == side) {
        byte[] bytes = HexFormat.of().parseHex(line.substring(2));
        texts.add(new String(bytes, StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private static String renumbered(String json, int first) {
    return json.replace("\"Identifier\": " + first + ",", "\"Identifier\": " + KEY + ",")
        .replace("\"Identifier\": " + (first + 1) + ",", "\"Identifier\": " + MARKER + ",");
  }

  @Test
  void should_write_the_frames_of_the_vector() {
    byte[] text = vector("webrcon-echo", '>').get(0).getBytes(StandardCharsets.UTF_8);
    List<byte[]> sent = new ArrayList<>();
    WebSocketFrames.sendText(
        text,
        0x37fa213d,
        new io.rcon.spi.Output() {
          @Override
          public io.netty.buffer.ByteBufAllocator allocator() {
            return io.netty.buffer.ByteBufAllocator.DEFAULT;
          }

          @Override
          public void send(io.netty.buffer.ByteBuf frame) {
            sent.add(ByteBufUtil.getBytes(frame));
            frame.release();
          }
        });
    byte[] expected =
        Resources.lines("vectors/webrcon.txt").stream()
            .dropWhile(line -> !line.equals("== webrcon-frame-bytes"))
            .skip(1)
            .findFirst()
            .map(line -> HexFormat.of().parseHex(line.substring(2)))
            .orElseThrow();
    assertArrayEquals(expected, sent.get(0));
  }

  @Test
  void should_send_a_marker_behind_each_command() {
    assertEquals(KEY, talk.conversation.command("say \"ü\\\n", false, talk));
    assertEquals(
        List.of(
            "81 {\"Identifier\":1002,\"Message\":\"say \\\"ü\\\\\\n\",\"Name\":\"rcon\"}",
            "81 {\"Identifier\":1003,\"Message\":\"echo end\",\"Name\":\"rcon\"}"),
        talk.sent);
  }

  static Stream<List<String>> vectors() {
    return Stream.of(
        List.of("webrcon-two-messages-one-id", "1002", "part 1002 Unloaded plugin X"),
        List.of("webrcon-no-output", "1005", "ended 1002"),
        List.of("webrcon-chat-event", "1004", "event [event] airdrop"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void should_read_the_vectors(List<String> vector) {
    talk.conversation.command("x", false, talk);
    for (String reply : vector(vector.get(0), '<')) {
      talk.hearText(renumbered(reply, Integer.parseInt(vector.get(1))));
    }
    assertEquals(vector.get(2), talk.told.get(0));
  }

  @Test
  void should_join_the_messages_of_one_answer() {
    talk.conversation.command("oxide.reload X", false, talk);
    for (String reply : vector("webrcon-two-messages-one-id", '<')) {
      talk.hearText(renumbered(reply, 1002));
    }
    assertEquals(
        List.of("part 1002 Unloaded plugin X", "part 1002 \nLoaded plugin X v1", "ended 1002"),
        talk.told);
  }

  @Test
  void should_tell_chat_with_its_parts_and_its_text() {
    vector("webrcon-chat-event", '<').stream().limit(2).forEach(talk::hearText);
    RconEvent.Chat chat = (RconEvent.Chat) talk.events.get(0);
    assertEquals("Anna|hello", chat.player() + "|" + chat.message());
    assertTrue(chat.text().startsWith("{\n  \"Channel\": 0,"));
    assertEquals(List.of("event [event] airdrop"), talk.told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "{\\\"Username\\\":\\\"A\\\"}", "[1]"})
  void should_tell_chat_of_another_form_as_a_line(String message) {
    talk.hearText(WebFrames.json(-1, "Chat", message));
    assertEquals(List.of("event " + message.replace("\\", "")), talk.told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{}",
        "{\"Identifier\":\"1002\"}",
        "{\"Identifier\":1002.5}",
        "{\"Identifier\":99999999999}",
        "{\"Identifier\":1002",
        "{\"Message\":\"x\"}"
      })
  void should_drop_what_is_no_message(String text) {
    talk.conversation.command("x", false, talk);
    talk.hearText(text);
    assertEquals(List.of("stray"), talk.told);
  }

  /** All bytes of a session in two pieces, cut at every place, and one by one. */
  @Test
  void should_not_depend_on_where_the_stream_is_cut() {
    byte[] stream =
        join(
            WebTalk.AGREED.getBytes(StandardCharsets.US_ASCII),
            WebFrames.of(0x8a, ""),
            WebFrames.of(0x81, WebFrames.json(0, "Generic", "line ü")),
            WebFrames.of(0x01, "{\"Identifier\":0,\"Mess"),
            WebFrames.of(0x89, "ping"),
            WebFrames.of(0x00, "age\":\"in pi"),
            WebFrames.of(0x80, "eces\"}"),
            WebFrames.of(0x81, WebFrames.json(0, "Generic", "x".repeat(200))));
    List<String> whole = heard(List.of(stream));
    assertEquals(
        List.of("logged in", "event line ü", "event in pieces", "event " + "x".repeat(200)), whole);
    for (int cut = 1; cut < stream.length; cut++) {
      assertEquals(
          whole,
          heard(
              List.of(Arrays.copyOf(stream, cut), Arrays.copyOfRange(stream, cut, stream.length))),
          "cut at " + cut);
    }
    List<byte[]> bytes = new ArrayList<>();
    for (byte b : stream) {
      bytes.add(new byte[] {b});
    }
    assertEquals(whole, heard(bytes));
  }

  private static byte[] join(byte[]... pieces) {
    return ByteBufUtil.getBytes(Unpooled.wrappedBuffer(pieces));
  }

  private static List<String> heard(List<byte[]> pieces) {
    WebTalk fresh = new WebTalk(new WebRconMechanism(), WebTalk.PASSWORD);
    pieces.forEach(fresh::hear);
    assertTrue(fresh.sent.contains("8a ping"), fresh.sent::toString);
    assertEquals(0, fresh.kept);
    fresh.hangUp();
    return fresh.told;
  }

  @Test
  void should_count_what_it_keeps_of_a_message() {
    byte[] frame = WebFrames.of(0x81, WebFrames.json(0, "Generic", "x".repeat(1000)));
    talk.hear(Arrays.copyOf(frame, 600));
    assertTrue(talk.kept > 500, "kept " + talk.kept);
    talk.hear(Arrays.copyOfRange(frame, 600, frame.length));
    assertEquals(0, talk.kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"818000000000", "c100", "8000", "83017b", "817f7fffffffffffffff", "810180"})
  void should_end_a_stream_that_breaks_the_rules(String hex) {
    talk.hearHex(hex);
    assertTrue(talk.told.get(0).startsWith("violated: "), talk.told::toString);
    assertFalse(talk.channel.isActive());
  }

  @Test
  void should_answer_a_close_and_close() {
    talk.hearHex("880203e9");
    assertEquals("88 \u0003\ufffd", talk.sent.get(0));
    assertFalse(talk.channel.isActive());
    assertEquals(List.of(), talk.told);
  }

  @Test
  void should_give_up_a_server_that_answers_no_ping_any_more() {
    for (int i = 0; i < 3; i++) {
      assertTrue(talk.conversation.keepAlive(talk));
      assertEquals(List.of(), talk.told);
      talk.pass(Duration.ofSeconds(10));
    }
    assertEquals(List.of("lost: the server has answered none of the last 3 pings"), talk.told);
  }

  @Test
  void should_not_give_up_a_server_while_it_answers() {
    for (int i = 0; i < 10; i++) {
      talk.conversation.keepAlive(talk);
      talk.pass(Duration.ofSeconds(10));
      talk.hearHex("8a00");
    }
    assertEquals(List.of(), talk.told);
  }

  @Test
  void should_leave_a_command_in_flight_its_own_time() {
    talk.conversation.command("x", false, talk);
    for (int i = 0; i < 5; i++) {
      talk.conversation.keepAlive(talk);
      talk.pass(Duration.ofSeconds(10));
    }
    assertEquals(List.of(), talk.told);
  }

  @Test
  void should_ask_for_a_sign_that_is_no_answer() {
    talk.conversation.command("x", false, talk);
    talk.conversation.realign(talk);
    talk.hearText(WebFrames.json(1005, "Generic", "end"));
    assertEquals(List.of("aligned"), talk.told);
  }

  @Test
  void should_refuse_facts_that_the_format_cannot_keep() {
    for (Ending ending : List.of(Ending.endFrame(), Ending.shortFragment(100))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> GameDialects.WEBRCON.with(d -> d.name("x").ending(ending)));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> GameDialects.WEBRCON.with(d -> d.name("x").charset(StandardCharsets.ISO_8859_1)));
  }
}
