package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.monitor.Health;
import io.rcon.monitor.HealthChange;
import io.rcon.monitor.MaintenanceNote;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.ServerHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One server's own lines at a terminal. */
class ServerPanelTest {
  private static final Instant LONG_AGO = Instant.parse("2024-02-03T12:00:00Z");

  private static List<String> lines(List<MaintenanceNote> maintenance, List<HealthChange> events) {
    return ServerPanel.lines(
        new ServerDetail(
            WatchModelTest.view("mc", Health.UP, 3),
            ServerHistory.of(0, 1000, new float[0], new int[0]),
            List.of(),
            List.of(),
            events,
            maintenance),
        80);
  }

  @Test
  void itSaysWhoKeepsTheServerInMaintenanceSinceWhenUntilWhenAndWhy() {
    Instant end = LONG_AGO.plus(Duration.ofDays(1));
    List<String> lines =
        lines(
            List.of(
                new MaintenanceNote("anna", LONG_AGO, "new disk", end),
                MaintenanceNote.by("schedule nightly")),
            List.of());
    assertTrue(
        lines.stream()
            .anyMatch(line ->
                line.matches(
                    "in maintenance by anna since 2024-02-03 ..:..:.., until 2024-02-04 ..:..:..:"
                        + " new disk")),
        lines.toString());
    assertEquals(
        1, lines.stream().filter(line -> line.startsWith("in maintenance by schedule")).count());
  }

  @Test
  void aChangeOfAnotherDayHasItsDate() {
    HealthChange change =
        new HealthChange(
            "mc", LONG_AGO, Health.UP, Health.DOWN, "TIMED_OUT", "no answer within 5s", false);
    List<String> lines = lines(List.of(), List.of(change));
    String last = lines.get(lines.size() - 1);
    assertTrue(last.matches(" {2}2024-02-03 ..:..:.. {2}UP to DOWN {2}no answer within 5s"), last);
  }
}
