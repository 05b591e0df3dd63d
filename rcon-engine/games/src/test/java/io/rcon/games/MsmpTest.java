package io.rcon.games;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.commands.CommandResult;
import io.rcon.commands.Commands;
import io.rcon.commands.PlayerKey;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.SimulatedServer;
import io.rcon.status.Player;
import io.rcon.status.Questions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with simulated management servers of Minecraft. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class MsmpTest {
  private static final String SECRET = "s3cretABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh";

  private final List<String> events = new CopyOnWriteArrayList<>();

  private final RconListener listener =
      new RconListener() {
        @Override
        public void event(Server from, String text) {
          events.add(text);
        }
      };

  private static SimulatedServer start(String reading) {
    return SimulatedServer.start("msmp", SECRET, o -> o.players(2).reading(reading));
  }

  private RconSession open(SimulatedServer simulated, String secret) {
    return Rcon.open(
        Server.of(MsmpGames.MSMP, "127.0.0.1", simulated.port(), Secret.of(secret)),
        o -> o.listener(listener));
  }

  private RconSession open(SimulatedServer simulated) {
    return open(simulated, SECRET);
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, SECONDS).join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "silent-pings", "asks"})
  void should_answer_each_call_with_its_own_result(String reading) {
    try (SimulatedServer simulated = start(reading);
        RconSession session = open(simulated)) {
      simulated.mishap(2, new Mishap.Reorder());
      List<CompletableFuture<Reply>> all =
          IntStream.range(0, 20)
              .mapToObj(i -> session.execute("simulated:echo [\"ü " + i + "\"]"))
              .map(CompletionStage::toCompletableFuture)
              .toList();
      for (int i = 0; i < all.size(); i++) {
        assertEquals("ü " + i, join(all.get(i)).text());
      }
      assertEquals(300_000, session.blocking().execute("simulated:big [300000]").text().length());
    }
  }

  @Test
  void should_be_refused_by_a_wrong_secret_and_not_dial_again() {
    try (SimulatedServer simulated = start("");
        RconSession session = open(simulated, "hunter2" + SECRET.substring(7))) {
      await().until(() -> session.state() == SessionState.REFUSED);
      assertEquals(1, simulated.connectionsAccepted());
      assertEquals(1, simulated.counts().refusedLogins());
    }
  }

  @Test
  void should_refuse_free_text_before_it_is_sent() {
    try (SimulatedServer simulated = start("");
        RconSession session = open(simulated)) {
      session.blocking().awaitReady();
      assertThrows(Exception.class, () -> session.blocking().execute("say hi"));
      assertEquals(0, simulated.commandsExecuted());
    }
  }

  @Test
  void should_list_players_and_version_by_the_status() {
    try (SimulatedServer simulated = start("");
        RconSession session = open(simulated)) {
      var status = join(session.ask(Questions.status()));
      assertEquals(2, status.players().size());
      assertEquals("1.21.11", status.version().orElseThrow());
    }
  }

  @Test
  void should_map_typed_commands_onto_methods() {
    try (SimulatedServer simulated = start("");
        RconSession session = open(simulated)) {
      List<Player> players = join(session.ask(Questions.status())).players();
      String name = players.get(0).name();
      Commands commands = Commands.of(session);
      List<String> results = new CopyOnWriteArrayList<>();
      for (CompletionStage<CommandResult> each :
          List.of(
              commands.say("a, {b}: 'c' \\ d"),
              commands.tell(PlayerKey.name(name), "hi"),
              commands.kick(PlayerKey.name(name), "bye"),
              commands.ban(PlayerKey.name("Bob"), ""),
              commands.unban(PlayerKey.name("Bob")),
              commands.save())) {
        results.add(join(each).reply().text());
      }
      String row = "{\"name\":\"" + name + "\"}";
      assertEquals(List.of("true", "true", "[" + row + "]", "[]", "[]", "true"), results);
      assertEquals(
          List.of(
              "bans/add [[{\"player\":{\"name\":\"Bob\"}}]]",
              "bans/remove [[{\"name\":\"Bob\"}]]",
              "players/kick [[{\"player\":" + row + ",\"message\":{\"literal\":\"bye\"}}]]",
              "server/save [true]",
              "server/system_message [{\"message\":{\"literal\":\"a, {b}: 'c' \\\\ d\"},\"overlay\":"
                  + "false}]",
              "server/system_message [{\"receivingPlayers\":["
                  + row
                  + "],\"message\":{\"literal\":\"hi\"},\"overlay\":false}]"),
          simulated.requests().stream()
              .map(RecordedRequest::command)
              .filter(command -> command.contains(" "))
              .map(command -> command.substring("minecraft:".length()))
              .sorted()
              .toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bare-params"})
  void should_publish_notifications(String reading) {
    try (SimulatedServer simulated = start(reading);
        RconSession session = open(simulated)) {
      String name = join(session.ask(Questions.status())).players().get(0).name();
      session.blocking().execute("minecraft:players/kick player.name=\"" + name + "\"");
      session.blocking().execute("minecraft:server/save [true]");
      await().until(() -> events.size() >= 3);
      assertTrue(events.get(0).contains("players/left"), events::toString);
      assertTrue(events.get(1).contains("server/saving"), events::toString);
      assertTrue(events.get(2).contains("server/saved"), events::toString);
    }
  }

  @Test
  void should_stop_a_server_that_closes_behind_its_answer() {
    try (SimulatedServer simulated = start("");
        RconSession session = open(simulated)) {
      session.blocking().awaitReady();
      assertEquals("true", session.blocking().execute("minecraft:server/stop").text());
      await().until(() -> simulated.counts().logins() >= 1);
    }
  }

  @Test
  void should_tell_why_a_method_gives_nothing() {
    try (SimulatedServer simulated = start("");
        RconSession session = open(simulated)) {
      assertEquals(
          "error -32601: Method not found (Method not found: minecraft:command/run)",
          session.blocking().execute("minecraft:command/run [\"say hi\"]").text());
      assertEquals(
          "error -32602: Invalid params (flush is missing)",
          session.blocking().execute("minecraft:server/save").text());
    }
  }

  @Test
  void should_be_found_as_a_service() {
    assertEquals(MsmpGames.MSMP, Dialect.named("msmp").orElseThrow());
  }
}
