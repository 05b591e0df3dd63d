package io.rcon.monitor.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.monitor.Health;
import io.rcon.monitor.HealthChange;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiers of a history over days, in time of the test's. */
class HistoryWriterTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long MINUTE = 60_000;
  private static final long STEP = 10_000;

  @TempDir Path directory;

  private HistoryDatabase database;
  private HistoryWriter writer;
  private long now = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

  /** The process begins then: nothing is remembered from before. */
  private long begun = now;

  /** SQLite ends the work of a full disk by itself, and the next failure is that there is none. */
  @Test
  void whatFailedFirstIsTold() {
    SQLException first = new SQLException("the disk is full");
    SQLException told =
        assertThrows(
            SQLException.class,
            () ->
                database.together(() -> {
                  database.close();
                  throw first;
                }));
    assertSame(first, told);
  }

  @BeforeEach
  void open() throws SQLException {
    database = new HistoryDatabase(directory.resolve("history.db"), 0);
    writer = new HistoryWriter(database);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private void restart() throws SQLException {
    close();
    open();
    begun = now;
  }

  /** The last hour as the monitor's ring has it: as many players as minutes of the hour passed. */
  private MemorySamples memory() {
    long start = now - HOUR;
    SampleBlock block = new SampleBlock(STEP, 360, 2);
    for (int i = 0; i < 360; i++) {
      long at = start + i * STEP;
      if (at >= begun) {
        block.columns[0][i] = 100;
        block.columns[1][i] = (int) (at % HOUR / MINUTE);
      }
    }
    return new MemorySamples(start, block);
  }

  private void pass(Duration time) throws SQLException {
    long end = now + time.toMillis();
    while (now < end) {
      now += 5 * MINUTE;
      database.together(() -> {
        writer.save("a", memory(), now);
        return false;
      });
      tidy();
    }
  }

  private void tidy() throws SQLException {
    boolean more = true;
    while (more) {
      more = database.together(() -> writer.rollUp(now) || writer.prune(now));
    }
  }

  private List<Integer> players(long from, long to, long step) throws SQLException {
    SeriesDraft draft = new SeriesDraft(SampleKind.SERVER, from, step, (int) ((to - from) / step));
    int server = database.id("a", false);
    for (HistoryTier tier : HistoryTier.values()) {
      for (long block = tier.block(from); block <= tier.block(to); block++) {
        byte[] bytes = database.read(tier, block, server);
        if (bytes != null) {
          draft.add(
              tier.number, SampleBlock.decode(bytes, 2).orElseThrow(), block * tier.blockMillis);
        }
      }
    }
    List<Integer> players = new ArrayList<>();
    for (int i = 0; i < draft.samples(); i++) {
      players.add(draft.value(1, i));
    }
    return players;
  }

  private int[] stored(HistoryTier tier, long at) throws SQLException {
    byte[] bytes = database.read(tier, tier.block(at), database.id("a", false));
    return bytes == null ? new int[0] : SampleBlock.decode(bytes, 2).orElseThrow().columns[1];
  }

  @Test
  void everySampleOfAnHourIsInItsRow() throws Exception {
    long start = now;
    pass(Duration.ofHours(2));
    int[] hour = stored(HistoryTier.RAW, start);
    assertEquals(360, hour.length);
    for (int i = 0; i < 360; i++) {
      assertEquals(i / 6, hour[i], "" + i);
    }
  }

  @Test
  void anHourThatIsOverBecomesMinutesAndAnHour() throws Exception {
    long start = now;
    pass(Duration.ofHours(3).plusMinutes(5));
    int[] minutes = stored(HistoryTier.MINUTES, start);
    assertEquals(1440, minutes.length);
    for (int i = 0; i < 180; i++) {
      assertEquals(i % 60, minutes[i], "" + i);
    }
    assertEquals(-1, minutes[180]);
    int hours = (int) (start % HistoryTier.HOURS.blockMillis / HOUR);
    int[] stored = stored(HistoryTier.HOURS, start);
    assertEquals(List.of(59, 59, 59, -1), Arrays.stream(stored, hours, hours + 4).boxed().toList());
  }

  @Test
  void aRestartLosesWhatWasNotSavedAndNothingElse() throws Exception {
    long start = now;
    pass(Duration.ofMinutes(30));
    now += 4 * MINUTE;
    restart();
    pass(Duration.ofMinutes(30));
    List<Integer> players = players(start, now, MINUTE);
    for (int i = 0; i < players.size(); i++) {
      assertEquals(i >= 30 && i < 34 ? -1 : i % 60, players.get(i), "minute " + i);
    }
  }

  @Test
  void anHourThatEndedWhileNobodyWatchedIsRolledUpLater() throws Exception {
    long start = now;
    pass(Duration.ofMinutes(50));
    now += 5 * HOUR;
    restart();
    assertEquals(0, stored(HistoryTier.MINUTES, start).length);
    tidy();
    assertEquals(49, stored(HistoryTier.MINUTES, start)[49]);
    assertEquals(-1, database.unrolled(HistoryTier.RAW, HistoryTier.RAW.block(now)));
  }

  @Test
  void rollingUpAgainChangesNothing() throws Exception {
    long start = now;
    pass(Duration.ofHours(2));
    int[] before = stored(HistoryTier.MINUTES, start);
    long bytes = database.bytes(HistoryTier.MINUTES);
    byte[] raw = database.read(HistoryTier.RAW, HistoryTier.RAW.block(start), 1);
    database.write(HistoryTier.RAW, HistoryTier.RAW.block(start), 1, raw, raw.length);
    assertTrue(database.unrolled(HistoryTier.RAW, HistoryTier.RAW.block(now)) > 0);
    tidy();
    assertTrue(Arrays.equals(before, stored(HistoryTier.MINUTES, start)));
    assertEquals(bytes, database.bytes(HistoryTier.MINUTES));
  }

  @Test
  void whatIsTooOldIsDropped() throws Exception {
    long start = now;
    pass(Duration.ofHours(2));
    now += Duration.ofHours(47).toMillis();
    tidy();
    assertEquals(360, stored(HistoryTier.RAW, start).length);
    now += Duration.ofHours(4).toMillis();
    tidy();
    assertEquals(0, stored(HistoryTier.RAW, start).length);
    assertEquals(0, database.bytes(HistoryTier.RAW));
    assertEquals(1440, stored(HistoryTier.MINUTES, start).length);
    now += Duration.ofDays(31).toMillis();
    tidy();
    assertEquals(0, stored(HistoryTier.MINUTES, start).length);
    assertEquals(720, stored(HistoryTier.HOURS, start).length);
    now += Duration.ofDays(740).toMillis();
    tidy();
    assertEquals(0, stored(HistoryTier.HOURS, start).length);
    assertEquals(-1, database.oldest(HistoryTier.HOURS));
  }

  @Test
  void theOldestOfTooManyBytesIsDropped() throws Exception {
    long start = now;
    pass(Duration.ofHours(3));
    byte[] large = new byte[1 << 20];
    for (int server = 1000; server < 1000 + 1025; server++) {
      // The size is what was said of it; the file need not be that large.
      database.write(HistoryTier.RAW, HistoryTier.RAW.block(start), server, new byte[1], 0);
      database.write(
          HistoryTier.RAW, HistoryTier.RAW.block(start), server, new byte[1], 2 - large.length);
    }
    assertTrue(database.bytes(HistoryTier.RAW) > HistoryTier.RAW.mostBytes);
    tidy();
    assertEquals(0, stored(HistoryTier.RAW, start).length);
    assertEquals(360, stored(HistoryTier.RAW, start + HOUR).length);
    assertTrue(database.bytes(HistoryTier.RAW) < 10_000, () -> "");
  }

  @Test
  void aServerHasAThousandChangesADayAtMost() throws Exception {
    int server = database.id("a", true);
    for (int i = 0; i < 1500; i++) {
      add(server, now + i * 1000L);
    }
    assertEquals(1000, changes(server));
    add(server, now + Duration.ofDays(1).toMillis() + 1_500_000);
    assertEquals(1001, changes(server));
    int other = database.id("b", true);
    add(other, now);
    assertEquals(1, changes(other));
    now += Duration.ofDays(740).toMillis();
    tidy();
    tidy();
    assertEquals(0, changes(server));
  }

  private void add(int server, long at) throws SQLException {
    database.add(
        server,
        new HealthChange(
            "a", Instant.ofEpochMilli(at), Health.UP, Health.DOWN, "TIMED_OUT", "why", true),
        "why");
  }

  private int changes(int server) throws SQLException {
    return database.changes(server, "a", 0, Long.MAX_VALUE, 10_000).size();
  }

  @Test
  void longNamesAreCutAndStillTwo() throws Exception {
    String one = "x".repeat(200) + "1";
    String two = "x".repeat(200) + "2";
    assertTrue(HistoryNames.key(one).length() <= 128);
    assertTrue(!HistoryNames.key(one).equals(HistoryNames.key(two)));
    String wide = "\uD83D\uDE00".repeat(100);
    assertTrue(!Character.isHighSurrogate(HistoryNames.key(wide).charAt(118)));
    assertEquals("y".repeat(128), HistoryNames.key("y".repeat(128)));
  }
}
