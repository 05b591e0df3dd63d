package io.rcon.monitor.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.config.FleetNotice;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.Health;
import io.rcon.monitor.MonitorOptions;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A fleet under watch whose servers go and come back, and a webhook that hears of it. */
@Execution(ExecutionMode.CONCURRENT)
class NotificationsTest {
  private final List<String> news = new CopyOnWriteArrayList<>();
  private SimulatedServer simulated;
  private RconFleet fleet;
  private FleetMonitor monitor;

  @TempDir Path directory;

  @BeforeEach
  void start() {
    // It goes away in some tests: nobody else may have its port then.
    simulated = SimulatedServer.start("minecraft", "s3cret", o -> o.port(FreePorts.next()));
    simulated.reply("list", "There are 1 of a max of 20 players online: Anna");
    fleet = Rcon.fleet(options -> {});
    monitor = FleetMonitor.start(fleet, MonitorOptions.usual().every(Duration.ofMillis(200)));
  }

  /** Far more than it takes, for a machine that has much to do. */
  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(30));
  }

  @AfterEach
  void end() {
    monitor.close();
    fleet.close();
    simulated.close();
  }

  private FleetNotice notice(HookServer hook, String keys) throws Exception {
    return ViewsOfServers.notice(
        directory, "http://127.0.0.1:" + hook.port() + "/hunter2", ", gather: 100ms" + keys);
  }

  private void add(String name, String region, String password) {
    fleet.add(
        Server.of(Dialect.MINECRAFT, "127.0.0.1", simulated.port(), Secret.of(password))
            .named(name)
            .tagged("region", region));
  }

  private void awaitHealth(String name, Health health) {
    await().until(() -> monitor.server(name).filter(v -> v.health() == health).isPresent());
  }

  private static boolean heard(HookServer hook, String words) {
    return hook.requests.stream().anyMatch(request -> request.contains(words));
  }

  @Test
  void aChosenServerThatGoesIsToldAndNoneOfItsPlayers() throws Exception {
    add("mc", "eu", "s3cret");
    add("us", "us", "wrong-s3cret");
    add("bad", "eu", "wrong-s3cret");
    awaitHealth("mc", Health.UP);
    try (HookServer hook = new HookServer(HookServer.saying("HTTP/1.1 200 OK"));
        Notifications all =
            Notifications.start(
                monitor,
                List.of(notice(hook, ", on: region=eu")),
                (name, text) -> news.add(name + " " + text))) {
      await().until(() -> heard(hook, "REFUSED bad (127.0.0.1:"));
      monitor.maintenance("bad", true, "test");
      simulated.close();
      await().until(() -> heard(hook, "DOWN mc (127.0.0.1:"));
      all.follow(List.of());
      String heard = String.join("\n", hook.requests);
      assertFalse(heard.contains("Anna"), heard);
      assertFalse(heard.contains("s3cret"), heard);
      assertFalse(heard.contains("\"us\""), heard);
      assertEquals(List.of(), news);
    }
  }

  @Test
  void aServerInMaintenanceIsToldOnlyWhenThatEnds() throws Exception {
    add("mc", "eu", "wrong-s3cret");
    add("other", "eu", "wrong-s3cret");
    await().until(() -> monitor.maintenance("mc", true, "nightly"));
    await().until(() -> monitor.server("mc").filter(view -> view.maintenance()).isPresent());
    awaitHealth("mc", Health.REFUSED);
    try (HookServer hook = new HookServer(HookServer.saying("HTTP/1.1 200 OK"));
        Notifications all =
            Notifications.start(monitor, List.of(notice(hook, "")), (name, text) -> {})) {
      await().until(() -> heard(hook, "REFUSED other"));
      assertFalse(heard(hook, "\"mc\""), () -> "" + hook.requests);
      monitor.maintenance("mc", false, "nightly");
      await().until(() -> heard(hook, "REFUSED mc"));
      all.follow(List.of());
    }
  }

  @Test
  void aWebhookThatFailsIsSaidOnceAndHearsItLater() throws Exception {
    add("mc", "eu", "wrong-s3cret");
    try (HookServer hook = new HookServer(HookServer.saying("HTTP/1.1 500 hunter2"));
        Notifications all =
            Notifications.start(
                monitor, List.of(notice(hook, "")), (name, text) -> news.add(name + " " + text))) {
      await().until(() -> hook.requests.size() >= 2);
      assertEquals(List.of("ops messages do not arrive: HTTP 500; trying again"), news);
      hook.behave(HookServer.saying("HTTP/1.1 200 OK"));
      await().until(() -> news.size() == 2);
      assertTrue(news.get(1).startsWith("ops messages arrive again"), () -> "" + news);
      all.follow(List.of());
    }
  }
}
