package io.rcon.monitor.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.monitor.MaintenanceNote;
import io.rcon.monitor.audit.AuditLog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Maintenance that people set over HTTP, beside that of the fleet file. */
@Execution(ExecutionMode.CONCURRENT)
class MaintenanceRoutesTest {
  private static final String TOKEN = "s3cret-horse-battery";
  private static final String PATH = "/api/servers/mc/maintenance";

  @TempDir Path directory;
  private Path file;
  private AuditLog audit;
  private WatchedOverHttp fleet;

  @BeforeEach
  void start() throws IOException {
    Path tokens = Files.writeString(directory.resolve("tokens"), "anna " + TOKEN + "\n");
    file = directory.resolve("fleet.audit");
    audit = AuditLog.open(file, text -> {});
    fleet = new WatchedOverHttp(tokens, audit).with("mc");
  }

  @AfterEach
  void end() {
    fleet.close();
    audit.close();
  }

  private String get(String path) throws Exception {
    return fleet.get(path, "Authorization", "Bearer " + TOKEN).body();
  }

  private void awaitMetric(int value) {
    await()
        .until(() ->
            get("/metrics")
                .lines()
                .anyMatch(line ->
                    line.startsWith("rcon_server_maintenance{")
                        && line.endsWith(" " + value + ".0")));
  }

  @Test
  void itIsSetWithAReasonShownWithItsOwnerWrittenDownAndEnded() throws Exception {
    String cookie = fleet.login(TOKEN);
    HttpResponse<String> set = fleet.change("PUT", PATH, "{\"reason\":\"new disk\"}", cookie);
    assertEquals(200, set.statusCode(), set.body());
    assertTrue(set.body().contains("{\"by\":\"anna\",\"since\":\""), set.body());
    assertTrue(set.body().contains("\"reason\":\"new disk\"}"), set.body());
    await().until(() -> get("/api/servers/mc").contains("\"maintenance\":true,\"maintenanceBy\""));
    awaitMetric(1);
    assertTrue(Files.readString(file).contains("\"change\":\"begun: new disk\""));
    HttpResponse<String> ended = fleet.change("DELETE", PATH, "", cookie);
    assertEquals("{\"maintenanceBy\":[]}", ended.body());
    await().until(() -> get("/api/servers/mc").contains("\"maintenance\":false"));
    awaitMetric(0);
    assertTrue(Files.readString(file).contains("\"change\":\"ended\""));
  }

  @Test
  void thatOfThePageAndThatOfTheFileDoNotEndEachOther() throws Exception {
    String cookie = fleet.login(TOKEN);
    fleet.change("PUT", PATH, "{}", cookie);
    MaintenanceNote said = new MaintenanceNote("the fleet file", Instant.now(), null, null);
    fleet.monitor.maintainedByFile(Map.of("mc", said));
    await().until(() -> get("/api/servers/mc").contains("\"by\":\"the fleet file\""));
    fleet.monitor.maintainedByFile(Map.of());
    await().until(() -> !get("/api/servers/mc").contains("\"by\":\"the fleet file\""));
    assertTrue(get("/api/servers/mc").contains("\"by\":\"anna\""));
    fleet.monitor.maintainedByFile(Map.of("mc", said));
    await().until(() -> get("/api/servers/mc").contains("\"by\":\"the fleet file\""));
    String left = fleet.change("DELETE", PATH, "", cookie).body();
    assertTrue(left.startsWith("{\"maintenanceBy\":[{\"by\":\"the fleet file\""), left);
  }

  private static String until(long seconds) {
    return "{\"until\":\"" + Instant.now().plusSeconds(seconds) + "\"}";
  }

  @Test
  void itEndsAtItsTime() throws Exception {
    String cookie = fleet.login(TOKEN);
    assertEquals(200, fleet.change("PUT", PATH, until(3600), cookie).statusCode());
    await().until(() -> get("/api/servers/mc").contains("\"maintenance\":true"));
    // On a busy machine the time may be over before it is read, which is refused.
    await().until(() -> fleet.change("PUT", PATH, until(1), cookie).statusCode() == 200);
    await().until(() -> get("/api/servers/mc").contains("\"maintenance\":false"));
    for (String wrong : new String[] {"2020-01-01T00:00:00Z", "tomorrow", "2026-12-01"}) {
      String body = "{\"until\":\"" + wrong + "\"}";
      assertEquals(400, fleet.change("PUT", PATH, body, cookie).statusCode(), wrong);
    }
    String long257 = "{\"reason\":\"" + "x".repeat(257) + "\"}";
    assertEquals(400, fleet.change("PUT", PATH, long257, cookie).statusCode());
    String nobody = "/api/servers/nobody/maintenance";
    assertEquals(404, fleet.change("PUT", nobody, "{}", cookie).statusCode());
  }
}
