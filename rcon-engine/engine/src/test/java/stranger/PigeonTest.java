package stranger;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.RconOptionsBuilder;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mechanism that only the API is known to, with the whole engine around it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class PigeonTest {
  private final List<String> events = new CopyOnWriteArrayList<>();

  private RconSession open(Dialect dialect, PigeonServer server, String password) {
    RconListener listener =
        new RconListener() {
          @Override
          public void event(Server from, String text) {
            events.add(text);
          }
        };
    Consumer<RconOptionsBuilder> options =
        o -> o.mechanisms(new PigeonMechanism()).listener(listener).callbacksOnEventLoop();
    return Rcon.open(Server.of(dialect, "127.0.0.1", server.port(), Secret.of(password)), options);
  }

  private static RconSession open(PigeonServer server, PigeonTest test) {
    return test.open(PigeonMechanism.DIALECT, server, "s3cret");
  }

  @Test
  void should_log_in_again_and_join_answers_out_of_order() throws Exception {
    try (PigeonServer server = new PigeonServer();
        RconSession session = open(server, this)) {
      List<CompletableFuture<Reply>> replies = new ArrayList<>();
      for (String command : List.of("a", "b", "c", "d")) {
        replies.add(session.execute(command).toCompletableFuture());
      }
      List<String> texts = new ArrayList<>();
      for (CompletableFuture<Reply> reply : replies) {
        texts.add(reply.get().text());
        assertEquals(EndRule.PART_INDEX, reply.get().end());
      }
      assertEquals(
          List.of("first, late", "second, in parts", "first, late", "second, in parts"), texts);
      assertEquals(
          List.of("L s3cret", "L s3cret", "C a", "C b", "C c", "C d"), List.copyOf(server.heard));
    }
  }

  /** Also parts that wait for those in front of them count. */
  @ParameterizedTest
  @CsvSource({
    "contradiction, goes on with part 0 of 3",
    "long, an answer is longer than 1500 bytes"
  })
  void should_end_a_line_on_which_parts_make_no_answer(String command, String problem)
      throws Exception {
    Dialect small = PigeonMechanism.DIALECT.with(d -> d.maxReply(1500));
    try (PigeonServer server = new PigeonServer();
        RconSession session = open(small, server, "s3cret")) {
      ExecutionException e =
          assertThrows(
              ExecutionException.class, () -> session.execute(command).toCompletableFuture().get());
      assertTrue(e.getCause() instanceof RconException.ProtocolViolation, "" + e.getCause());
      assertTrue(e.getCause().getMessage().contains(problem), "" + e.getCause());
      assertEquals("one", session.execute("single").toCompletableFuture().get().text());
    }
  }

  @Test
  void should_be_told_an_event_once_and_acknowledge_it_each_time() throws Exception {
    try (PigeonServer server = new PigeonServer();
        RconSession session = open(server, this)) {
      assertEquals("seen", session.execute("event").toCompletableFuture().get().text());
      await().until(() -> server.heard.stream().filter("E \u0007"::equals).count() == 2);
      assertEquals(List.of("a hawk"), events);
    }
  }

  @Test
  void should_be_refused_with_another_password() throws Exception {
    try (PigeonServer server = new PigeonServer();
        RconSession session = open(PigeonMechanism.DIALECT, server, "wrong")) {
      await().until(() -> session.state() == SessionState.REFUSED);
    }
  }

  @Test
  void should_keep_a_line_alive_without_a_text() throws Exception {
    Dialect kept = PigeonMechanism.DIALECT.with(d -> d.keepAlive(Duration.ofMillis(200)));
    try (PigeonServer server = new PigeonServer();
        RconSession session = open(kept, server, "s3cret")) {
      assertEquals("one", session.execute("single").toCompletableFuture().get().text());
      await().until(() -> server.heard.stream().filter("K "::equals).count() >= 2);
      assertEquals(SessionState.READY, session.state());
      assertEquals("one", session.execute("single").toCompletableFuture().get().text());
    }
  }

  @Test
  void should_survive_a_command_that_meets_silence() throws Exception {
    try (PigeonServer server = new PigeonServer();
        RconSession session = open(server, this)) {
      CompletableFuture<Reply> lost =
          session.execute(Command.of("a").timeout(Duration.ofMillis(300))).toCompletableFuture();
      assertThrows(ExecutionException.class, lost::get);
      assertEquals("one", session.execute("single").toCompletableFuture().get().text());
      assertEquals(2, server.heard.stream().filter("L s3cret"::equals).count());
    }
  }

  @Test
  void should_say_what_is_missing() {
    Server server = Server.of(PigeonMechanism.DIALECT, "127.0.0.1", 1, Secret.of("s3cret"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Rcon.open(server));
    assertTrue(e.getMessage().contains("no mechanism for the family 'pigeon'"), e.getMessage());
    assertTrue(
        e.getMessage()
            .contains(
                "[battleye, doom3, evrima, frostbite, goldsrc, line, openttd, quake, samp,"
                    + " source]"),
        e.getMessage());
  }
}
