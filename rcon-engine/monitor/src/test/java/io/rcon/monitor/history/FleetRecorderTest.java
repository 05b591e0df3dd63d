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
import io.rcon.monitor.HealthChange;
import io.rcon.monitor.MonitorOptions;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.ServerHistory;
import io.rcon.monitor.TimeRange;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watcher that ends or is killed, and another one that goes on in its directory. */
class FleetRecorderTest {
  private static final Duration OFTEN = Duration.ofMillis(100);

  private final List<String> said = new CopyOnWriteArrayList<>();
  private SimulatedServer simulated;
  private RconFleet fleet;
  private FleetMonitor monitor;

  @TempDir Path directory;

  @BeforeEach
  void start() {
    // It goes away in some tests: nobody else may have its port then.
    simulated = SimulatedServer.start("minecraft", "s3cret", o -> o.port(FreePorts.next()));
    simulated.reply("list", "There are 7 of a max of 20 players online: Anna");
    fleet = Rcon.fleet(options -> {});
    fleet.add(
        Server.of(Dialect.MINECRAFT, "127.0.0.1", simulated.port(), Secret.of("s3cret"))
            .named("mc"));
    watch();
  }

  /** Another watcher, which remembers nothing. */
  private void watch() {
    monitor = FleetMonitor.start(fleet, MonitorOptions.usual().every(Duration.ofMillis(200)));
  }

  @AfterEach
  void end() {
    monitor.close();
    fleet.close();
    simulated.close();
  }

  private FleetRecorder record(Path where, int mostPages) {
    return FleetRecorder.start(monitor, where, OFTEN, mostPages, said::add);
  }

  private static int samples(ServerHistory history) {
    int samples = 0;
    for (int i = 0; i < history.size(); i++) {
      samples += history.players(i) == 7 ? 1 : 0;
    }
    return samples;
  }

  private ServerDetail remembered() {
    return monitor.detail("mc").orElseThrow();
  }

  private ServerDetail detail(FleetRecorder recorder) throws Exception {
    return recorder.detail(remembered(), null).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private void awaitHealth(Health health) {
    await().until(() -> monitor.server("mc").filter(v -> v.health() == health).isPresent());
  }

  /** A problem is kept a moment before it is said. */
  private void awaitSaid(FleetRecorder recorder, int times) {
    await().until(() -> recorder.problem().isPresent() && said.size() == times);
  }

  /** What a database of this directory has of the server, whoever has it open. */
  private Path image() throws IOException {
    Path image = Files.createTempDirectory(directory, "image");
    for (String name : List.of("history.db", "history.db-wal")) {
      Path file = directory.resolve("kept").resolve(name);
      if (Files.exists(file)) {
        Files.copy(file, image.resolve(name));
      }
    }
    return image;
  }

  @Test
  void anotherWatcherShowsWhatCameBefore() throws Exception {
    FleetRecorder first = record(directory.resolve("kept"), 0);
    awaitHealth(Health.UP);
    await().until(() -> samples(remembered().history()) > 0);
    simulated.close();
    awaitHealth(Health.DOWN);
    // The recorder hears of a change a moment after the view shows it.
    monitor.end().toCompletableFuture().get(30, TimeUnit.SECONDS);
    List<HealthChange> events = remembered().events();
    // On a busy machine there may have been others before, and a slow answer between.
    assertEquals(Health.DOWN, events.get(0).to());
    first.close();
    watch();
    assertEquals(0, samples(remembered().history()));
    try (FleetRecorder second = record(directory.resolve("kept"), 0)) {
      await().until(() -> monitor.server("mc").isPresent());
      ServerDetail detail = detail(second);
      assertTrue(samples(detail.history()) > 0);
      assertEquals(remembered().history().size(), detail.history().size());
      long died = events.get(0).at().toEpochMilli();
      List<HealthChange> shown =
          detail.events().stream().filter(e -> e.at().toEpochMilli() <= died).toList();
      assertEquals(lastTwo(events), lastTwo(shown));
      assertEquals(events.get(0).reason(), shown.get(0).reason());
      long now = System.currentTimeMillis();
      TimeRange range = new TimeRange(now - Duration.ofHours(2).toMillis(), now + 60_000);
      ServerDetail long_ =
          second.detail(remembered(), range).toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertTrue(samples(long_.history()) > 0);
      assertTrue(long_.history().size() <= 1440);
      TimeRange before = new TimeRange(now - 7_200_000, now - 7_000_000);
      ServerDetail none =
          second.detail(remembered(), before).toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertEquals(0, samples(none.history()));
      assertEquals(List.of(), none.events());
    }
    assertEquals(List.of(), said);
  }

  private static List<Health> lastTwo(List<HealthChange> newestFirst) {
    return newestFirst.stream().limit(2).map(HealthChange::to).toList();
  }

  @Test
  void aKilledWatcherLeavesWhatItSaved() throws Exception {
    try (FleetRecorder recorder = record(directory.resolve("kept"), 0)) {
      awaitHealth(Health.UP);
      await().until(() -> samples(remembered().history()) > 0);
      await()
          .ignoreExceptions()
          .until(() -> {
            try (HistoryDatabase killed = new HistoryDatabase(image().resolve("history.db"), 0)) {
              int server = killed.id("mc", false);
              long hour = HistoryTier.RAW.block(System.currentTimeMillis());
              return !killed.changes(server, "mc", 0, Long.MAX_VALUE, 9).isEmpty()
                  && !killed.servers(HistoryTier.RAW, hour, 0, 1).isEmpty();
            }
          });
      assertEquals(List.of(), said);
      assertTrue(recorder.problem().isEmpty());
    }
  }

  @Test
  void aSecondWatcherOfTheDirectoryIsRefusedAndTheFirstGoesOn() throws Exception {
    try (FleetRecorder first = record(directory.resolve("kept"), 0)) {
      detail(first);
      try (FleetRecorder second = record(directory.resolve("kept"), 0)) {
        await().until(() -> said.size() == 1);
        assertTrue(said.get(0).contains("another watcher keeps its history there"), said.get(0));
        assertEquals(said.get(0), second.problem().orElseThrow());
        assertEquals(remembered().view().name(), detail(second).view().name());
      }
      assertTrue(first.problem().isEmpty());
      awaitHealth(Health.UP);
    }
    try (FleetRecorder third = record(directory.resolve("kept"), 0)) {
      detail(third);
      assertTrue(third.problem().isEmpty());
    }
  }

  @Test
  void aFullDiskIsSaidOnceAndEndsNothingElse() throws Exception {
    try (FleetRecorder recorder = record(directory.resolve("kept"), 6)) {
      awaitSaid(recorder, 1);
      assertTrue(said.get(0).contains("the disk is full; make room"), said.get(0));
      awaitHealth(Health.UP);
      await().until(() -> samples(detail(recorder).history()) > 0);
      assertTrue(recorder.problem().isPresent());
    }
    assertEquals(1, said.size());
  }

  @Test
  void aFileThatIsDamagedMeanwhilePausesTheHistory() throws Exception {
    Path kept = directory.resolve("kept");
    try (FleetRecorder first = record(kept, 0)) {
      awaitHealth(Health.UP);
      detail(first);
    }
    byte[] bytes = Files.readAllBytes(kept.resolve("history.db"));
    for (int i = 200; i < bytes.length; i++) {
      bytes[i] = (byte) 0xa5;
    }
    Files.write(kept.resolve("history.db"), bytes);
    try (FleetRecorder second = record(kept, 0)) {
      await().until(() -> second.problem().isPresent());
      assertEquals("mc", detail(second).view().name());
    }
  }

  @Test
  void aFileOfANewerVersionIsLeftAlone() throws Exception {
    Path kept = Files.createDirectory(directory.resolve("kept"));
    String url = "jdbc:sqlite:" + kept.resolve("history.db");
    try (Connection newer = DriverManager.getConnection(url);
        Statement statement = newer.createStatement()) {
      statement.execute("PRAGMA user_version=2");
    }
    try (FleetRecorder recorder = record(kept, 0)) {
      awaitSaid(recorder, 1);
      assertTrue(said.get(0).contains("is of a newer rcon"), said.get(0));
    }
  }

  @Test
  void aDirectoryThatCannotBeIsSaid() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    for (Path wrong :
        new Path[] {file, file.resolve("below"), Path.of("/proc/rcon-history"), folder("a?b")}) {
      said.clear();
      try (FleetRecorder recorder = record(wrong, 0)) {
        await().until(() -> said.size() == 1);
        assertTrue(said.get(0).startsWith("history in " + wrong + " pauses: "), said.get(0));
        assertEquals("mc", detail(recorder).view().name());
      }
    }
    Path kept = Files.createDirectories(directory.resolve("kept/history.db")).getParent();
    try (FleetRecorder recorder = record(kept, 0)) {
      awaitSaid(recorder, 2);
      assertTrue(said.get(1).contains("cannot be written"), said.get(1));
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }

  @Test
  void theFilesAreTheOwnersAndHoldNoPassword() throws Exception {
    Path kept = directory.resolve("kept");
    record(kept, 0).close();
    try (FleetRecorder recorder = record(kept, 0)) {
      awaitHealth(Health.UP);
      detail(recorder);
    }
    try (Stream<Path> files = Files.list(kept)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("s3cret"), "" + file);
        assertFalse(text.contains("Anna"), "" + file);
      }
    }
    if (Files.getFileStore(kept).supportsFileAttributeView("posix")) {
      assertEquals(
          "[OWNER_READ, OWNER_WRITE]",
          Files.getPosixFilePermissions(kept.resolve("history.db")).stream().sorted().toList()
              + "");
    }
  }
}
