package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Unreachable;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class LifecycleTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void should_pass_through_its_states_in_order() {
    try (Link link = Link.to("source", o -> {}).ready()) {
      assertEquals("x", link.text("echo x"));
      link.session.close();
      assertEquals(
          List.of(
              SessionState.CONNECTING,
              SessionState.LOGGING_IN,
              SessionState.READY,
              SessionState.CLOSED),
          link.watch.states);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "darkplaces"})
  void should_connect_on_demand_and_close_when_idle(String dialect) {
    try (Link link = Link.to(dialect, o -> o.onDemand(SHORT))) {
      await().during(SHORT).until(() -> link.session.state() == SessionState.IDLE);
      assertEquals(0, link.server.connectionsAccepted());
      for (int i = 1; i <= 2; i++) {
        assertEquals("x", link.text("echo x"));
        assertEquals(i, link.watch.times(SessionState.READY));
        await().until(() -> link.session.state() == SessionState.IDLE);
      }
      if (!dialect.equals("darkplaces")) {
        assertEquals(2, link.server.connectionsAccepted());
        await().until(() -> link.server.counts().openConnections() == 0);
      }
    }
  }

  @Test
  void should_stay_for_its_idle_time_when_somebody_waited_for_ready() {
    try (Link link = Link.to("source", o -> o.onDemand(Duration.ofSeconds(2)))) {
      link.session.blocking().awaitReady();
      await()
          .during(Duration.ofMillis(500))
          .until(() -> link.session.state() == SessionState.READY);
    }
  }

  @Test
  void should_not_go_idle_under_a_command_that_takes_long() {
    try (Link link = Link.to("source", o -> o.onDemand(Duration.ofMillis(100)))) {
      assertEquals("done", link.text("slow 500 done"));
      assertEquals(1, link.server.connectionsAccepted());
    }
  }

  @Test
  void should_say_something_when_idle_where_the_dialect_needs_it() {
    Dialect kept =
        Dialect.MINECRAFT.with(
            d -> d.name("minecraft-kept").keepAlive(SHORT).keepAliveCommand("list"));
    long begun = System.nanoTime();
    try (Link link = Link.to(kept, o -> {}).ready()) {
      await().until(() -> link.server.commandsExecuted() >= 3);
      assertTrue(link.server.requests().stream().allMatch(r -> r.command().equals("list")));
      assertEquals("x", link.text("echo x"));
      assertEquals(1, link.watch.sent.get(), "the engine's own are not counted");
      List<Long> times = link.server.requests().stream().map(r -> r.nanos()).toList();
      assertTrue(times.get(0) - begun >= 280_000_000L, "it had only just begun");
      assertTrue(times.get(1) - times.get(0) >= 280_000_000L, "not more often than asked for");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft"})
  void should_tell_listeners_what_nobody_asked_for(String dialect) {
    try (Link link = Link.to(dialect, o -> {}).ready()) {
      link.server.mishap(new Mishap.Unsolicited(0, 1, "[Chat] hi"));
      assertEquals("x", link.text("echo x"));
      link.server.mishap(new Mishap.Unsolicited(-1, 4, "line"));
      assertEquals("y", link.text("echo y"));
      assertEquals(List.of("[Chat] hi", "line"), link.watch.events);
    }
  }

  @Test
  void should_give_up_a_login_that_is_never_answered() {
    try (SimulatedServer simulated = SimulatedServer.start("source", "s3cret")) {
      simulated.loginMishap(new Mishap.Stall());
      try (RconSession session =
          Rcon.open(
              Link.server(simulated, Dialect.SOURCE, "s3cret"),
              o -> o.loginTimeout(SHORT).backoff(Link.QUICK))) {
        CompletionException failed =
            assertThrows(
                CompletionException.class, () -> session.whenReady().toCompletableFuture().join());
        assertTrue(String.valueOf(failed.getMessage()).contains("no answer to the login"));
        await().until(() -> session.state() == SessionState.READY);
      }
    }
  }

  @Test
  void should_bound_a_dial_that_nobody_answers() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var a = new java.net.Socket(full.getInetAddress(), full.getLocalPort());
        var b = new java.net.Socket(full.getInetAddress(), full.getLocalPort())) {
      assertTrue(a.isConnected() && b.isConnected(), "the backlog is full");
      Server server =
          Server.of(Dialect.SOURCE, "127.0.0.1", full.getLocalPort(), Secret.of("s3cret"));
      try (RconSession session = Rcon.open(server, o -> o.connectTimeout(SHORT))) {
        Unreachable away = Link.fails(session.execute("x"), Unreachable.class, Delivery.NOT_SENT);
        assertTrue(String.valueOf(away.getMessage()).contains("no connection within 300 ms"));
      }
    }
  }
}
