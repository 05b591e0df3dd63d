package io.rcon.monitor;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.FreePorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A monitor of simulated servers, over loopback. */
@Execution(ExecutionMode.CONCURRENT)
class FleetMonitorTest {
  private static final Duration SOON = Duration.ofMillis(200);

  private final PollLag lag = new PollLag();
  private final Queue<HealthChange> changes = new ConcurrentLinkedQueue<>();
  private final Queue<String> removed = new ConcurrentLinkedQueue<>();
  private SimulatedServer simulated;
  private RconFleet fleet;
  private FleetMonitor monitor;

  @BeforeEach
  void start() {
    // It goes away in some tests: nobody else may have its port then.
    simulated = SimulatedServer.start("minecraft", "s3cret", o -> o.port(FreePorts.next()));
    fleet = Rcon.fleet(options -> options.listener(lag));
    monitor = FleetMonitor.start(fleet, MonitorOptions.usual().every(SOON).measuredBy(lag));
    monitor.listen(
        new MonitorListener() {
          @Override
          public void healthChanged(HealthChange change, ServerView server) {
            changes.add(change);
          }

          @Override
          public void rows(Collection<ServerView> rows, Collection<String> gone) {
            removed.addAll(gone);
          }
        });
  }

  @AfterEach
  void end() {
    monitor.close();
    fleet.close();
    simulated.close();
  }

  private Server server(String password) {
    return Server.of(Dialect.MINECRAFT, "127.0.0.1", simulated.port(), Secret.of(password));
  }

  private ServerView view(String name) {
    return monitor.server(name).orElseThrow();
  }

  private void awaitHealth(String name, Health health) {
    await().until(() -> monitor.server(name).filter(view -> view.health() == health).isPresent());
  }

  @Test
  void aServerThatAnswersIsUpWithItsPlayersAndItsLastHour() {
    simulated.reply("list", "There are 2 of a max of 20 players online: Anna, Ben");
    fleet.add(server("s3cret").named("mc").tagged("region", "eu"));
    awaitHealth("mc", Health.UP);
    await().until(() -> monitor.totals().up() == 1 && monitor.totals().p99Millis() > 0);
    ServerView view = view("mc");
    assertEquals(2, view.players());
    assertEquals(20, view.maxPlayers());
    assertEquals("eu", view.tags().get("region"));
    assertTrue(view.latencyNanos() > 0);
    assertNull(view.reasonCode());
    ServerDetail detail = monitor.detail("mc").orElseThrow();
    assertEquals(
        List.of("Anna", "Ben"), detail.players().stream().map(OnlinePlayer::name).toList());
    ServerHistory history = detail.history();
    assertEquals(720, history.size());
    List<Integer> players = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      if (history.players(i) >= 0) {
        players.add(history.players(i));
        assertTrue(history.latencyMillis(i) > 0);
      }
    }
    assertTrue(players.size() >= 1 && players.get(0) == 2, () -> "" + players);
    await().until(monitor::ready);
    assertEquals(2, monitor.totals().players());
    assertTrue(monitor.totals().pollLagP99Micros() >= 0);
  }

  @Test
  void aServerThatDiesIsDown() {
    fleet.add(server("s3cret").named("mc"));
    awaitHealth("mc", Health.UP);
    simulated.close();
    awaitHealth("mc", Health.DOWN);
    assertTrue(view("mc").consecutiveFailures() > 0);
    assertEquals(-1, view("mc").players());
    assertFalse(String.valueOf(view("mc").reason()).isEmpty());
    assertEquals(
        1,
        monitor.detail("mc").orElseThrow().events().stream()
            .filter(change -> change.to() == Health.DOWN)
            .count());
    await().until(() -> changes.stream().anyMatch(change -> change.to() == Health.DOWN));
  }

  /** Its session is at rest then: nothing was under way when the connection ended. */
  @Test
  void aServerThatDiesBetweenTwoPollsIsDownAndUpAgain() {
    int port = FreePorts.next();
    SimulatedServer between = SimulatedServer.start("minecraft", "s3cret", o -> o.port(port));
    fleet.add(
        Server.of(Dialect.MINECRAFT, "127.0.0.1", port, Secret.of("s3cret"))
            .named("mc")
            .pollEvery(Duration.ofSeconds(2)));
    awaitHealth("mc", Health.UP);
    between.close();
    awaitHealth("mc", Health.DOWN);
    SimulatedServer again = SimulatedServer.start("minecraft", "s3cret", o -> o.port(port));
    awaitHealth("mc", Health.UP);
    again.close();
  }

  @Test
  void aRefusedLoginIsToldWithItsReason() {
    fleet.add(server("wrong").named("mc"));
    awaitHealth("mc", Health.REFUSED);
    assertEquals("LOGIN_REFUSED", view("mc").reasonCode());
    await().until(() -> monitor.totals().refused() == 1);
    assertEquals("LOGIN_REFUSED", monitor.detail("mc").orElseThrow().errors().get(0).code());
  }

  @Test
  void aDeadAddressIsDown() {
    int free = FreePorts.next();
    fleet.add(Server.of(Dialect.MINECRAFT, "127.0.0.1", free, Secret.of("s3cret")).named("dead"));
    awaitHealth("dead", Health.DOWN);
    assertEquals("UNREACHABLE", view("dead").reasonCode());
  }

  @Test
  void maintenanceLastsUntilEachOwnerEndedIt() {
    fleet.add(server("s3cret").named("mc"));
    awaitHealth("mc", Health.UP);
    assertTrue(monitor.maintenance("mc", true, "nightly"));
    assertTrue(monitor.maintenance("mc", true, "anna"));
    await().until(() -> view("mc").maintenance());
    assertTrue(monitor.maintenance("mc", false, "nightly"));
    await().until(() -> monitor.totals().maintenance() == 1);
    assertTrue(view("mc").maintenance());
    assertTrue(monitor.maintenance("mc", false, "anna"));
    await().until(() -> !view("mc").maintenance());
    assertFalse(monitor.maintenance("nobody", true, "anna"));
  }

  @Test
  void aServerThatLeavesIsForgottenAndAnnounced() {
    fleet.add(server("s3cret").named("mc"));
    awaitHealth("mc", Health.UP);
    fleet.remove("mc");
    await().until(() -> monitor.server("mc").isEmpty() && removed.contains("mc"));
    assertEquals(List.of(), monitor.servers());
  }

  @Test
  void anErrorOfAListenerEndsNoWatchAndCostsNoOtherListener() {
    monitor.listen(
        new MonitorListener() {
          @Override
          public void healthChanged(HealthChange change, ServerView server) {
            throw new AssertionError("on purpose");
          }

          @Override
          public void rows(Collection<ServerView> rows, Collection<String> gone) {
            throw new AssertionError("on purpose");
          }
        });
    Queue<Health> told = new ConcurrentLinkedQueue<>();
    monitor.listen(
        new MonitorListener() {
          @Override
          public void healthChanged(HealthChange change, ServerView server) {
            told.add(server.health());
          }
        });
    fleet.add(server("s3cret").named("mc"));
    awaitHealth("mc", Health.UP);
    await().until(() -> told.contains(Health.UP));
    simulated.close();
    awaitHealth("mc", Health.DOWN);
    await().until(() -> told.contains(Health.DOWN));
  }

  @Test
  void aSlowAnswerIsSlow() {
    fleet.add(server("s3cret").named("mc"));
    try (FleetMonitor strict =
        FleetMonitor.start(
            fleet,
            new MonitorOptions(
                SOON, Duration.ofNanos(1), io.rcon.Selector.all(), false, new PollLag()))) {
      await()
          .until(
              () -> strict.server("mc").filter(view -> view.health() == Health.SLOW).isPresent());
    }
  }

  /** Quake 3's list of players says neither its version nor how many may play. */
  @Test
  void whatThePollsDoNotTellIsAskedBesideThem() {
    try (SimulatedServer quake = SimulatedServer.start("ioquake3", "s3cret")) {
      fleet.add(
          Server.of(Dialect.IOQUAKE3, "127.0.0.1", quake.port(), Secret.of("s3cret")).named("q3"));
      awaitHealth("q3", Health.UP);
      await().until(() -> view("q3").version() != null && view("q3").maxPlayers() > 0);
    }
  }

  /** Its connection is closed as an idle one, which is no outage, and no command would follow. */
  @Test
  void aServerThatNothingIsKnownToAskIsDownOnceItIsGone() {
    int port = FreePorts.next();
    SimulatedServer avorion = SimulatedServer.start("avorion", "s3cret", o -> o.port(port));
    fleet.add(
        Server.of(Dialect.named("avorion").orElseThrow(), "127.0.0.1", port, Secret.of("s3cret"))
            .named("avorion"));
    awaitHealth("avorion", Health.UP);
    await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
    avorion.close();
    awaitHealth("avorion", Health.DOWN);
    SimulatedServer again = SimulatedServer.start("avorion", "s3cret", o -> o.port(port));
    awaitHealth("avorion", Health.UP);
    again.close();
  }

  @Test
  void aServerThatNothingIsKnownToAskIsAsWellAsItsConnection() {
    try (SimulatedServer avorion = SimulatedServer.start("avorion", "s3cret")) {
      Dialect dialect = Dialect.named("avorion").orElseThrow();
      fleet.add(
          Server.of(dialect, "127.0.0.1", avorion.port(), Secret.of("s3cret")).named("avorion"));
      awaitHealth("avorion", Health.UP);
      assertNull(view("avorion").reasonCode());
      assertEquals(0, view("avorion").failedPolls());
      assertEquals(0, avorion.commandsExecuted());
    }
  }
}
