package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.PendingReply;
import io.rcon.Proxy;
import io.rcon.Query;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.query.Queries;
import io.rcon.simulator.SimulatedServer;
import io.rcon.status.ServerStatus;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries beside rcon, over real sockets. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class QueryTest {
  private static SimulatedServer simulated(String game) {
    return SimulatedServer.start(game, "s3cret", o -> o.queries(true).players(7));
  }

  private static Server server(SimulatedServer simulated, String password) {
    Dialect dialect = Dialect.named(simulated.game().name()).orElseThrow();
    return Link.server(simulated, dialect, password).queryPort(simulated.queryPort());
  }

  private static Query<ServerStatus> query(RconSession session) {
    return Queries.of(session.server().dialect()).orElseThrow();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static RconException failure(CompletionStage<?> stage) {
    ExecutionException failed = assertThrows(ExecutionException.class, () -> get(stage));
    return assertInstanceOf(RconException.class, failed.getCause());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "minecraft",
        "forge",
        "nukkit",
        "quake3",
        "ioquake3",
        "darkplaces",
        "quakeworld",
        "econ"
      })
  void should_tell_who_plays_although_the_login_is_refused(String game) throws Exception {
    try (SimulatedServer simulated = simulated(game);
        RconSession session = Rcon.open(server(simulated, "wrong"))) {
      ServerStatus status = get(session.query(query(session)));
      assertEquals(OptionalInt.of(7), status.online());
      assertEquals(OptionalInt.of(20), status.max());
      assertEquals(7, status.players().size());
      assertTrue(status.complete() && status.countsAgree());
      assertEquals("simulated", status.name().orElseThrow());
      assertTrue(status.map().isPresent());
      assertTrue(session.state() != SessionState.READY || simulated.game().usesDatagrams());
    }
  }

  @Test
  void should_ask_one_after_the_other_within_the_pace_that_commands_have_too() throws Exception {
    Pacing real = Dialect.IOQUAKE3.pacing();
    assertEquals(8, real.burst());
    Pacing fast = Pacing.of(real.burst(), real.interval().dividedBy(5));
    Dialect dialect = Dialect.IOQUAKE3.with(d -> d.name("ioquake3-fast").pacing(fast));
    try (SimulatedServer simulated =
            SimulatedServer.start(
                "ioquake3",
                "s3cret",
                o -> o.queries(true).players(7).clock(() -> System.nanoTime() * 5));
        RconSession session =
            Rcon.open(
                Link.server(simulated, dialect, "s3cret")
                    .queryPort(simulated.queryPort())
                    .timeout(Duration.ofSeconds(30)),
                o -> o.callbacksOnEventLoop())) {
      session.blocking().awaitReady();
      List<CompletableFuture<ServerStatus>> asked = new ArrayList<>();
      List<PendingReply> given = new ArrayList<>();
      List<String> order = new CopyOnWriteArrayList<>();
      for (int i = 0; i < 5; i++) {
        CompletionStage<ServerStatus> status = session.query(query(session));
        asked.add(status.whenComplete((s, e) -> order.add("query")).toCompletableFuture());
        PendingReply reply = session.execute("echo " + i);
        reply.thenRun(() -> order.add("command"));
        given.add(reply);
      }
      for (PendingReply pending : given) {
        Link.get(pending);
      }
      for (CompletableFuture<ServerStatus> future : asked) {
        assertEquals(OptionalInt.of(7), get(future).online());
      }
      // Half of the burst of eight is people's: with five commands no more than three queries fit,
      // and the last two wait for more than the commands did.
      int before = order.lastIndexOf("command") - 4;
      assertTrue(before <= 3, before + " queries were answered before the last command: " + order);
      assertEquals(0, simulated.counts().limited());
    }
  }

  @Test
  void should_ask_darkplaces_no_more_than_it_answers() throws Exception {
    try (SimulatedServer simulated = simulated("darkplaces");
        RconSession session = Rcon.open(server(simulated, "s3cret"))) {
      for (int i = 0; i < 3; i++) {
        assertEquals(OptionalInt.of(7), get(session.query(query(session))).online());
      }
      assertEquals(0, simulated.counts().limited());
    }
  }

  @Test
  void should_go_on_without_rcon_and_take_no_command() throws Exception {
    try (SimulatedServer simulated = simulated("source");
        RconSession session = Rcon.open(server(simulated, "s3cret").withoutRcon())) {
      assertEquals(7, get(session.query(query(session))).players().size());
      Link.fails(
          session.execute("status"),
          RconException.CommandRejected.class,
          RconException.Delivery.NOT_SENT);
      assertThrows(
          ExecutionException.class,
          () -> session.whenReady().toCompletableFuture().get(5, TimeUnit.SECONDS));
      assertEquals(SessionState.IDLE, session.state());
      assertEquals(0, simulated.connectionsAccepted());
    }
  }

  @Test
  void should_say_that_nobody_answers() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, java.net.InetAddress.getLoopbackAddress());
        RconSession session =
            Rcon.open(
                Server.of(Dialect.SOURCE, "127.0.0.1", 1, Secret.none())
                    .withoutRcon()
                    .timeout(Duration.ofMillis(300))
                    .queryPort(silent.getLocalPort()))) {
      RconException failed = failure(session.query(query(session)));
      assertInstanceOf(RconException.TimedOut.class, failed);
      assertTrue(failed.getMessage().contains("query port"), failed.getMessage());
    }
  }

  @Test
  void should_not_go_around_a_proxy_unless_told_to() throws Exception {
    try (SimulatedServer simulated = simulated("source")) {
      Server behind =
          server(simulated, "s3cret").withProxy(Proxy.socks5("127.0.0.1", 1)).withoutRcon();
      try (RconSession session = Rcon.open(behind)) {
        assertInstanceOf(
            RconException.CommandRejected.class, failure(session.query(query(session))));
      }
      try (RconSession session = Rcon.open(behind.queriedDirectly())) {
        assertEquals(OptionalInt.of(7), get(session.query(query(session))).online());
      }
    }
  }

  @Test
  void should_fail_what_waits_when_it_is_closed() throws Exception {
    try (SimulatedServer simulated = simulated("quake3")) {
      Dialect slow =
          Dialect.QUAKE3.with(d -> d.name("slow").pacing(Pacing.of(1, Duration.ofHours(1))));
      RconSession session = Rcon.open(Link.server(simulated, slow, "s3cret"));
      get(session.query(query(session)));
      CompletionStage<ServerStatus> waits = session.query(query(session));
      CompletionStage<ServerStatus> behind = session.query(query(session));
      session.close();
      assertInstanceOf(RconException.Closed.class, failure(waits));
      assertInstanceOf(RconException.Closed.class, failure(behind));
      assertInstanceOf(RconException.Closed.class, failure(session.query(query(session))));
    }
  }
}
