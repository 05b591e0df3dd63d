package io.rcon.monitor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The watcher is killed before and after each write of its journal, and started again. */
class ScheduleKillTest {
  private static final Duration NIGHT = Duration.ofMinutes(75);

  private static int writes() {
    ScheduleWorld world = new ScheduleWorld("a", "b");
    MemoryStore store = new MemoryStore(world.disk);
    world.start(store, ScheduleEngineTest.RESTART);
    world.pass(NIGHT);
    assertEquals(6, world.received("a").size());
    assertEquals(6, world.received("b").size());
    return store.writes();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noCommandReachesAServerTwice(boolean written) {
    int writes = writes();
    assertTrue(writes > 20, "" + writes);
    for (int at = 1; at < writes; at++) {
      ScheduleWorld world = killed(at, written);
      world.start(ScheduleEngineTest.RESTART);
      world.pass(NIGHT);
      check(world, at);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 400})
  void noCommandReachesAServerTwiceWhenItIsKilledAgainAndAgain(int seconds) {
    int writes = writes();
    for (int at = 1; at < writes; at++) {
      ScheduleWorld world = killed(at, at % 2 == 0);
      for (int again = 0; again < 4; again++) {
        world.now = world.now.plusSeconds(seconds);
        MemoryStore store = new MemoryStore(world.disk);
        store.killAfter = 1 + again;
        try {
          world.start(store, ScheduleEngineTest.RESTART);
          world.pass(NIGHT);
        } catch (MemoryStore.Killed e) {
          // As it should be.
        }
      }
      world.start(ScheduleEngineTest.RESTART);
      world.pass(NIGHT);
      check(world, at);
    }
  }

  private static ScheduleWorld killed(int at, boolean written) {
    ScheduleWorld world = new ScheduleWorld("a", "b");
    MemoryStore store = new MemoryStore(world.disk);
    if (written) {
      store.killAfter = at;
    } else {
      store.killBefore = at;
    }
    assertThrows(
        MemoryStore.Killed.class,
        () -> {
          world.start(store, ScheduleEngineTest.RESTART);
          world.pass(NIGHT);
        });
    return world;
  }

  private static void check(ScheduleWorld world, int at) {
    for (String server : List.of("a", "b")) {
      List<String> commands = world.commands(server);
      assertEquals(
          new TreeSet<>(commands).size(),
          commands.size(),
          server + " after a kill at " + at + ": " + commands);
    }
    assertEquals(List.of(), List.copyOf(world.inMaintenance), "after a kill at " + at);
  }

  @Test
  void aRunGoesOnWhereItWasInterrupted() {
    ScheduleWorld world = new ScheduleWorld("a", "b");
    world.start(ScheduleEngineTest.RESTART);
    world.pass(Duration.ofMinutes(25));
    world.start(ScheduleEngineTest.RESTART);
    world.pass(NIGHT);
    assertEquals("1740 restart in 1 minute", world.received("a").get(1));
    assertEquals("1800 stop", world.received("a").get(4));
    assertEquals(6, world.received("b").size());
  }

  @Test
  void aServerThatWasStoppedIsExcusedByTheNextWatcher() {
    ScheduleWorld world = new ScheduleWorld("a");
    world.start(ScheduleEngineTest.RESTART);
    world.pass(Duration.ofMinutes(30).plusSeconds(5));
    assertEquals(1, world.inMaintenance.size());
    world.start(ScheduleEngineTest.RESTART);
    world.pass(ScheduleWorld.TICK);
    assertEquals(1, world.inMaintenance.size());
    world.pass(Duration.ofMinutes(1));
    assertEquals(0, world.inMaintenance.size());
    assertEquals(6, world.received("a").size());
  }

  @Test
  void anIntentWithoutOutcomeIsToldAndNotRepeated() {
    ScheduleWorld world = new ScheduleWorld("a");
    // Killed once the intent of the first save was on disk.
    MemoryStore store = new MemoryStore(world.disk);
    store.killAfter = 9;
    assertThrows(
        MemoryStore.Killed.class,
        () -> {
          world.start(store, ScheduleEngineTest.RESTART);
          world.pass(NIGHT);
        });
    assertEquals("intent", world.disk.get(world.disk.size() - 1).kind());
    world.start(ScheduleEngineTest.RESTART);
    world.pass(NIGHT);
    assertEquals(3, world.received("a").size());
    assertTrue(
        world.news.stream()
            .anyMatch(line ->
                line.contains(
                    "a: 'save' may or may not have been sent before the watcher ended; it is not repeated")),
        "" + world.news);
  }

  @Test
  void aRunIsNotTakenUpLongAfterwards() {
    ScheduleWorld world = new ScheduleWorld("a");
    world.start(ScheduleEngineTest.RESTART);
    world.pass(Duration.ofMinutes(25));
    world.now = world.now.plus(Duration.ofHours(3));
    world.start(ScheduleEngineTest.RESTART);
    world.pass(NIGHT);
    assertEquals(1, world.received("a").size());
    assertTrue(world.news.get(1).contains("since that was too long ago"), "" + world.news);
  }

  @Test
  void timesThatWereMissedWhileNoWatcherRanAreSaid() {
    ScheduleWorld world = new ScheduleWorld("a");
    world.start(ScheduleEngineTest.RESTART);
    world.pass(Duration.ofMinutes(2));
    world.now = world.now.plus(Duration.ofDays(2));
    world.start(ScheduleEngineTest.RESTART);
    world.pass(ScheduleWorld.TICK);
    assertEquals(
        List.of(
            "nightly: skipped: 2 times, the last of them 2026-07-02T02:30:00Z, missed by more than PT5M"),
        world.news);
    assertEquals(List.of(), world.received("a"));
  }
}
