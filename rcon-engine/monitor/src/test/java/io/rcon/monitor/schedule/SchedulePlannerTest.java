package io.rcon.monitor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.config.FleetSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchedulePlannerTest {
  private final Set<Instant> begun = new HashSet<>();
  private final List<String> said = new ArrayList<>();
  private Instant now = Instant.parse("2026-07-01T00:00:00Z");

  @Test
  void aRunBeginsOnceAtItsTime() {
    SchedulePlanner planner = planner(TestSchedules.saving("at: '04:30'"));
    pass(planner, Duration.ofDays(2));
    assertEquals(List.of("begin 2026-07-01T02:30:00Z", "begin 2026-07-02T02:30:00Z"), said);
  }

  @Test
  void aRunBeginsEarlierByItsCountdown() {
    SchedulePlanner planner =
        planner(
            TestSchedules.of(
                "at: '04:30', zone: UTC, steps: [{announce: '{left}', at: [1m, 10m]}, save]"));
    pass(planner, Duration.ofMinutes(259).plusSeconds(59));
    assertEquals(List.of(), said);
    pass(planner, Duration.ofSeconds(1));
    assertEquals(List.of("begin 2026-07-01T04:30:00Z"), said);
  }

  @Test
  void aClockThatJumpsOverATimeByLittleRunsItOnce() {
    SchedulePlanner planner = planner(TestSchedules.saving("at: '04:30'"));
    jump(planner, "2026-07-01T02:34:59Z");
    jump(planner, "2026-07-01T02:00:00Z");
    pass(planner, Duration.ofHours(2));
    assertEquals(List.of("begin 2026-07-01T02:30:00Z"), said);
  }

  @Test
  void aClockThatJumpsOverTimesByMuchSkipsThemAndSaysSo() {
    SchedulePlanner planner = planner(TestSchedules.saving("at: '04:30'"));
    jump(planner, "2026-07-05T12:00:00Z");
    assertEquals(List.of("skip 5 until 2026-07-05T02:30:00Z: missed by more than PT5M"), said);
    said.clear();
    // Back again: none of these was run.
    jump(planner, "2026-07-01T02:00:00Z");
    pass(planner, Duration.ofHours(1));
    assertEquals(List.of("begin 2026-07-01T02:30:00Z"), said);
  }

  @Test
  void aClockThatGoesBackAndForthRunsNothingTwice() {
    SchedulePlanner planner = planner(TestSchedules.saving("cron: '*/10 * * * *'"));
    for (int i = 0; i < 200; i++) {
      pass(planner, Duration.ofSeconds(7 * (i % 13) + 1));
      jump(planner, now.plusSeconds((i * 7919L) % 4000 - 1900).toString());
    }
    long begins = said.stream().filter(s -> s.startsWith("begin")).count();
    assertEquals(begins, begun.size());
  }

  @Test
  void ofTimesThatAreDueTogetherTheLastRuns() {
    SchedulePlanner planner = planner(TestSchedules.saving("cron: '* * * * *'"));
    jump(planner, "2026-07-01T00:03:30Z");
    assertEquals(
        List.of(
            "skip 2 until 2026-07-01T00:02:00Z: a later time is due as well",
            "begin 2026-07-01T00:03:00Z"),
        said);
  }

  @Test
  void aLongAbsenceIsCountedUpToALimit() {
    SchedulePlanner planner = planner(TestSchedules.saving("cron: '* * * * *'"));
    jump(planner, "2036-07-01T00:00:30Z");
    assertEquals(3, said.size(), "" + said);
    assertEquals("skip 1001 until 2026-07-01T16:41:00Z: missed by more than PT5M", said.get(0));
    assertEquals("begin 2036-07-01T00:00:00Z", said.get(2));
  }

  private SchedulePlanner planner(FleetSchedule schedule) {
    return new SchedulePlanner(schedule, now, begun::contains);
  }

  private void pass(SchedulePlanner planner, Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      jump(planner, now.plusSeconds(1).toString());
    }
  }

  private void jump(SchedulePlanner planner, String to) {
    now = Instant.parse(to);
    for (PlannerDecision decision : planner.tick(now)) {
      if (decision instanceof PlannerDecision.Begin begin) {
        begun.add(begin.planned().at());
        said.add("begin " + begin.planned().at());
      } else if (decision instanceof PlannerDecision.Skip skip) {
        said.add("skip " + skip.count() + " until " + skip.planned().at() + ": " + skip.why());
      }
    }
  }
}
