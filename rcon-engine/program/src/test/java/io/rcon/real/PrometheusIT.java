package io.rcon.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.Health;
import io.rcon.monitor.MonitorOptions;
import io.rcon.monitor.PollLag;
import io.rcon.monitor.http.FleetMetrics;
import io.rcon.monitor.http.HttpOptions;
import io.rcon.monitor.http.MonitorHttp;
import io.rcon.monitor.http.PrometheusFile;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes a fleet with healthy, refused, dead, slow and flapping servers, and
 * every expression of board and rules answers with data.
 */
@Timeout(240)
class PrometheusIT {
  private static final String PASSWORD = "s3cret-of-the-fleet";

  @TempDir private Path folder;

  @BeforeAll
  static void isInstalled() {
    assumeFalse(RealServers.unwanted(), RealServers.UNWANTED);
    boolean installed = Files.isExecutable(PrometheusProcess.PROMETHEUS);
    assertTrue(installed || !RealServers.required(), "prometheus is required; install it");
    assumeTrue(installed, "needs prometheus: apt-get install prometheus");
  }

  private void write(PrometheusFile file) throws IOException {
    Files.writeString(folder.resolve(file.fileName()), file.text());
  }

  @Test
  void promtoolFindsNothing() throws Exception {
    for (PrometheusFile file : PrometheusFile.values()) {
      write(file);
    }
    byte[] none = {};
    assertEquals(
        "", PrometheusProcess.promtool(folder, none, List.of("check", "rules", "rules.yaml")));
    assertEquals(
        "", PrometheusProcess.promtool(folder, none, List.of("test", "rules", "rules.test.yaml")));
    assertEquals(
        "",
        PrometheusProcess.promtool(folder, none, List.of("check", "config", "prometheus.yaml")));
  }

  @Test
  void everyExpressionAnswersWithData() throws Exception {
    PollLag lag = new PollLag();
    FleetMetrics metrics = FleetMetrics.create();
    try (SimulatedServer minecraft = SimulatedServer.start("minecraft", PASSWORD);
        SimulatedServer source = SimulatedServer.start("source", PASSWORD);
        SimulatedServer slow = SimulatedServer.start("source", PASSWORD);
        SimulatedServer flapping = SimulatedServer.start("source", PASSWORD);
        RconFleet fleet = Rcon.fleet(o -> o.listener(RconListener.all(lag, metrics.listener())));
        FleetMonitor monitor =
            FleetMonitor.start(
                fleet, MonitorOptions.usual().every(Duration.ofMillis(300)).measuredBy(lag));
        MonitorHttp http =
            MonitorHttp.start(
                monitor,
                HttpOptions.plain(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                metrics)) {
      slow.mishap(command -> true, new Mishap.Delay(Duration.ofMillis(1500)));
      fleet.add(server("lobby \"one\"", Dialect.MINECRAFT, minecraft.port(), PASSWORD));
      fleet.add(server("well", Dialect.SOURCE, source.port(), PASSWORD));
      fleet.add(server("slow", Dialect.SOURCE, slow.port(), PASSWORD));
      fleet.add(server("flapping", Dialect.SOURCE, flapping.port(), PASSWORD));
      fleet.add(server("refused", Dialect.SOURCE, source.port(), "wrong"));
      for (int i = 0; i < 6; i++) {
        fleet.add(server("dead-" + i, Dialect.SOURCE, FreePorts.next(), PASSWORD));
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> health(monitor, "refused", Health.REFUSED));
      await().atMost(Duration.ofSeconds(30)).until(() -> health(monitor, "slow", Health.SLOW));
      assertEquals("", checkMetrics(http));
      write(PrometheusFile.RULES);
      Path config = Files.writeString(folder.resolve("prometheus.yaml"), config(http.port()));
      try (PrometheusProcess prometheus = PrometheusProcess.start(folder, config)) {
        Set<String> silent = new TreeSet<>(expressions());
        assertTrue(silent.size() >= 22, silent::toString);
        silent.add("probe_success == 0");
        silent.add("probe_success{instance=\"lobby \\\"one\\\"\",dialect=\"minecraft\"} == 1");
        await()
            .atMost(Duration.ofSeconds(120))
            .pollInterval(Duration.ofSeconds(1))
            .untilAsserted(() -> {
              flapping.closeConnections();
              for (String expression : List.copyOf(silent)) {
                if (!prometheus.query(expression).isEmpty()) {
                  silent.remove(expression);
                }
              }
              assertEquals(Set.of(), silent, "no data");
            });
        assertFalse(Files.readString(folder.resolve("prometheus.log")).contains(PASSWORD));
      }
    }
  }

  private static boolean health(FleetMonitor monitor, String name, Health health) {
    return monitor.server(name).filter(view -> view.health() == health).isPresent();
  }

  private static Server server(String name, Dialect dialect, int port, String password) {
    return Server.of(dialect, "127.0.0.1", port, Secret.of(password)).named(name);
  }

  private String checkMetrics(MonitorHttp http) throws Exception {
    byte[] text;
    try (InputStream in = URI.create(http.url() + "metrics").toURL().openStream()) {
      text = in.readAllBytes();
    }
    assertFalse(new String(text, java.nio.charset.StandardCharsets.UTF_8).contains(PASSWORD));
    return PrometheusProcess.promtool(folder, text, List.of("check", "metrics"));
  }

  /**
   * The configuration as it is given to users, with both of its jobs and a watcher that is away.
   */
  private static String config(int port) {
    String away = "127.0.0.1:" + FreePorts.next();
    return PrometheusFile.CONFIG
        .text()
        .replace("\n#  ", "\n  ")
        .replace("[\"127.0.0.1:9400\"]", "[\"127.0.0.1:9400\", \"" + away + "\"]")
        .replace("scrape_interval: 15s", "scrape_interval: 1s")
        .replace("metrics_path: /probe", "metrics_path: /probe\n    scrape_interval: 1s")
        .replace("127.0.0.1:9400", "127.0.0.1:" + port);
  }

  private static Set<String> expressions() {
    Set<String> all = new TreeSet<>();
    Matcher rule = Pattern.compile("(?m)^ +expr: (.*)$").matcher(PrometheusFile.RULES.text());
    while (rule.find()) {
      // This machine's own lateness is not to be provoked: only what is compared must be there.
      all.add(
          rule.group(1)
              .replace("rcon_fleet_poll_lag_p99_seconds > 0.1", "rcon_fleet_poll_lag_p99_seconds"));
    }
    Matcher panel =
        Pattern.compile("\"expr\" : \"((?:[^\"\\\\]|\\\\.)*)\"")
            .matcher(PrometheusFile.BOARD.text());
    while (panel.find()) {
      all.add(
          panel
              .group(1)
              .replace("\\\"", "\"")
              .replace("$__rate_interval", "30s")
              .replace("$group", "dialect"));
    }
    return all;
  }
}
