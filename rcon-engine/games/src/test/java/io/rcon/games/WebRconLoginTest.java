package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers to a handshake mean, and what a password becomes. */
class WebRconLoginTest {
  /** Written before any HTTP by a server that refuses. */
  private static final String CLOSE = "880203e8";

  private static WebTalk talk(String password) {
    return new WebTalk(new WebRconMechanism(), password);
  }

  private static String only(List<String> told) {
    assertEquals(1, told.size(), told.toString());
    return told.get(0);
  }

  @Test
  void should_write_the_password_as_the_path_of_a_handshake() {
    assertEquals(
        String.join(
            "\r\n",
            "GET /hunter2$&'()*+,;=:@/%2F HTTP/1.1",
            "Host: 127.0.0.1:28016",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Version: 13",
            "",
            ""),
        only(talk("hunter2$&'()*+,;=:@/%2F").sent));
  }

  @Test
  void should_encode_what_no_path_can_hold_and_say_so_when_it_is_refused() {
    WebTalk talk = talk("hunter2 ü?");
    assertTrue(only(talk.sent).startsWith("GET /hunter2%20%C3%BC%3F HTTP/1.1\r\n"));
    talk.hearHex(CLOSE);
    assertTrue(only(talk.told).contains("characters that a path cannot hold"), talk.told::toString);
    assertFalse(only(talk.told).contains("hunter2"));
  }

  @ParameterizedTest
  @CsvSource({
    "880203e8, answered no HTTP",
    "8802, answered no HTTP",
    "5353482d322e300d0a, answered no HTTP",
    "485454502f312e3120343031204e6f0d0a0d0a, answered HTTP 401",
    "485454502f312e3120343033204e6f0d0a0d0a, answered HTTP 403",
    "485454502f312e3120323030204f4b0d0a0d0a, another service"
  })
  void should_be_refused_by_what_is_no_agreement(String hex, String words) {
    WebTalk talk = talk(WebTalk.PASSWORD);
    talk.hearHex(hex);
    String told = only(talk.told);
    assertTrue(told.startsWith("refused: ") && told.contains(words), told);
  }

  @Test
  void should_be_refused_by_a_close_without_a_byte() {
    WebTalk talk = talk(WebTalk.PASSWORD);
    talk.hangUp();
    assertTrue(only(talk.told).startsWith("refused: the server closed the connection at once: a"));
  }

  @Test
  void should_be_refused_by_a_close_within_the_head() {
    WebTalk talk = talk(WebTalk.PASSWORD);
    talk.hear("HTTP/1.1 1");
    talk.hangUp();
    assertTrue(only(talk.told).startsWith("refused: the server answered no HTTP"));
  }

  @ParameterizedTest
  @ValueSource(strings = {CLOSE, "8800", ""})
  void should_be_refused_by_an_agreement_that_is_closed_at_once(String hex) {
    WebTalk talk = talk(WebTalk.PASSWORD);
    talk.hear(WebTalk.AGREED);
    assertEquals(List.of(), talk.told);
    talk.hearHex(hex);
    talk.hangUp();
    assertTrue(only(talk.told).startsWith("refused: the server agreed to WebSocket and closed"));
  }

  @Test
  void should_try_again_where_the_game_is_away_behind_a_front() {
    WebTalk talk = talk(WebTalk.PASSWORD);
    talk.hear("HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nwait");
    assertEquals(
        "violated: the server answered HTTP 503 (wait): the game is away behind what answers, or"
            + " busy",
        only(talk.told));
  }

  @Test
  void should_not_take_the_answer_to_another_handshake() {
    WebTalk talk = talk(WebTalk.PASSWORD);
    talk.hear(WebTalk.AGREED.replace("Accept: ", "Accept: x"));
    assertTrue(only(talk.told).startsWith("violated: the answer to the WebSocket handshake fits"));
  }

  @Test
  void should_bound_the_answer_to_a_handshake() {
    WebTalk talk = talk(WebTalk.PASSWORD);
    talk.hear("HTTP/1.1 101 Yes\r\nX: ");
    for (int i = 0; i < 20 && talk.channel.isActive(); i++) {
      talk.hear("x".repeat(1000));
    }
    assertTrue(only(talk.told).startsWith("violated: the answer to the WebSocket handshake has"));
    assertFalse(talk.channel.isActive());
  }

  @ParameterizedTest
  @ValueSource(strings = {"8a00", "81027b7d"})
  void should_be_logged_in_by_the_first_sign_after_the_agreement(String hex) {
    WebTalk talk = talk(WebTalk.PASSWORD);
    talk.hear(WebTalk.AGREED);
    assertEquals("89 ", talk.sent.get(1));
    assertEquals(List.of(), talk.told);
    talk.hearHex(hex);
    assertEquals("logged in", talk.told.get(0));
  }

  @Test
  void should_be_logged_in_where_nothing_answers_a_ping() {
    WebTalk talk = talk(WebTalk.PASSWORD);
    talk.hear(WebTalk.AGREED);
    talk.pass(Duration.ofMillis(999));
    assertEquals(List.of(), talk.told);
    talk.pass(Duration.ofMillis(1));
    assertEquals(List.of("logged in"), talk.told);
  }

  @Test
  void should_excuse_one_refusal_after_each_login() {
    WebTalk talk = WebTalk.ready();
    for (String expected : List.of("violated: the server answered no HTTP", "refused: the")) {
      talk.told.clear();
      talk.pass(Duration.ofSeconds(2));
      talk.connect();
      talk.hearHex(CLOSE);
      assertTrue(only(talk.told).startsWith(expected), talk.told::toString);
    }
  }

  /** The engine waits ever longer then, and a ban is not what a bare close tells. */
  @Test
  void should_leave_a_bare_close_to_the_engine_where_the_password_was_right_before() {
    WebTalk talk = WebTalk.ready();
    talk.pass(Duration.ofSeconds(2));
    talk.connect();
    talk.hangUp();
    assertEquals(List.of(), talk.told);
  }

  @Test
  void should_leave_time_between_two_handshakes() {
    WebTalk talk = WebTalk.ready();
    talk.connect();
    assertEquals(List.of(), talk.sent);
    talk.pass(Duration.ofMillis(1099));
    assertEquals(List.of(), talk.sent);
    talk.pass(Duration.ofMillis(1));
    assertEquals(1, talk.sent.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "password", "s3cret\u0007"})
  void should_refuse_passwords_with_which_there_is_no_rcon(String password) {
    Server server = Server.of(GameDialects.WEBRCON, "127.0.0.1", 28016, Secret.of(password));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new WebRconMechanism().checkServer(server));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("server '127.0.0.1:28016': "));
  }

  @Test
  void should_be_found_as_a_service() {
    assertEquals(GameDialects.WEBRCON, Dialect.named("webrcon").orElseThrow());
  }
}
