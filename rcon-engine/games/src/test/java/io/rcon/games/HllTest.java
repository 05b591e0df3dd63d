package io.rcon.games;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.Rcon;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.commands.Commands;
import io.rcon.commands.PlayerKey;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.RecordedRequest;
import io.rcon.simulator.SimulatedServer;
import io.rcon.status.Questions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with simulated servers of Hell Let Loose. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class HllTest {
  private static SimulatedServer start() {
    return SimulatedServer.start("hll", "s3cret\"\\", o -> o.players(2));
  }

  private static RconSession open(SimulatedServer simulated, boolean magic, String password) {
    return Rcon.open(
        Server.of(
            GameDialects.HLL.with(d -> d.name("own").set(HllFacts.MAGIC, magic)),
            "127.0.0.1",
            simulated.port(),
            Secret.of(password)));
  }

  private static RconSession open(SimulatedServer simulated) {
    return open(simulated, true, "s3cret\"\\");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_answer_each_command_with_its_own_text(boolean magic) {
    try (SimulatedServer simulated = start();
        RconSession session = open(simulated, magic, "s3cret\"\\")) {
      simulated.mishap(2, new Mishap.Reorder());
      List<CompletableFuture<String>> all =
          List.of(1, 2, 3, 4, 5).stream()
              .map(i -> session.execute("echo {\"ü\":" + i + "}").toCompletableFuture())
              .map(reply -> reply.thenApply(each -> each.text()))
              .toList();
      for (int i = 0; i < all.size(); i++) {
        assertEquals("{\"ü\":" + (i + 1) + "}", all.get(i).orTimeout(30, SECONDS).join());
      }
    }
  }

  /** Only Source frames have a length and an id where these change them. */
  @Test
  void should_not_meet_mishaps_of_another_wire_format() {
    try (SimulatedServer simulated = start();
        RconSession session = open(simulated)) {
      session.blocking().awaitReady();
      simulated.mishap(new Mishap.WrongId(77));
      assertEquals("{\"a\":1}", session.blocking().execute("echo {\"a\":1}").text());
    }
  }

  @Test
  void should_be_refused_by_a_wrong_password() {
    try (SimulatedServer simulated = start();
        RconSession session = open(simulated, true, "hunter2")) {
      await().until(() -> session.state() == SessionState.REFUSED);
      assertEquals(1, simulated.connectionsAccepted());
    }
  }

  @Test
  void should_log_in_again_where_the_server_forgot() {
    try (SimulatedServer simulated = start();
        RconSession session = open(simulated)) {
      session.blocking().awaitReady();
      simulated.deauthenticateAll();
      session.execute("echo {\"a\":1}");
      await().until(() -> simulated.counts().logins() == 2);
      assertEquals("{\"b\":2}", session.blocking().execute("echo {\"b\":2}").text());
    }
  }

  @Test
  void should_list_and_kick_by_the_identifier_with_any_reason_as_one_text() {
    try (SimulatedServer simulated = start();
        RconSession session = open(simulated)) {
      assertEquals(
          2,
          session
              .ask(Questions.status())
              .toCompletableFuture()
              .orTimeout(30, SECONDS)
              .join()
              .players()
              .size());
      Commands commands = Commands.of(session);
      commands
          .kick(PlayerKey.id("76561190000000002"), "a, {b}: 'c'")
          .toCompletableFuture()
          .orTimeout(30, SECONDS)
          .join();
      assertThrows(
          CompletionException.class,
          () ->
              commands
                  .kick(PlayerKey.id("1"), "x\" Other=\"y")
                  .toCompletableFuture()
                  .orTimeout(30, SECONDS)
                  .join());
      assertEquals(
          List.of("KickPlayer {\"PlayerId\":\"76561190000000002\",\"Reason\":\"a, {b}: 'c'\"}"),
          simulated.requests().stream()
              .map(RecordedRequest::command)
              .filter(command -> command.startsWith("Kick"))
              .toList());
    }
  }
}
