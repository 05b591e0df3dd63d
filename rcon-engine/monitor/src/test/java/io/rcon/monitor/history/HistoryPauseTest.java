package io.rcon.monitor.history;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.Health;
import io.rcon.monitor.MonitorOptions;
import io.rcon.testing.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A history whose directory cannot be used for a while. Its server is down from the beginning. */
class HistoryPauseTest {
  private static final Duration OFTEN = Duration.ofMillis(100);

  private final List<String> said = new CopyOnWriteArrayList<>();
  private RconFleet fleet;
  private FleetMonitor monitor;

  @TempDir Path directory;

  @BeforeEach
  void start() {
    fleet = Rcon.fleet(options -> {});
    fleet.add(
        Server.of(Dialect.MINECRAFT, "127.0.0.1", FreePorts.next(), Secret.of("s3cret"))
            .named("mc"));
    monitor = FleetMonitor.start(fleet, MonitorOptions.usual().every(Duration.ofMillis(200)));
  }

  @AfterEach
  void end() {
    monitor.close();
    fleet.close();
  }

  private FleetRecorder record() {
    return FleetRecorder.start(monitor, directory, OFTEN, 0, said::add);
  }

  private void awaitDown() {
    await().until(() -> monitor.server("mc").filter(v -> v.health() == Health.DOWN).isPresent());
  }

  private void awaitGoingOn(FleetRecorder recorder) {
    await().until(() -> said.size() == 2);
    assertEquals("history in " + directory + " goes on", said.get(1));
    assertTrue(recorder.problem().isEmpty());
  }

  @Test
  void aDamagedFileIsSaidOnceAndKeptAndChangesAreSavedOnceItIsMovedAway() throws Exception {
    Path file = directory.resolve("history.db");
    String text = "no database at all ".repeat(1000);
    Files.writeString(file, text);
    try (FleetRecorder recorder = record()) {
      await().until(() -> said.size() == 1);
      assertTrue(said.get(0).contains("history.db is damaged; move it away"), said.get(0));
      awaitDown();
      Path aside = Files.move(file, directory.resolve("aside"));
      assertEquals(text, Files.readString(aside));
      awaitGoingOn(recorder);
    }
    assertEquals(2, said.size(), "" + said);
    try (HistoryDatabase kept = new HistoryDatabase(file, 0)) {
      assertFalse(kept.changes(kept.id("mc", false), "mc", 0, Long.MAX_VALUE, 9).isEmpty());
    }
  }

  @Test
  void aSecondWatcherGoesOnWhereTheFirstOneEnds() {
    FleetRecorder first = record();
    // Each reading waits for what was asked of the thread before: the directory is held then.
    first.fleet(monitor.history(), null).toCompletableFuture().join();
    try (FleetRecorder second = record()) {
      await().until(() -> said.size() == 1);
      assertTrue(said.get(0).contains("another watcher keeps its history there"), said.get(0));
      first.close();
      awaitGoingOn(second);
    }
    assertEquals(2, said.size(), "" + said);
  }
}
