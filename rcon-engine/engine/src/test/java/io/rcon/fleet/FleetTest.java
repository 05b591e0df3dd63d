package io.rcon.fleet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.FleetSnapshot;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException.Closed;
import io.rcon.RconException.Delivery;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.session.Link;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FleetTest {
  private Simulator simulator;
  private RconFleet fleet;

  @BeforeEach
  void begin() {
    simulator = new Simulator();
    fleet = Rcon.fleet(o -> o.backoff(Link.QUICK).eventLoops(2));
  }

  @AfterEach
  void end() {
    fleet.close();
    simulator.close();
  }

  private Server simulated(String game, String name) {
    SimulatedServer server = simulator.start(game, "s3cret", o -> o.pacing(false));
    return Link.server(server, Dialect.named(game).orElseThrow(), "s3cret").named(name);
  }

  @Test
  void should_change_while_it_runs() throws Exception {
    RconSession one = fleet.add(simulated("source", "one").tagged("region", "eu"));
    fleet.add(simulated("minecraft", "two").tagged("region", "us"));
    fleet.add(simulated("darkplaces", "three").tagged("region", "eu"));
    assertEquals(3, fleet.select(Selector.all()).size());
    assertEquals(2, fleet.select(Selector.parse("region=eu")).size());
    assertEquals(1, fleet.select(Selector.parse("region=eu,dialect!=darkplaces")).size());
    assertEquals(one, fleet.session("one").orElseThrow());
    assertThrows(IllegalArgumentException.class, () -> fleet.add(simulated("source", "one")));
    one.blocking().awaitReady();
    fleet.remove("one").toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertEquals(SessionState.CLOSED, one.state());
    assertTrue(fleet.session("one").isEmpty());
    fleet.remove("unknown").toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertEquals(2, fleet.select(Selector.all()).size());
  }

  @Test
  void should_select_by_state() {
    fleet.add(simulated("source", "up"));
    fleet.add(simulated("source", "down"));
    Server wrong = simulated("source", "refused");
    fleet.replace(
        Server.of(wrong.dialect(), wrong.host(), wrong.port(), io.rcon.Secret.of("no"))
            .named("refused"));
    await().until(() -> fleet.select(Selector.parse("state=READY")).size() == 2);
    await().until(() -> fleet.select(Selector.parse("state=REFUSED")).size() == 1);
  }

  @Test
  void should_begin_a_replaced_server_only_when_the_old_session_is_gone() throws Exception {
    SimulatedServer server = simulator.start("minecraft", "s3cret");
    Server known = Link.server(server, Dialect.MINECRAFT, "s3cret").named("one");
    RconSession old = fleet.add(known);
    server.reply("busy", ScriptedReply.text("done").after(Duration.ofMillis(600)));
    PendingReply busy = old.execute("busy");
    await().until(() -> server.commandsExecuted() == 1);
    RconSession fresh = fleet.replace(known.tagged("new", "yes"));
    PendingReply first = fresh.execute("echo first");
    assertEquals("done", Link.get(busy).text());
    assertEquals("first", Link.get(first).text().strip());
    assertEquals(2, server.connectionsAccepted(), "one at a time, and no third");
    List<Long> times = server.requests().stream().map(r -> r.nanos()).toList();
    assertTrue(times.get(1) - times.get(0) >= 550_000_000L, "the old one had ended");
    await().during(Duration.ofMillis(200)).until(() -> server.connectionsAccepted() == 2);
  }

  @Test
  void should_take_a_replacement_for_an_addition() {
    RconSession session = fleet.replace(simulated("source", "new"));
    assertEquals("x", session.blocking().execute("echo x").text().strip());
  }

  @Test
  void should_close_a_session_that_never_began() throws Exception {
    SimulatedServer server = simulator.start("minecraft", "s3cret");
    Server known = Link.server(server, Dialect.MINECRAFT, "s3cret").named("one");
    RconSession old = fleet.add(known);
    server.reply("busy", ScriptedReply.text("x").with(new Mishap.Delay(Duration.ofMillis(1700))));
    old.execute("busy");
    await().until(() -> server.commandsExecuted() == 1);
    RconSession fresh = fleet.replace(known.tagged("new", "yes"));
    PendingReply waits = fresh.execute("echo waits");
    fleet.remove("one").toCompletableFuture().get(20, TimeUnit.SECONDS);
    Link.fails(waits, Closed.class, Delivery.NOT_SENT);
    await().until(() -> old.state() == SessionState.CLOSED);
    await().during(Duration.ofMillis(200)).until(() -> server.connectionsAccepted() == 1);
    assertEquals(SessionState.CLOSED, fresh.state());
  }

  @Test
  void should_count_what_it_does() throws Exception {
    RconSession one = fleet.add(simulated("source", "one"));
    RconSession two = fleet.add(simulated("minecraft", "two"));
    for (int i = 0; i < 5; i++) {
      Link.get(one.execute("echo " + i));
      Link.get(two.execute("echo " + i));
    }
    SimulatedServer silent = simulator.start("darkplaces", "s3cret");
    silent.reply("lost", ScriptedReply.silent());
    RconSession three = fleet.add(Link.server(silent, Dialect.DARKPLACES, "s3cret").named("three"));
    PendingReply lost = three.execute(io.rcon.Command.of("lost").timeout(Duration.ofMillis(100)));
    Link.fails(lost, io.rcon.RconException.TimedOut.class, Delivery.UNKNOWN);
    FleetSnapshot snapshot = fleet.snapshot();
    assertEquals(2, snapshot.eventLoops());
    assertEquals(11, snapshot.sent());
    assertEquals(10, snapshot.answered());
    assertEquals(1, snapshot.failed());
    assertEquals(3, snapshot.servers().size());
    assertEquals(3, snapshot.sessions().get(SessionState.READY));
  }

  @Test
  void should_end_everything_when_it_closes() {
    RconSession one = fleet.add(simulated("source", "one"));
    fleet.add(simulated("darkplaces", "two"));
    one.blocking().awaitReady();
    fleet.close();
    assertEquals(SessionState.CLOSED, one.state());
    assertThrows(IllegalStateException.class, () -> fleet.add(simulated("source", "late")));
    Link.fails(one.execute("x"), Closed.class, Delivery.NOT_SENT);
    fleet.close();
  }

  @Test
  void should_be_delayed_by_no_dead_server() {
    for (int i = 0; i < 20; i++) {
      fleet.add(
          Server.of(Dialect.SOURCE, "127.0.0.1", 1, io.rcon.Secret.of("x")).named("dead" + i));
      SimulatedServer silent = simulator.start("source", "s3cret");
      silent.loginMishap(new Mishap.Stall());
      fleet.add(Link.server(silent, Dialect.SOURCE, "s3cret").named("silent" + i));
    }
    RconSession well = fleet.add(simulated("minecraft", "well"));
    for (int i = 0; i < 20; i++) {
      long before = System.nanoTime();
      assertEquals("x", well.blocking().execute("echo x").text().strip());
      double millis = (System.nanoTime() - before) / 1e6;
      assertTrue(millis < 1000, () -> "took " + millis);
    }
  }
}
