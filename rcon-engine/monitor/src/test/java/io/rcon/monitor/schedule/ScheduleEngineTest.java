package io.rcon.monitor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.config.FleetSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleEngineTest {
  static final FleetSchedule RESTART =
      TestSchedules.of(
          "at: '04:30', zone: Europe/Berlin, canary: 1, batch: 2, steps: [{announce: 'restart in"
              + " {left}', at: [10m, 1m, 10s]}, save, stop, wait, {command: 'say {name}'}]");

  private static final List<String> ALL =
      List.of(
          "restart in 10 minutes", "restart in 1 minute", "restart in 10 seconds", "save", "stop");

  private final ScheduleWorld world = new ScheduleWorld("a", "b", "c", "d");

  @Test
  void countsDownToTheTimeAndRestarts() {
    world.start(RESTART);
    world.pass(Duration.ofMinutes(32));
    List<String> got = world.received("a");
    assertEquals("1200 restart in 10 minutes", got.get(0));
    assertEquals("1740 restart in 1 minute", got.get(1));
    assertEquals("1790 restart in 10 seconds", got.get(2));
    assertEquals("1800 save", got.get(3));
    assertEquals("1800 stop", got.get(4));
    assertEquals("say a", got.get(5).split(" ", 2)[1]);
    assertEquals(6, got.size());
  }

  @Test
  void theCanaryGoesFirstAndThenTheBatches() {
    world.start(RESTART);
    world.pass(Duration.ofMinutes(31));
    assertEquals(6, world.received("a").size());
    assertEquals(List.of("restart in 10 minutes"), world.commands("b"));
    assertEquals(List.of("restart in 10 minutes"), world.commands("c"));
    assertEquals(List.of(), world.commands("d"));
    world.pass(Duration.ofMinutes(22));
    for (String server : List.of("a", "b", "c", "d")) {
      assertEquals(6, world.received(server).size(), server);
    }
    assertTrue(world.news.get(world.news.size() - 1).endsWith("has ended well"), "" + world.news);
  }

  @Test
  void aServerThatFailsEndsTheRunAfterItsBatch() {
    world.results.put("a save", StepResult.failed("disk full"));
    world.start(RESTART);
    world.pass(Duration.ofHours(1));
    assertEquals(ALL.subList(0, 4), world.commands("a"));
    assertEquals(List.of(), world.commands("b"));
    assertTrue(world.news.contains("nightly: a: 'save' failed: disk full"), "" + world.news);
    assertTrue(
        world.news.get(2).endsWith("servers that failed: 1, not begun because of that: 3"),
        "" + world.news);
  }

  @Test
  void anUnknownStepIsToldAndNotRepeated() {
    world.results.put("a stop", new StepResult(RecordedRun.Became.UNKNOWN, "no answer"));
    world.start(RESTART);
    world.pass(Duration.ofHours(2));
    assertEquals(ALL, world.commands("a"));
    assertTrue(
        world.news.contains(
            "nightly: a: 'stop' may or may not have been done, and is not repeated: no answer"),
        "" + world.news);
  }

  @Test
  void anAnnouncementThatFailsDoesNotEndTheRun() {
    world.results.put("a restart in 1 minute", StepResult.failed("not connected"));
    world.start(RESTART);
    world.pass(Duration.ofMinutes(32));
    assertEquals(6, world.received("a").size());
  }

  @Test
  void anErrorEndsItsRunAndCostsNoOtherItsTurn() {
    world.broken.add("a");
    world.start(
        TestSchedules.named("first", "at: '04:10', zone: Europe/Berlin, steps: [save]"),
        TestSchedules.named("second", "at: '04:20', zone: Europe/Berlin, steps: [save]"));
    world.pass(Duration.ofMinutes(15));
    assertTrue(
        world.news.contains("first: a: ended after a failure that should not be"), "" + world.news);
    world.broken.clear();
    world.pass(Duration.ofMinutes(15));
    assertEquals(List.of("save"), world.commands("a"));
    assertEquals(List.of("save"), world.commands("d"));
  }

  @Test
  void serversAreInMaintenanceFromTheStopToTheAnswer() {
    world.start(RESTART);
    world.pass(Duration.ofMinutes(30).minusSeconds(1));
    assertEquals(List.of(), world.maintenance);
    world.pass(Duration.ofSeconds(4));
    assertEquals(List.of("a true nightly"), world.maintenance);
    world.pass(Duration.ofSeconds(30));
    assertEquals(List.of("a true nightly", "a false nightly"), world.maintenance);
  }

  @Test
  void aServerThatDoesNotComeBackIsToldAndNoLongerExcused() {
    world.neverBack.add("a");
    world.start(RESTART);
    world.pass(Duration.ofMinutes(41));
    assertEquals(List.of("a true nightly", "a false nightly"), world.maintenance);
    assertTrue(
        world.news.contains("nightly: a: did not answer within 10 minutes after it was stopped"),
        "" + world.news);
    assertEquals(ALL, world.commands("a"));
  }

  @Test
  void nothingIsSentWhereAStepCannotBeExpressed() {
    world.problems.put("c", List.of("the dialect 'source' has no 'save'"));
    world.start(RESTART);
    world.pass(Duration.ofHours(2));
    assertEquals(List.of(), world.received("a"));
    assertTrue(world.news.get(0).contains("c: the dialect 'source' has no 'save'"));
  }

  @Test
  void aServerThatAnotherScheduleIsAtWorkOnIsLeftOut() {
    FleetSchedule other =
        TestSchedules.named("other", "at: '04:25', zone: Europe/Berlin, steps: [{command: x}]");
    world.start(RESTART, other);
    world.pass(Duration.ofMinutes(26));
    assertEquals(List.of(), world.commands("a").stream().filter("x"::equals).toList());
    assertTrue(
        world.news.contains("other: a: left out, since 'nightly' is at work on it"),
        "" + world.news);
  }

  @Test
  void aFullDiskSendsNothingAndSaysSo() {
    MemoryStore full = new MemoryStore(world.disk);
    full.fullFrom = 3;
    world.start(full, RESTART);
    world.pass(Duration.ofHours(1));
    assertEquals(List.of(), world.received("a"));
    assertTrue(
        world.news.stream().anyMatch(line -> line.contains("the journal cannot be written")),
        "" + world.news);
  }

  @Test
  void aFullDiskIsSaidOnceAndOnceThatItHasRoomAgain() {
    MemoryStore store = new MemoryStore(world.disk);
    world.start(store, TestSchedules.of("cron: '* * * * *', zone: UTC, steps: [{command: hi}]"));
    store.full = true;
    world.pass(Duration.ofMinutes(5));
    assertEquals(List.of(), world.received("a"));
    List<String> wrong = world.news.stream().filter(n -> n.startsWith("schedules: ")).toList();
    assertEquals(1, wrong.size(), "" + wrong);
    assertTrue(wrong.get(0).endsWith("watching goes on: no space left on device"), "" + wrong);
    long skipped = world.news.stream().filter(n -> n.contains(": skipped: ")).count();
    assertEquals(world.news.size() - 1, skipped, "" + world.news);
    store.full = false;
    world.pass(Duration.ofSeconds(11));
    assertTrue(world.news.contains("schedules: the journal can be written again"), "" + world.news);
    world.pass(Duration.ofMinutes(1));
    assertEquals(List.of("hi"), world.commands("a"));
  }

  @Test
  void whatAFullDiskCouldNotTakeIsWrittenLaterAndKnownToTheNextWatcher() {
    MemoryStore store = new MemoryStore(world.disk);
    store.fullFrom = 4;
    world.start(store, RESTART);
    world.pass(Duration.ofHours(1));
    assertEquals(List.of("restart in 10 minutes"), world.commands("a"));
    store.fullFrom = Integer.MAX_VALUE;
    world.pass(Duration.ofSeconds(11));
    int told = world.news.size();
    world.start(RESTART);
    world.pass(Duration.ofHours(1));
    assertEquals(told, world.news.size(), "nothing was interrupted: " + world.news);
  }

  @Test
  void aClockThatJumpsDuringACountdownDoesNotChangeIt() {
    world.start(RESTART);
    world.pass(Duration.ofMinutes(22));
    world.now = world.now.plus(Duration.ofHours(3));
    world.pass(Duration.ofMinutes(4));
    world.now = world.now.minus(Duration.ofHours(5));
    world.pass(Duration.ofMinutes(30));
    assertEquals("1740 restart in 1 minute", world.received("a").get(1));
    assertEquals("1800 stop", world.received("a").get(4));
    world.pass(Duration.ofHours(5));
    assertEquals(6, world.received("a").size(), "not again, though it is 04:30 again");
  }

  @Test
  void daylightSavingRunsAScheduleOnceInBothDirections() {
    FleetSchedule half = TestSchedules.of("at: '02:30', zone: Europe/Berlin, steps: [save]");
    for (String day : List.of("2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z")) {
      ScheduleWorld summer = new ScheduleWorld("a");
      summer.now = Instant.parse(day);
      summer.start(half);
      summer.pass(Duration.ofHours(24));
      assertEquals(List.of("save"), summer.commands("a"), day);
      assertTrue(
          summer.news.get(0).contains(" does not exist in ")
              || summer.news.get(0).contains(" comes twice in "),
          "" + summer.news);
    }
  }
}
