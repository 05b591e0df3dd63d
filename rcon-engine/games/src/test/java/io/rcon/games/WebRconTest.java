package io.rcon.games;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.Ending;
import io.rcon.Rcon;
import io.rcon.RconException;
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
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import io.rcon.status.Player;
import io.rcon.status.Questions;
import io.rcon.status.ServerStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions with simulated servers of Rust. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class WebRconTest {
  private final List<String> events = new CopyOnWriteArrayList<>();

  private final RconListener listener =
      new RconListener() {
        @Override
        public void event(Server from, String text) {
          events.add(text);
        }
      };

  private static SimulatedServer start() {
    return SimulatedServer.start("webrcon", "s3cret", o -> o.pacing(false));
  }

  private static Server server(SimulatedServer simulated, String password) {
    return Server.of(GameDialects.WEBRCON, "127.0.0.1", simulated.port(), Secret.of(password));
  }

  private RconSession open(SimulatedServer simulated) {
    return Rcon.open(server(simulated, "s3cret"), o -> o.listener(listener).callbacksOnEventLoop());
  }

  @Test
  void should_answer_each_command_with_its_own_text() {
    try (SimulatedServer simulated = start();
        RconSession session = open(simulated)) {
      session.blocking().awaitReady();
      List<CompletableFuture<Reply>> all =
          java.util.stream.IntStream.range(0, 50)
              .mapToObj(i -> session.execute("echo ü " + i).toCompletableFuture())
              .toList();
      for (int i = 0; i < all.size(); i++) {
        Reply reply = all.get(i).join();
        assertEquals("ü " + i, reply.text());
        assertEquals(EndRule.PROBE, reply.end());
        assertFalse(reply.possiblyTruncated());
      }
    }
  }

  @Test
  void should_return_long_and_empty_answers_whole() {
    try (SimulatedServer simulated = start();
        RconSession session = open(simulated)) {
      for (int size : new int[] {0, 1, 125, 126, 65_535, 65_536, 1_000_000}) {
        assertEquals(size, session.blocking().execute("big " + size).text().length());
      }
      assertEquals("", session.blocking().execute("none").text());
      simulated.reply("two", ScriptedReply.prints(List.of("one", "two")));
      assertEquals("one\ntwo", session.blocking().execute("two").text());
    }
  }

  @Test
  void should_be_refused_once_by_a_wrong_password() {
    try (SimulatedServer simulated = start();
        RconSession session = Rcon.open(server(simulated, "hunter2"))) {
      await().until(() -> session.state() == SessionState.REFUSED);
      RconException refused =
          assertThrows(RconException.class, () -> session.blocking().execute("echo x"));
      assertTrue(String.valueOf(refused.getMessage()).contains("a wrong password"));
      assertFalse(String.valueOf(refused.getMessage()).contains("hunter2"));
      assertEquals(1, simulated.connectionsAccepted());
    }
  }

  @Test
  void should_be_refused_once_by_a_close_without_a_byte() {
    try (SimulatedServer simulated = start()) {
      simulated.loginMishap(new Mishap.Close());
      try (RconSession session = open(simulated)) {
        await().until(() -> session.state() == SessionState.REFUSED);
        assertEquals(1, simulated.connectionsAccepted());
      }
    }
  }

  @Test
  void should_be_refused_once_by_an_agreement_that_is_closed_at_once() {
    try (SimulatedServer simulated = start()) {
      simulated.loginMishap(Mishap.CloseAfter.all(Duration.ZERO));
      try (RconSession session = open(simulated)) {
        await().until(() -> session.state() == SessionState.REFUSED);
        assertEquals(1, simulated.connectionsAccepted());
      }
    }
  }

  /** The game refuses a second connection within a second, and five wrong ones are a ban. */
  @Test
  void should_come_back_after_a_lost_connection() {
    try (SimulatedServer simulated = SimulatedServer.start("webrcon", "s3cret");
        RconSession session = open(simulated)) {
      session.blocking().awaitReady();
      simulated.closeConnections();
      await().until(() -> simulated.counts().logins() == 2);
      session.blocking().awaitReady();
      assertEquals("x", session.blocking().execute("echo x").text());
    }
  }

  @Test
  void should_publish_what_the_server_says_by_itself() {
    try (SimulatedServer simulated = start();
        RconSession session = open(simulated)) {
      session.blocking().awaitReady();
      simulated.mishap(new Mishap.Unsolicited(0, 0, "a line"));
      assertEquals("x", session.blocking().execute("echo x").text());
      simulated.mishap(
          new Mishap.Unsolicited(-1, 0, "{\"Username\":\"An na\",\"Message\":\"hi\"}"));
      assertEquals("y", session.blocking().execute("echo y").text());
      await().until(() -> events.size() == 2);
      assertEquals("a line", events.get(0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64})
  void should_read_answers_in_pieces(int size) {
    try (SimulatedServer simulated = start();
        RconSession session = open(simulated)) {
      simulated.mishap(command -> true, Mishap.Split.every(size));
      assertEquals(2000, session.blocking().execute("big 2000").text().length());
    }
  }

  @Test
  void should_end_by_the_first_message_where_the_dialect_says_so() {
    try (SimulatedServer simulated = start();
        RconSession session =
            Rcon.open(
                Server.of(
                    GameDialects.WEBRCON.with(d -> d.name("one").ending(Ending.singlePacket())),
                    "127.0.0.1",
                    simulated.port(),
                    Secret.of("s3cret")))) {
      Reply reply = session.blocking().execute("echo x");
      assertEquals("x", reply.text());
      assertEquals(EndRule.SINGLE_PACKET, reply.end());
      assertEquals(EndRule.PROBE, session.blocking().execute(Command.of("none").exactEnd()).end());
    }
  }

  @Test
  void should_list_players_and_kick_one_by_the_identifier() {
    try (SimulatedServer simulated =
            SimulatedServer.start("webrcon", "s3cret", o -> o.pacing(false).players(3));
        RconSession session = open(simulated)) {
      ServerStatus status =
          session.ask(Questions.status()).toCompletableFuture().orTimeout(30, SECONDS).join();
      assertEquals(3, status.players().size());
      Player one = status.players().get(1);
      Commands commands = Commands.of(session);
      done(commands.kick(PlayerKey.name(one.name()), "too loud"));
      done(commands.kick(one, ""));
      assertEquals(
          List.of("kick \"76561190000000002\" \"too loud\"", "kick \"76561190000000002\""),
          simulated.requests().stream()
              .map(RecordedRequest::command)
              .filter(command -> command.startsWith("kick"))
              .toList());
    }
  }

  private static void done(CompletionStage<CommandResult> asked) {
    asked.toCompletableFuture().orTimeout(30, SECONDS).join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\" \"b", "a\\", "a\nquit", "a\u2028quit"})
  void should_not_let_a_reason_become_another_command(String reason) {
    try (SimulatedServer simulated = start();
        RconSession session = open(simulated)) {
      session.blocking().awaitReady();
      assertThrows(
          CompletionException.class,
          () -> done(Commands.of(session).kick(PlayerKey.id("76561190000000002"), reason)));
      assertThrows(
          CompletionException.class, () -> done(Commands.of(session).kick(PlayerKey.id("3"), "")));
      assertEquals(
          List.of(),
          simulated.requests().stream()
              .map(RecordedRequest::command)
              .filter(command -> command.startsWith("kick") || command.startsWith("quit"))
              .toList());
    }
  }
}
