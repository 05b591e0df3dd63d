package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException.Closed;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconException.Unreachable;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class ClosingTest {
  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic", "darkplaces"})
  void should_finish_what_is_written_and_end_what_waits(String dialect) throws Exception {
    Dialect one = Dialect.named(dialect).orElseThrow();
    Dialect single = one.with(d -> d.name(dialect + "-one").depth(1));
    try (Link link = Link.to(single, o -> {}).ready()) {
      link.server.reply("busy", ScriptedReply.text("done").with(delay(400)));
      PendingReply busy = link.session.execute("busy");
      PendingReply waits = link.session.execute("echo waits");
      await().until(() -> link.server.commandsExecuted() == 1);
      CompletableFuture<Void> closed = link.session.closeAsync().toCompletableFuture();
      PendingReply after = link.session.execute("echo after");
      Link.fails(waits, Closed.class, Delivery.NOT_SENT);
      Link.fails(after, Closed.class, Delivery.NOT_SENT);
      assertEquals("done", Link.get(busy).text());
      closed.get(20, TimeUnit.SECONDS);
      assertEquals(SessionState.CLOSED, link.session.state());
      Link.fails(link.session.execute("echo late"), Closed.class, Delivery.NOT_SENT);
      assertEquals(1, link.server.commandsExecuted());
    }
  }

  private static Mishap delay(int millis) {
    return new Mishap.Delay(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "darkplaces"})
  void should_wait_two_seconds_and_no_longer(String dialect) {
    try (Link link = Link.to(dialect, o -> o.timeout(Duration.ofSeconds(30))).ready()) {
      link.server.reply("busy", ScriptedReply.text("x").with(new Mishap.Stall()));
      PendingReply busy = link.session.execute("busy");
      await().until(() -> link.server.commandsExecuted() == 1);
      long before = System.nanoTime();
      link.session.close();
      double seconds = (System.nanoTime() - before) / 1e9;
      assertTrue(seconds > 1.9 && seconds < 15, () -> "closed after " + seconds);
      Link.fails(busy, Closed.class, Delivery.UNKNOWN);
    }
  }

  @Test
  void should_close_when_the_last_answer_is_a_refusal() throws Exception {
    try (SimulatedServer simulated =
            SimulatedServer.start("ioquake3", "s3cret", o -> o.pacing(false));
        RconSession session = Rcon.open(Link.server(simulated, Dialect.IOQUAKE3, "hunter2wrong"))) {
      simulated.mishap(command -> true, delay(1));
      session.blocking().awaitReady();
      PendingReply refused = session.execute("echo x");
      CompletableFuture<Void> closed = session.closeAsync().toCompletableFuture();
      try {
        Link.get(refused);
      } catch (LoginRefused | Closed e) {
        // Whichever was first: the refusal, or the end.
      }
      closed.get(20, TimeUnit.SECONDS);
      assertEquals(SessionState.CLOSED, session.state());
    }
  }

  @Test
  void should_close_in_time_when_the_port_is_found_closed_meanwhile() throws Exception {
    try (Link link = Link.to("darkplaces", o -> {}).ready()) {
      assertEquals("x", link.text("echo x"));
      link.server.close();
      PendingReply gone = link.session.execute("echo gone");
      await().until(() -> link.watch.sent.get() == 2);
      CompletableFuture<Void> closed = link.session.closeAsync().toCompletableFuture();
      closed.get(20, TimeUnit.SECONDS);
      Link.fails(gone, Unreachable.class, Delivery.UNKNOWN);
    }
  }

  @Test
  void should_close_from_the_only_callback_thread() throws Exception {
    ExecutorService single = Executors.newSingleThreadExecutor();
    try (Link link = Link.to("source", o -> o.callbackExecutor(single)).ready()) {
      link.session
          .execute("echo x")
          .thenRun(link.session::close)
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS);
      assertEquals(SessionState.CLOSED, link.session.state());
    }
    single.shutdown();
    assertTrue(single.awaitTermination(20, TimeUnit.SECONDS));
  }

  @Test
  void should_tell_callbacks_although_their_executor_has_ended() throws Exception {
    ExecutorService ended = Executors.newSingleThreadExecutor();
    ended.shutdown();
    try (Link link = Link.to("source", o -> o.callbackExecutor(ended))) {
      assertEquals("x", Link.get(link.session.execute("echo x")).text().strip());
      link.session.whenReady().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void should_end_waiters_of_a_session_that_closes() {
    RconSession session =
        Rcon.open(io.rcon.Server.of(Dialect.SOURCE, "127.0.0.1", 1, io.rcon.Secret.of("s3cret")));
    CompletableFuture<Void> ready = session.whenReady().toCompletableFuture();
    session.close();
    assertThrows(CompletionException.class, ready::join);
    assertThrows(CompletionException.class, () -> session.whenReady().toCompletableFuture().join());
    assertThrows(Closed.class, () -> session.blocking().execute("x"));
    assertThrows(Closed.class, () -> session.blocking().awaitReady());
    session.close();
    session.execute(Command.of("x")).cancel();
  }
}
