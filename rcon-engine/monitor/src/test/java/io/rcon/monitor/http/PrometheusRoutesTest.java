package io.rcon.monitor.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.rcon.SessionState;
import io.rcon.monitor.FleetTotals;
import io.rcon.monitor.Health;
import io.rcon.monitor.ServerView;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PrometheusRoutesTest {
  private static final FleetTotals NONE =
      new FleetTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  private static ServerView view(String name, Map<String, String> tags, Health health) {
    return new ServerView(
        name,
        "source",
        "h:1",
        tags,
        SessionState.READY,
        health,
        Instant.EPOCH,
        null,
        null,
        -1,
        20,
        null,
        null,
        -1,
        null,
        3,
        false,
        1,
        1);
  }

  @Test
  void metricsOfAServerWithAnOddName() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false).with("a \"b\" \\ é")) {
      HttpResponse<String> answer = fleet.get("/metrics");
      assertEquals(200, answer.statusCode());
      assertTrue(
          answer
              .headers()
              .firstValue("Content-Type")
              .orElse("")
              .startsWith("text/plain; version=0.0.4"));
      String labels = "{dialect=\"minecraft\",server=\"a \\\"b\\\" \\\\ é\",tag_region=\"eu\"} ";
      assertTrue(answer.body().contains("rcon_server_up" + labels + "1.0\n"), answer.body());
      assertTrue(answer.body().contains("rcon_server_maintenance" + labels + "0.0\n"));
      // Totals are up to a second old.
      await()
          .until(() ->
              fleet.get("/metrics").body().contains("rcon_fleet_servers{health=\"up\"} 1.0\n"));
      HttpResponse<String> open = fleet.get("/metrics", "Accept", "application/openmetrics-text");
      assertTrue(open.body().endsWith("# EOF\n"), open.body());
    }
  }

  @Test
  void theSameBytesForASecond() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false).with("a")) {
      var request =
          java.net.http.HttpRequest.newBuilder(fleet.uri("/metrics"))
              .header("Accept-Encoding", "gzip")
              .build();
      List<CompletableFuture<HttpResponse<byte[]>>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(fleet.client.sendAsync(request, BodyHandlers.ofByteArray()));
      }
      byte[] first = all.get(0).join().body();
      for (CompletableFuture<HttpResponse<byte[]>> one : all) {
        assertEquals("gzip", one.join().headers().firstValue("Content-Encoding").orElse(""));
      }
      try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(first))) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(text.contains("rcon_server_up{"), text);
      }
    }
  }

  @Test
  void aProbeAnswersFromTheLastPoll() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false).with("a b")) {
      HttpResponse<String> answer = fleet.get("/probe?target=a%20b");
      assertTrue(answer.body().contains("\nprobe_success 1.0\n"), answer.body());
      assertTrue(answer.body().contains("\nprobe_duration_seconds "), answer.body());
      assertEquals(404, fleet.get("/probe?target=127.0.0.1").statusCode());
      assertEquals(400, fleet.get("/probe").statusCode());
      assertEquals(400, fleet.get("/probe?target=a&target=b").statusCode());
      assertEquals(
          "[{\"targets\":[\"a b\"],\"labels\":{\"__meta_rcon_dialect\":\"minecraft\","
              + "\"__meta_rcon_tag_region\":\"eu\"}}]",
          fleet.get("/sd").body());
    }
  }

  private static List<String> names(MetricSnapshots all) {
    return all.stream().map(each -> each.getMetadata().getName()).toList();
  }

  @Test
  void singleServersHaveNoSeriesWhereThereAreTooMany() {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false)) {
      FleetCollector collector = new FleetCollector(fleet.monitor, true);
      List<ServerView> servers = new ArrayList<>();
      for (int i = 0; i < FleetCollector.MOST_SERVERS; i++) {
        servers.add(view("s" + i, Map.of(), Health.UP));
      }
      assertTrue(names(collector.collect(NONE, servers)).contains("rcon_server_up"));
      servers.add(view("one more", Map.of(), Health.UP));
      assertFalse(names(collector.collect(NONE, servers)).contains("rcon_server_up"));
      assertTrue(names(collector.collect(NONE, servers)).contains("rcon_fleet_servers"));
      assertFalse(
          names(new FleetCollector(fleet.monitor, false).collect(NONE, List.of()))
              .contains("rcon_server_up"));
    }
  }

  @Test
  void mapAndVersionAreLabelsOnlyWhereTheyAreAskedFor() {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false)) {
      List<ServerView> servers = List.of(view("a", Map.of(), Health.UP));
      assertFalse(
          names(new FleetCollector(fleet.monitor, true).collect(NONE, servers))
              .contains("rcon_server"));
      MetricSnapshots asked = new FleetCollector(fleet.monitor, true, true).collect(NONE, servers);
      assertEquals(
          List.of("{dialect=\"source\",map=\"\",server=\"a\",version=\"\"}"),
          asked.stream()
              .filter(each -> each.getMetadata().getName().equals("rcon_server"))
              .flatMap(each -> each.getDataPoints().stream())
              .map(point -> point.getLabels().toString())
              .toList());
    }
  }

  @Test
  void labelsAreMadeOnce() {
    ServerLabels labels = new ServerLabels();
    List<ServerView> servers = List.of(view("a", Map.of("x.y", "1", "x-y", "2"), Health.UP));
    Object first = labels.of(servers)[0];
    assertTrue(first == labels.of(servers)[0]);
    assertTrue(first != labels.of(List.of(view("a", Map.of("x.y", "3"), Health.UP)))[0]);
  }

  @Test
  void whatIsNotKnownHasNoPoint() {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false)) {
      MetricSnapshots all =
          new FleetCollector(fleet.monitor, true)
              .collect(NONE, List.of(view("a", Map.of(), Health.UNKNOWN)));
      List<String> without =
          all.stream()
              .filter(each -> each.getDataPoints().isEmpty())
              .map(each -> each.getMetadata().getName())
              .sorted()
              .toList();
      assertEquals(
          List.of(
              "rcon_server_last_success_timestamp_seconds",
              "rcon_server_latency_seconds",
              "rcon_server_players",
              "rcon_server_up"),
          without);
    }
  }

  /** Writes what the board has to be, to be copied where the names have changed. */
  @Test
  void theBoardIsMadeOfTheMetersNames() throws IOException {
    String made = new GrafanaBoard().json();
    Path target = Path.of("target");
    if (Files.isDirectory(target)) {
      Files.writeString(target.resolve("board.json"), made);
    }
    assertArrayEquals(
        made.getBytes(StandardCharsets.UTF_8),
        BundledFile.read(PrometheusFile.class, "prometheus/board.json"),
        "copy target/board.json to the resource");
  }
}
