package io.rcon.games;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconEvent;
import io.rcon.status.StatusFormats;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Minecraft's management protocol, from the bytes of the stream on. */
class MsmpConversationTest {
  private static final String SECRET = "s3cretABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh";

  private static WebTalk talk() {
    return new WebTalk(new MsmpMechanism(), MsmpGames.MSMP, SECRET);
  }

  private static WebTalk ready() {
    WebTalk talk = talk();
    talk.hear(WebTalk.AGREED);
    talk.hearHex("8a00");
    assertEquals(List.of("logged in"), talk.told);
    talk.told.clear();
    talk.sent.clear();
    return talk;
  }

  private static String vector(String name, char side) {
    return new String(
        HexFormat.of().parseHex(GameVectors.of("msmp.txt", name, side).get(0)), UTF_8);
  }

  private static String only(List<String> told) {
    assertEquals(1, told.size(), told.toString());
    return told.get(0);
  }

  /** All but the port and the key, which are the connection's. */
  @Test
  void should_open_as_the_vector_does() {
    String expected = vector("msmp-upgrade", '>');
    String sent = only(talk().sent);
    assertEquals(
        expected
            .replace("25585", "28016")
            .replace("dGhlIHNhbXBsZSBub25jZQ==", "AAAAAAAAAAAAAAAAAAAAAA==")
            .replaceAll("Bearer .*", "Bearer " + SECRET),
        sent);
    assertFalse(sent.contains("Origin"));
  }

  @Test
  void should_take_the_agreement_of_the_vector_for_that_of_another_key() {
    WebTalk talk = talk();
    talk.hear(vector("msmp-upgrade", '<'));
    assertTrue(only(talk.told).startsWith("violated: the answer to the WebSocket handshake fits"));
    assertTrue(
        vector("msmp-upgrade", '<')
            .contains(WebSocketRequest.answerTo("dGhlIHNhbXBsZSBub25jZQ==")));
  }

  /** At every place where it may be cut, be the connection closed behind it or not. */
  @Test
  void should_be_refused_by_401_and_not_before_its_head_is_there() {
    byte[] refusal = vector("msmp-401", '<').getBytes(US_ASCII);
    for (int cut = 1; cut < refusal.length; cut++) {
      WebTalk talk = talk();
      talk.hear(java.util.Arrays.copyOf(refusal, cut));
      assertEquals(List.of(), talk.told, "cut at " + cut);
      talk.hear(java.util.Arrays.copyOfRange(refusal, cut, refusal.length));
      assertTrue(
          only(talk.told)
              .startsWith(
                  "refused: the server answered HTTP 401 ({\"error\":\"Unauthorized\",\"message\":"
                      + "\"Invalid API key\"}): a wrong secret"),
          talk.told::toString);
      assertFalse(only(talk.told).contains(SECRET));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "msmp-players, minecraft:players",
    "msmp-status, minecraft:server/status",
    "msmp-kick, minecraft:players/kick player.name=\"Anna\" message.literal=\"bye\"",
    "msmp-unknown, minecraft:command/run [\"say hi\"]"
  })
  void should_send_and_read_what_the_vectors_do(String name, String command) {
    WebTalk talk = ready();
    int id = Integer.parseInt(vector(name, '>').replaceAll(".*\"id\":(\\d+).*", "$1"));
    for (int i = 1; i < id; i++) {
      talk.conversation.command("minecraft:players", false, talk);
    }
    assertEquals(id, talk.conversation.command(command, false, talk));
    assertEquals("81 " + vector(name, '>'), talk.sent.get(id - 1));
    String answer = vector(name, '<');
    byte[] frame = WebFrames.of(0x81, answer);
    for (int cut = 1; cut < frame.length; cut++) {
      talk.told.clear();
      talk.hear(java.util.Arrays.copyOf(frame, cut));
      assertEquals(List.of(), talk.told);
      talk.hear(java.util.Arrays.copyOfRange(frame, cut, frame.length));
      String told = only(talk.told);
      int result = answer.indexOf("\"result\":");
      assertEquals(
          "last "
              + id
              + (result < 0
                  ? " error -32601: Method not found (Method not found: minecraft:command/run)"
                  : " " + answer.substring(result + 9, answer.length() - 1)),
          told);
    }
  }

  /** Of a message that is cut off nothing is an answer. */
  @Test
  void should_take_no_part_of_a_message_for_an_answer() {
    String answer = vector("msmp-status", '<');
    for (int length = 0; length < answer.length(); length++) {
      WebTalk talk = ready();
      talk.conversation.command("minecraft:server/status", false, talk);
      talk.hearText(answer.substring(0, length));
      assertEquals("stray", only(talk.told), "cut at " + length);
    }
  }

  @Test
  void should_read_the_status_that_the_vectors_tell() {
    for (String name : List.of("msmp-status", "msmp-players")) {
      var status =
          StatusFormats.named(name.equals("msmp-players") ? "msmp" : name).parse(vector(name, '<'));
      assertEquals("Anna", status.players().get(0).name());
    }
  }

  @Test
  void should_give_each_answer_to_its_own_request_in_any_order() {
    WebTalk talk = ready();
    talk.conversation.command("minecraft:players", false, talk);
    talk.conversation.command("minecraft:bans", false, talk);
    talk.hearText("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":[ 1.50, \"ü\" ]}");
    talk.hearText("{\"result\":{\"a\":[]},\"id\":1,\"jsonrpc\":\"2.0\"}");
    assertEquals(List.of("last 2 [ 1.50, \"ü\" ]", "last 1 {\"a\":[]}"), talk.told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true|true",
        "null|null",
        "-1|-1",
        "\"a\\\"b\"|a\"b",
        "\"\"|",
        "7 |7",
        "{\"id\":9}|{\"id\":9}"
      })
  void should_hand_over_the_result_as_it_stands(String json, String expected) {
    WebTalk talk = ready();
    talk.conversation.command("minecraft:players", false, talk);
    talk.hearText("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + json + "}");
    assertEquals("last 1 " + (expected == null ? "" : expected), only(talk.told));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "x",
        "{\"id\":1",
        "{\"id\":\"1\",\"result\":1}",
        "{\"id\":-1,\"result\":1}",
        "{\"id\":1.0,\"result\":1}",
        "{\"id\":99999999999,\"result\":1}",
        "{\"id\":0,\"result\":1}",
        "{\"id\":null,\"error\":{\"code\":-32700,\"message\":\"Parse error\"}}"
      })
  void should_give_nobody_what_names_no_request(String json) {
    WebTalk talk = ready();
    talk.conversation.command("minecraft:players", false, talk);
    talk.hearText(json);
    assertEquals("stray", only(talk.told));
    assertEquals(
        json.contains("-32700")
            ? "the server said of a request that it did not name: error -32700: Parse error"
            : "",
        talk.conversation.whatElseCame(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[%s]", "%s"})
  void should_tell_who_comes_and_goes(String form) {
    WebTalk talk = ready();
    String player = "{\"id\":\"00000000-0000-0000-0000-000000000001\",\"name\":\"Anna\"}";
    String joined =
        "{\"jsonrpc\":\"2.0\",\"method\":\"minecraft:notification/players/joined\",\"params\":"
            + form.formatted(player)
            + "}";
    talk.hearText(joined);
    talk.hearText(joined.replace("joined", "left"));
    assertEquals(
        List.of(
            new RconEvent.Join(talk.server(), joined, "Anna"),
            new RconEvent.Leave(talk.server(), joined.replace("joined", "left"), "Anna")),
        talk.events);
    assertEquals(List.of(), talk.told);
  }

  @Test
  void should_read_the_vector_of_a_notification() {
    WebTalk talk = ready();
    talk.hearText(vector("msmp-notification", '<'));
    assertEquals("Anna", ((RconEvent.Join) talk.events.get(0)).player());
    assertEquals(vector("msmp-notification", '<'), talk.events.get(0).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"method\":\"minecraft:notification/server/saved\"}",
        "{\"method\":\"minecraft:notification/players/joined\",\"params\":[]}",
        "{\"method\":\"minecraft:notification/players/left\",\"params\":[7]}",
        "{\"method\":\"minecraft:notification/players/joined\"}"
      })
  void should_tell_other_notifications_as_they_stand(String json) {
    WebTalk talk = ready();
    talk.hearText(json);
    assertEquals("event " + json, only(talk.told));
    assertEquals(List.of(), talk.events);
  }

  @Test
  void should_decline_what_the_server_asks_and_not_without_end() {
    WebTalk talk = ready();
    talk.hearText("{\"jsonrpc\":\"2.0\",\"id\":\"a\\\"1\",\"method\":\"x\"}");
    assertEquals(
        "81 {\"jsonrpc\":\"2.0\",\"id\":\"a\\\"1\",\"error\":{\"code\":-32601,\"message\":"
            + "\"Method not found\"}}",
        only(talk.sent));
    for (int i = 0; i < 200; i++) {
      talk.hearText("{\"id\":" + i + ",\"method\":\"x\"}");
    }
    assertEquals(100, talk.sent.size());
    assertEquals(List.of(), talk.told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", SECRET + "i", "s3cretABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg-"})
  void should_say_of_a_refused_secret_that_no_server_has_it(String secret) {
    WebTalk talk = new WebTalk(new MsmpMechanism(), MsmpGames.MSMP, secret);
    talk.hear(vector("msmp-401", '<'));
    assertTrue(
        only(talk.told)
            .endsWith("; this secret is not 40 letters and digits, as each such server's is"));
    assertFalse(only(talk.told).contains(secret));
  }
}
