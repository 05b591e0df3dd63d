package io.rcon.games;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Unreachable;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.Tls;
import io.rcon.commands.CommandResult;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.SimulatedServer;
import io.rcon.status.ServerStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Typed commands to a simulated Satisfactory: HTTPS with a certificate that nobody vouches for. */
@Timeout(60)
class SatisfactoryTest {
  private static final String PASSWORD = "s3cret ü\\\"";

  private final SimulatedServer game =
      SimulatedServer.start("satisfactory", PASSWORD, o -> o.players(3));

  private final RestCommands commands = open(game, PASSWORD);

  private static Server server(SimulatedServer game, String password) {
    return Server.of(RestDialects.SATISFACTORY, "127.0.0.1", game.port(), Secret.of(password));
  }

  private static RestCommands open(SimulatedServer game, String password) {
    Tls pinned = Tls.systemTrust().pin(game.certificatePin().orElseThrow());
    return RestCommands.open(
        server(game, password).withTls(pinned).timeout(Duration.ofSeconds(30)));
  }

  @AfterEach
  void close() {
    commands.close();
    game.close();
  }

  private List<String> ran() {
    return game.requests().stream().map(RecordedRequest::command).toList();
  }

  private static RconException failure(CompletableFuture<?> future) {
    return RestCommandsTest.failure(RconException.class, future);
  }

  @Test
  void should_log_in_once_and_name_each_function() {
    ServerStatus status = commands.status().join();
    assertEquals(3, status.online().getAsInt());
    assertEquals(200, status.max().getAsInt());
    assertEquals("Simulated", status.name().orElseThrow());
    assertFalse(status.listsPlayers());
    CommandResult saved = commands.save().join();
    assertEquals("SaveGame SaveName=\"rcon\"", saved.text());
    assertEquals("ran say \u00fc {x}=1", commands.line("say \u00fc {x}=1").join());
    assertEquals(
        List.of(
            "QueryServerState",
            "SaveGame {\"SaveName\":\"rcon\"}",
            "RunCommand {\"Command\":\"say \u00fc {x}=1\"}"),
        ran());
    assertEquals(1, game.counts().logins());
  }

  @Test
  void should_log_in_again_where_the_token_is_refused() {
    commands.save().join();
    game.deauthenticateAll();
    commands.save().join();
    assertEquals(2, game.counts().logins());
    assertEquals(2, ran().size());
    // Once, and not for ever.
    game.changePassword("another");
    // A connection that the server closes at this moment may be told first.
    Awaitility.await()
        .untilAsserted(() -> {
          RconException refused = failure(commands.save());
          assertEquals("LOGIN_REFUSED", refused.code());
          assertEquals(Delivery.NOT_SENT, refused.delivery());
        });
    assertEquals(2, ran().size());
  }

  @Test
  void should_give_each_its_answer_where_many_come_at_once() {
    List<CompletableFuture<String>> all =
        IntStream.range(0, 20).mapToObj(i -> commands.line("echo " + i)).toList();
    for (int i = 0; i < all.size(); i++) {
      assertEquals("ran echo " + i, all.get(i).join());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "refused-in-200"})
  void should_tell_a_wrong_password_in_both_readings(String reading) {
    try (SimulatedServer other =
            SimulatedServer.start("satisfactory", PASSWORD, o -> o.reading(reading));
        RestCommands wrong = open(other, "hunter2")) {
      RconException refused = failure(wrong.save());
      assertEquals("LOGIN_REFUSED", refused.code());
      assertTrue(refused.getMessage().contains("wrong password"), refused.getMessage());
      assertFalse(refused.getMessage().contains("hunter2"));
      assertEquals(0, other.commandsExecuted());
    }
  }

  @Test
  void should_reject_what_the_game_has_not() {
    for (RconException lacks :
        List.of(
            failure(commands.say("hi")),
            failure(commands.settings()),
            failure(commands.stop(Duration.ofSeconds(5), "")))) {
      assertEquals("COMMAND_REJECTED", lacks.code());
      assertEquals(Delivery.NOT_SENT, lacks.delivery());
    }
    assertTrue(failure(commands.say("hi")).getMessage().contains("it has save, stop"));
    RconException who = failure(commands.players());
    assertTrue(who.getMessage().contains("how many play, and not who"), who.getMessage());
  }

  private static String shown(String pin) {
    return HexFormat.ofDelimiter(":").withUpperCase().formatHex(HexFormat.of().parseHex(pin));
  }

  @Test
  void should_trust_no_certificate_because_it_was_met_first() {
    for (int i = 0; i < 2; i++) {
      try (RestCommands unpinned = RestCommands.open(server(game, PASSWORD))) {
        Unreachable refused = RestCommandsTest.failure(Unreachable.class, unpinned.save());
        assertEquals(Step.TLS, refused.step());
        assertEquals(Delivery.NOT_SENT, refused.delivery());
        assertTrue(refused.getMessage().contains("not trusted here"), refused.getMessage());
        String pin = shown(game.certificatePin().orElseThrow());
        assertTrue(
            refused.getMessage().contains("it offers certificate " + pin + ", key sha256//"),
            refused.getMessage());
        assertTrue(refused.getMessage().contains("no password was sent"));
      }
    }
    Tls other = Tls.systemTrust().pin("0".repeat(64));
    try (RestCommands pinned = RestCommands.open(server(game, PASSWORD).withTls(other))) {
      RconException refused = failure(pinned.save());
      assertTrue(refused.getMessage().contains("not the pinned one"), refused.getMessage());
    }
    assertEquals(0, game.counts().logins() + game.counts().refusedLogins());
  }

  @Test
  void should_verify_nothing_only_if_told_so() {
    Tls nothing = Tls.systemTrust().insecure();
    try (RestCommands careless = RestCommands.open(server(game, PASSWORD).withTls(nothing))) {
      careless.save().join();
    }
  }

  @Test
  void should_wait_until_a_stopped_server_is_gone() {
    assertEquals("Shutdown", commands.stop().join().text());
    assertEquals("Shutdown", ran().get(0));
  }

  @Test
  void should_tell_a_login_that_has_no_answer_as_not_sent() {
    game.loginMishap(new Mishap.Stall());
    RconException late = failure(commands.with(c -> c.timeout(Duration.ofMillis(300))).save());
    assertEquals("TIMED_OUT", late.code());
    assertEquals(Delivery.NOT_SENT, late.delivery());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":{\"authenticationToken\":\"\"}}",
        "{\"data\":{\"authenticationToken\":\"a\\r\\nX: y\"}}",
        "{\"data\":[]}",
        "<html>",
        ""
      })
  void should_take_nothing_for_a_token_that_is_none(String answer) throws Exception {
    try (RawHttp raw =
            RawHttp.of("HTTP/1.1 200 OK\nContent-Length: " + answer.length() + "\n\n" + answer);
        RestCommands clear = RestCommands.open(clear(raw.port()))) {
      RconException refused = failure(clear.save());
      assertEquals("LOGIN_REFUSED", refused.code());
      assertEquals(1, raw.heads().size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 500, 503})
  void should_not_blame_the_password_for_what_is_no_answer_to_a_login(int status) throws Exception {
    try (RawHttp raw = RawHttp.of("HTTP/1.1 " + status + " x\nContent-Length: 0\n\n");
        RestCommands clear = RestCommands.open(clear(raw.port()))) {
      RconException told = failure(clear.save());
      assertEquals("PROTOCOL_VIOLATION", told.code());
      assertEquals(Delivery.NOT_SENT, told.delivery());
      assertEquals(1, raw.heads().size());
    }
  }

  @Test
  void should_ask_for_another_token_once() throws Exception {
    RawHttp.Answer always =
        out -> {
          String token = "{\"data\":{\"authenticationToken\":\"t\"}}";
          out.write(
              ("HTTP/1.1 401 x\r\nContent-Length: " + token.length() + "\r\n\r\n" + token)
                  .getBytes(StandardCharsets.US_ASCII));
        };
    try (RawHttp raw = new RawHttp(always);
        RestCommands clear = RestCommands.open(clear(raw.port()))) {
      assertEquals("LOGIN_REFUSED", failure(clear.save()).code());
      assertEquals(1, raw.heads().size());
      assertFalse(raw.heads().get(0).contains("s3cret"));
    }
  }

  private static Server clear(int port) {
    return Server.of(
        RestDialects.SATISFACTORY.with(d -> d.name("clear").set(RestFacts.HTTPS, false)),
        "127.0.0.1",
        port,
        Secret.of("s3cret"));
  }
}
