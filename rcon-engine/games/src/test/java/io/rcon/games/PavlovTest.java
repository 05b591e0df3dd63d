package io.rcon.games;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with simulated servers of Pavlov. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class PavlovTest {
  private static final String PASSWORD = "s3cret ü";

  private static SimulatedServer start(String reading) {
    return SimulatedServer.start("pavlov", PASSWORD, o -> o.players(2).reading(reading));
  }

  private static RconSession open(SimulatedServer simulated, String password) {
    return Rcon.open(
        Server.of(GameDialects.PAVLOV, "127.0.0.1", simulated.port(), Secret.of(password)));
  }

  private static RconSession open(SimulatedServer simulated) {
    return open(simulated, PASSWORD);
  }

  private static String echo(int number) {
    return "echo {\"a\":\"ü\\\"}{ " + number + "\"}";
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "names-command"})
  void should_answer_each_command_with_its_own_value(String reading) {
    try (SimulatedServer simulated = start(reading);
        RconSession session = open(simulated)) {
      List<CompletableFuture<Reply>> all =
          IntStream.range(0, 20)
              .mapToObj(i -> session.execute(echo(i)).toCompletableFuture())
              .toList();
      for (int i = 0; i < all.size(); i++) {
        String text = all.get(i).orTimeout(30, SECONDS).join().text();
        assertTrue(text.contains("\"ü\\\"}{ " + i + "\"}"), text);
        assertTrue(text.endsWith("}"), text);
      }
      String big = session.blocking().execute("big 300000").text();
      assertTrue(big.length() > 300_000 && big.endsWith("}"), () -> "" + big.length());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "stays-open"})
  void should_be_refused_by_a_wrong_password_and_not_dial_again(String reading) {
    try (SimulatedServer simulated = start(reading);
        RconSession session = open(simulated, "hunter2")) {
      await().until(() -> session.state() == SessionState.REFUSED);
      assertEquals(1, simulated.counts().refusedLogins());
      assertEquals(1, simulated.connectionsAccepted());
    }
  }

  @Test
  void should_take_a_bare_text_for_an_answer() {
    try (SimulatedServer simulated = start("bare-text");
        RconSession session = open(simulated)) {
      assertEquals("Unknown command", session.blocking().execute("BanLst").text());
      assertTrue(session.blocking().execute("ServerInfo").text().contains("datacenter"));
    }
  }

  @Test
  void should_take_a_farewell_for_an_answer() {
    try (SimulatedServer simulated = start("");
        RconSession session = open(simulated)) {
      assertEquals("Goodbye", session.blocking().execute("Disconnect").text());
      assertTrue(session.blocking().execute("ServerInfo").text().contains("datacenter"));
    }
  }

  /** Whatever comes late for the first meets a connection that is gone. */
  @Test
  void should_begin_anew_where_a_word_is_swallowed() {
    try (SimulatedServer simulated = start("silent-unknown");
        RconSession session = open(simulated)) {
      session.blocking().awaitReady();
      RconException lost =
          assertThrows(
              RconException.class,
              () ->
                  session
                      .blocking()
                      .execute(
                          io.rcon.Command.of("BanLst").timeout(java.time.Duration.ofMillis(300))));
      assertFalse(String.valueOf(lost.getMessage()).contains(PASSWORD));
      assertTrue(session.blocking().execute("ServerInfo").text().contains("datacenter"));
      assertEquals(2, simulated.counts().logins());
    }
  }

  @Test
  void should_not_keep_half_an_answer_for_the_next_connection() {
    try (SimulatedServer simulated = start("");
        RconSession session = open(simulated)) {
      session.blocking().awaitReady();
      simulated.mishap(new Mishap.CloseMidFrame(700));
      assertThrows(RconException.class, () -> session.blocking().execute("big 5000"));
      assertTrue(session.blocking().execute("ServerInfo").text().contains("datacenter"));
    }
  }

  @Test
  void should_list_and_kick_by_the_identifier() {
    try (SimulatedServer simulated = start("");
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
          .kick(PlayerKey.id("76561190000000002"), "")
          .toCompletableFuture()
          .orTimeout(30, SECONDS)
          .join();
      assertEquals(
          List.of("Kick 76561190000000002"),
          simulated.requests().stream()
              .map(RecordedRequest::command)
              .filter(command -> command.startsWith("Kick"))
              .toList());
    }
  }

  @Test
  void should_be_found_as_a_service() {
    assertEquals(GameDialects.PAVLOV, Dialect.named("pavlov").orElseThrow());
  }
}
