package io.rcon.games;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Proxy;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.Tls;
import io.rcon.commands.AddressedBy;
import io.rcon.commands.CommandResult;
import io.rcon.commands.GameAction;
import io.rcon.commands.PlayerKey;
import io.rcon.commands.TypedCommand;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import io.rcon.status.Player;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Typed commands to a simulated Palworld. */
@Timeout(60)
class RestCommandsTest {
  private final SimulatedServer palworld =
      SimulatedServer.start("palworld-rest", "s3cret ü\\\"", o -> o.players(3));

  private final RestCommands commands = open("s3cret ü\\\"");

  private RestCommands open(String password) {
    return RestCommands.open(
            RestDialects.PALWORLD, "127.0.0.1", palworld.port(), Secret.of(password))
        .with(c -> c.timeout(Duration.ofSeconds(30)));
  }

  @AfterEach
  void close() {
    commands.close();
    palworld.close();
  }

  private List<String> ran() {
    return palworld.requests().stream().map(RecordedRequest::command).toList();
  }

  static <T extends RconException> T failure(Class<T> type, CompletableFuture<?> future) {
    Throwable thrown = assertThrows(CompletionException.class, future::join).getCause();
    return assertInstanceOf(type, thrown);
  }

  @Test
  void should_word_each_command_as_the_game_wants_it() {
    CommandResult said = commands.say("back = in {5} 'minutes' ü").join();
    assertEquals("POST announce message=\"back = in {5} 'minutes' ü\"", said.text());
    assertEquals("OK", said.reply().text());
    commands.save().join();
    CommandResult kicked = commands.kick(PlayerKey.id("steam_76561190000000001"), "").join();
    assertEquals(AddressedBy.ID, kicked.by());
    commands.ban(PlayerKey.id("steam_76561190000000002"), "be gone").join();
    commands.unban(PlayerKey.id("steam_76561190000000002")).join();
    assertEquals(
        List.of(
            "POST announce {\"message\":\"back = in {5} 'minutes' ü\"}",
            "POST save",
            "POST kick {\"userid\":\"steam_76561190000000001\"}",
            "POST ban {\"userid\":\"steam_76561190000000002\",\"message\":\"be gone\"}",
            "POST unban {\"userid\":\"steam_76561190000000002\"}"),
        ran());
    assertEquals(1, commands.players().join().size());
  }

  @Test
  void should_look_a_name_up_in_a_fresh_list() {
    Player first = commands.players().join().get(0);
    CommandResult kicked = commands.kick(PlayerKey.name(first.name()), "asleep").join();
    assertTrue(kicked.text().startsWith("POST kick userid=\"steam_7656119"), kicked.text());
    assertEquals("GET players", ran().get(1));
    RconException nobody =
        failure(RconException.CommandRejected.class, commands.kick(PlayerKey.name("Nobody"), ""));
    assertEquals(Delivery.NOT_SENT, nobody.delivery());
    assertEquals("GET players", ran().get(ran().size() - 1));
  }

  @Test
  void should_tell_a_status_of_three_answers() {
    ServerStatus status = commands.status().join();
    assertTrue(status.known() && status.complete() && status.countsAgree());
    assertEquals(3, status.players().size());
    assertEquals(3, status.online().getAsInt());
    assertEquals(32, status.max().getAsInt());
    assertEquals("Simulated", status.name().orElseThrow());
    assertEquals("v0.6.0.7", status.version().orElseThrow());
    assertEquals(57.0, status.ticksPerSecond().getAsDouble());
    assertEquals(List.of("GET players", "GET metrics", "GET info"), ran());
    assertEquals("None", commands.settings().join().get("Difficulty"));
  }

  @Test
  void should_tell_the_rest_of_a_status_where_a_part_is_of_another_form() {
    palworld.reply("GET metrics", "{\"odd\":1}");
    ServerStatus status = commands.status().join();
    assertTrue(status.known());
    assertFalse(status.complete());
    assertEquals("Simulated", status.name().orElseThrow());
    palworld.reply("GET players", "<html>");
    assertFalse(commands.status().join().known());
    assertEquals(List.of(), commands.players().join());
    palworld.reply("GET settings", "{\"a\":1,\"b\":[");
    RconException cut = failure(RconException.ProtocolViolation.class, commands.settings());
    assertTrue(cut.getMessage().contains("no JSON object"), cut.getMessage());
  }

  @Test
  void should_reject_what_the_game_has_not() {
    for (GameAction action : List.of(GameAction.MAP, GameAction.RESTART)) {
      RconException lacks =
          failure(
              RconException.CommandRejected.class,
              commands.run(TypedCommand.of(action, null, "x")));
      assertEquals(Delivery.NOT_SENT, lacks.delivery());
      assertTrue(lacks.getMessage().contains("it has say, kick, ban, unban, save, stop"));
    }
    RconException console = failure(RconException.CommandRejected.class, commands.line("list"));
    assertTrue(console.getMessage().contains("typed commands only"), console.getMessage());
    assertEquals(List.of(), ran());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\nb", "ends\\", " a", "a\u0000"})
  void should_reject_a_text_that_could_be_read_otherwise(String text) {
    assertEquals(
        Delivery.NOT_SENT,
        failure(RconException.CommandRejected.class, commands.say(text)).delivery());
    if (!text.equals(" a")) {
      failure(RconException.CommandRejected.class, commands.stop(Duration.ofSeconds(9), text));
    }
    assertEquals(List.of(), ran());
  }

  @Test
  void should_give_a_text_without_changing_it() {
    commands
        .with(c -> c.timeout(Duration.ofSeconds(20)))
        .say("{\u200b}: \ud83d\ude00 '=\\n'")
        .join();
    assertEquals(List.of("POST announce {\"message\":\"{\u200b}: \ud83d\ude00 '=\\\\n'\"}"), ran());
  }

  @Test
  void should_tell_a_wrong_password_and_never_the_password() {
    try (RestCommands wrong = open("hunter2 secret word")) {
      RconException refused = failure(RconException.LoginRefused.class, wrong.save());
      assertEquals(Delivery.ANSWERED, refused.delivery());
      assertTrue(refused.getMessage().contains("HTTP 401 (Unauthorized)"), refused.getMessage());
      assertFalse((refused + " " + wrong).contains("hunter2"));
    }
    assertEquals(List.of(), ran());
  }

  @Test
  void should_wait_until_a_stopped_server_is_gone() {
    CommandResult stopped = commands.stop().join();
    assertEquals("POST shutdown waittime=1 message=\"\"", stopped.text());
    assertEquals("OK", stopped.reply().text());
    failure(RconException.Disconnected.class, commands.status());
  }

  @Test
  void should_not_take_a_close_for_a_stop() {
    palworld.reply("POST shutdown {\"waittime\":1,\"message\":\"\"}", ScriptedReply.closing());
    CompletableFuture<CommandResult> stopped = commands.stop();
    await().until(() -> ran().size() > 3);
    assertEquals("GET players", ran().get(3));
    // Two questions were answered at least.
    assertFalse(stopped.isDone());
  }

  @Test
  void should_tell_that_a_server_is_there_still() {
    RestReply reply = new RestReply("pal-1");
    reply.sent();
    reply.stopping();
    reply.endsIn(Duration.ofMillis(1));
    RconException there = failure(RconException.TimedOut.class, reply);
    assertTrue(there.getMessage().contains("it answers still"), there.getMessage());
    assertEquals(Delivery.UNKNOWN, there.delivery());
  }

  @Test
  void should_take_a_countdown_and_not_wait_for_it() {
    CommandResult told = commands.stop(Duration.ofMinutes(5), "see you").join();
    assertEquals("POST shutdown waittime=300 message=\"see you\"", told.text());
    for (Duration odd : List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofDays(999))) {
      failure(RconException.CommandRejected.class, commands.stop(odd, ""));
    }
    assertEquals(List.of("POST shutdown {\"waittime\":300,\"message\":\"see you\"}"), ran());
  }

  @Test
  void should_end_a_command_that_is_cancelled_or_closed() {
    palworld.mishap(command -> true, new Mishap.Stall());
    CompletableFuture<CommandResult> cancelled = commands.save();
    cancelled.cancel(false);
    failure(RconException.Cancelled.class, cancelled);
    CompletableFuture<ServerStatus> asked = commands.status();
    CompletableFuture<CommandResult> closed = commands.save();
    commands.close();
    failure(RconException.Closed.class, closed);
    failure(RconException.Closed.class, asked);
    assertEquals(
        Delivery.NOT_SENT, failure(RconException.Closed.class, commands.save()).delivery());
  }

  @Test
  void should_turn_away_more_than_can_wait() {
    palworld.mishap(command -> true, new Mishap.Stall());
    for (int i = 0; i < RestSender.MOST; i++) {
      commands.save();
    }
    RconException full = failure(RconException.Overloaded.class, commands.save());
    assertEquals(Delivery.NOT_SENT, full.delivery());
  }

  @Test
  void should_refuse_servers_that_it_cannot_reach_so() {
    Server server = Server.of(RestDialects.PALWORLD, "127.0.0.1", 1, Secret.of("s3cret"));
    for (Server odd :
        List.of(
            server.withSecret(Secret.none()),
            server.withSecret(Secret.of("s3cret\n")),
            server.withProxy(Proxy.parse("socks5://127.0.0.1:1")),
            server.withLocalAddress("127.0.0.1"),
            server.withTls(Tls.systemTrust().serverName("other")),
            Server.of(RestDialects.PALWORLD, "no_such host", 1, Secret.of("s3cret")),
            Server.of(GameDialects.HLL, "127.0.0.1", 1, Secret.of("s3cret")))) {
      assertThrows(IllegalArgumentException.class, () -> RestCommands.open(odd), odd.toString());
    }
  }

  @Test
  void should_have_no_session() {
    Server server = Server.of(RestDialects.PALWORLD, "127.0.0.1", 1, Secret.of("s3cret"));
    var refused = assertThrows(IllegalArgumentException.class, () -> Rcon.open(server));
    assertTrue(refused.getMessage().contains("typed commands only"), refused.getMessage());
    assertTrue(refused.getMessage().contains("RestCommands"), refused.getMessage());
    assertFalse(Rcon.usesDatagrams(RestDialects.PALWORLD));
  }
}
