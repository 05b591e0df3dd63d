package io.rcon.monitor.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.config.FleetFileException;
import io.rcon.config.FleetSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Berlin goes from 02:00 to 03:00 on 2026-03-29 and from 03:00 to 02:00 on 2026-10-25. */
class ScheduleTimesTest {
  @Test
  void anOrdinaryTimeFollowsTheZone() {
    assertEquals(
        List.of("2026-03-28T03:30:00Z", "2026-03-29T02:30:00Z", "2026-03-30T02:30:00Z"),
        times("at: '04:30'", "2026-03-28T00:00:00Z", 3));
  }

  @Test
  void severalTimesOfADayComeInTheirOrder() {
    assertEquals(
        List.of("2026-07-01T14:30:00Z", "2026-07-02T02:30:00Z", "2026-07-02T14:30:00Z"),
        times("at: ['16:30', '04:30']", "2026-07-01T02:30:00Z", 3));
  }

  @Test
  void aTimeThatDaylightSavingSkipsRunsOnceWhenTheClockJumps() {
    assertEquals(
        List.of("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"),
        times("at: '02:30'", "2026-03-28T00:00:00Z", 3));
    assertEquals(
        "02:30 on 2026-03-29 does not exist in Europe/Berlin, so it runs at 03:00",
        after("at: '02:30'", "2026-03-28T12:00:00Z").orElseThrow().note());
  }

  @Test
  void aTimeThatDaylightSavingRepeatsRunsTheFirstTimeOnly() {
    assertEquals(
        List.of("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
        times("at: '02:30'", "2026-10-24T00:00:00Z", 3));
    assertEquals(
        "02:30 on 2026-10-25 comes twice in Europe/Berlin, so it runs the first time only",
        after("at: '02:30'", "2026-10-24T12:00:00Z").orElseThrow().note());
  }

  @Test
  void aCronExpressionFollowsTheSameRules() {
    assertEquals(
        List.of(
            "2026-10-24T23:30:00Z",
            "2026-10-25T00:00:00Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T02:00:00Z"),
        times("cron: '*/30 * * * *'", "2026-10-24T23:00:00Z", 4));
    // 02:00 and 02:30 are not there: both come when the clock jumps, which counts once.
    assertEquals(
        List.of("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z"),
        times("cron: '*/30 * * * *'", "2026-03-29T00:00:00Z", 3));
    assertEquals(
        List.of("2026-11-30T04:00:00Z", "2026-12-07T04:00:00Z"),
        times("cron: '0 5 * * MON'", "2026-11-27T04:00:00Z", 2));
  }

  @Test
  void inTheHourThatComesAgainNothingIsDue() {
    for (String now :
        List.of("2026-10-25T01:00:00Z", "2026-10-25T01:29:59Z", "2026-10-25T01:45:00Z")) {
      assertEquals(List.of("2026-10-26T01:30:00Z"), times("at: '02:30'", now, 1), now);
    }
  }

  @Test
  void aTimeThatNeverComesIsNone() {
    assertEquals(Optional.empty(), after("cron: '0 0 31 2 *'", "2026-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"30 4 * *", "61 4 * * *", "nightly", "@yearly x", ""})
  void aCronExpressionThatCannotBeUsedHasItsPlace(String cron) {
    FleetSchedule schedule = TestSchedules.saving("cron: '" + cron + "'");
    FleetFileException e = assertThrows(FleetFileException.class, () -> ScheduleTimes.of(schedule));
    assertTrue(
        e.getMessage().startsWith("fleet.yaml: line 2, column 37: 'cron' must be five fields"),
        e.getMessage());
  }

  private static Optional<PlannedTime> after(String when, String instant) {
    return ScheduleTimes.of(TestSchedules.saving(when)).after(Instant.parse(instant));
  }

  private static List<String> times(String when, String from, int count) {
    ScheduleTimes times = ScheduleTimes.of(TestSchedules.saving(when));
    List<String> all = new ArrayList<>();
    Instant at = Instant.parse(from);
    for (int i = 0; i < count; i++) {
      at = times.after(at).orElseThrow().at();
      all.add(at.toString());
    }
    return all;
  }
}
