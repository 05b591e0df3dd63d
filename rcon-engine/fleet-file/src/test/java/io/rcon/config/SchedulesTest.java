package io.rcon.config;

import static io.rcon.config.WrongFile.wrong;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Selector;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchedulesTest {
  private static final String WHOLE =
      """
      servers: {}
      schedules:
        nightly:
          at: ["04:30", 16:30:15]
          zone: Europe/Berlin
          on: dialect=minecraft
          canary: 1
          batch: 20
          on_failure: continue
          late: 1m
          steps:
            - announce: restart of {name} in {left}
              at: [10s, 10m30s, 10m30s, 1m]
            - save
            - stop: 30s
            - wait:
            - command: tellraw @a {"text":"{name}"}
        weekly: {cron: "0 5 * * MON", zone: UTC, on: '', steps: [save]}
      """;

  @Test
  void readsAllThatAScheduleCanSay() {
    FleetSchedule nightly = schedules(WHOLE).get(0);
    assertEquals("nightly", nightly.name());
    assertEquals(List.of(LocalTime.of(4, 30), LocalTime.of(16, 30, 15)), nightly.times());
    assertEquals(Optional.empty(), nightly.cron());
    assertEquals(ZoneId.of("Europe/Berlin"), nightly.zone());
    assertEquals(Selector.parse("dialect=minecraft"), nightly.on());
    assertEquals(1, nightly.canary());
    assertEquals(20, nightly.batch());
    assertFalse(nightly.stopsOnFailure());
    assertEquals(Duration.ofMinutes(1), nightly.late());
    assertEquals(Duration.ofSeconds(630), nightly.lead());
    assertEquals(
        List.of(
            new ScheduleStep.Announce(
                StepText.of("restart of {name} in {left}", true),
                List.of(Duration.ofSeconds(630), Duration.ofMinutes(1), Duration.ofSeconds(10))),
            new ScheduleStep.Save(Duration.ofMinutes(1)),
            new ScheduleStep.Stop(Duration.ofSeconds(30)),
            new ScheduleStep.Wait(Duration.ofMinutes(10)),
            new ScheduleStep.Run(StepText.of("tellraw @a {\"text\":\"{name}\"}", false))),
        nightly.steps());
  }

  @Test
  void hasCarefulDefaults() {
    FleetSchedule weekly = schedules(WHOLE).get(1);
    assertEquals(Optional.of("0 5 * * MON"), weekly.cron());
    assertEquals(List.of(), weekly.times());
    assertEquals(Selector.all(), weekly.on());
    assertTrue(weekly.stopsOnFailure());
    assertEquals(0, weekly.canary());
    assertEquals(Integer.MAX_VALUE, weekly.batch());
    assertEquals(Duration.ofMinutes(5), weekly.late());
    assertEquals(Duration.ZERO, weekly.lead());
    assertEquals(
        "my/fleet.yaml: line 18, column 18: 'cron' is wrong",
        weekly.cronError("is wrong").getMessage());
  }

  @Test
  void differsByAnythingThatIsSaid() {
    assertEquals(schedules(WHOLE), schedules(WHOLE));
    for (String[] change :
        new String[][] {
          {"16:30:15", "16:30"},
          {"Berlin", "Paris"},
          {"canary: 1", "canary: 2"},
          {"batch: 20", "batch: 2"},
          {"continue", "stop"},
          {"stop: 30s", "stop"},
          {"in {left}", "within {left}"},
          {"late: 1m", "late: 2m"},
          {"=minecraft", "=source"}
        }) {
      FleetSchedule other = schedules(WHOLE.replace(change[0], change[1])).get(0);
      assertNotEquals(schedules(WHOLE).get(0), other, change[0]);
    }
  }

  @Test
  void fillsATextOfAStep() {
    StepText text = StepText.of("{name}: {left}, {A} {} {0}", true);
    assertEquals("$1: 1 minute, {A} {} {0}", text.fill("$1", "1 minute"));
    assertTrue(text.namesServer());
  }

  static Stream<WrongFile> wrongSchedules() {
    String times = "at: '04:30', zone: UTC, on: ''";
    return Stream.of(
        wrongSchedule("n: {zone: UTC}", 4, "either 'at: \"04:30\"' or 'cron:"),
        wrongSchedule("n: {at: '04:30', cron: '* * * * *'}", 4, "remove one"),
        wrongSchedule("n: {at: []}", 5, "'at' is an empty list"),
        wrongSchedule("n: {at: 4:30, zone: UTC}", 9, "must be a time of day such as \"04:30\""),
        wrongSchedule("n: {at: '24:30', zone: UTC}", 9, "not '24:30'"),
        wrongSchedule("n: {at: '04:30'}", 4, "'zone' is missing here; add it"),
        wrongSchedule("n: {at: '04:30', zone: Europe/Berln}", 24, "did you mean 'Europe/Berlin'"),
        wrongSchedule("n: {at: '04:30', zone: '?'}", 24, "must be a time zone such as"),
        wrongSchedule("n: {at: '04:30', zone: UTC}", 4, "'on' is missing here; add it"),
        wrongSchedule("n: {at: '04:30', zone: UTC, on: '='}", 33, "'on' cannot be used: selector"),
        wrongSchedule("n: {batch: 0, " + times + ", steps: [save]}", 12, "'batch' must be"),
        wrongSchedule("n: {late: 13h, " + times + ", steps: [save]}", 11, "must be at most 12h"),
        wrongSchedule("n: {on_failure: no, " + times + ", steps: [save]}", 17, "it is one of stop"),
        wrongSchedule("n: {frequency: 1, " + times + ", steps: [save]}", 5, "unknown key"),
        wrongSchedule("n: {" + times + "}", 4, "'steps' is missing or empty"),
        wrongSchedule("'n m': {}", 1, "a schedule's name has letters"),
        wrongStep("save, shrink", 7, "a step is one of announce, save, stop, wait, command"),
        wrongStep("{save: , stop: }", 1, "not 'save, stop'"),
        wrongStep("{save: 1m, at: 5m}", 12, "unknown key 'at'"),
        wrongStep("save, wait", 7, "put 'stop' before it"),
        wrongStep("stop, save", 7, "after 'stop' comes 'wait'"),
        wrongStep("save, stop", 7, "add 'wait' after the last 'stop'"),
        wrongStep("{save: 25h}", 8, "must be at most 24h"),
        wrongStep("{save: 0s}", 8, "must be more than zero"),
        wrongStep("{announce: soon}", 1, "an announcement says when"),
        wrongStep("{announce: 'soon {lft}', at: 1m}", 12, "holds {lft}; known are {name}"),
        wrongStep("{command: 'say {left}'}", 11, "which only an announcement knows"),
        wrongStep("{command: \"a\\nb\"}", 11, "must be one line of text"),
        wrongStep("command", 1, "'command' has no value"));
  }

  private static WrongFile wrongSchedule(String text, int column, String problem) {
    return wrong("servers: {}\nschedules:\n " + text, 3, column + 1, problem);
  }

  private static WrongFile wrongStep(String steps, int column, String problem) {
    return wrong(
        "servers: {}\nschedules: {n: {at: '04:30', zone: UTC, on: '', steps: [\n" + steps + "\n]}}",
        3,
        column,
        problem);
  }

  @ParameterizedTest
  @MethodSource("wrongSchedules")
  void saysWhatIsWrongWithASchedule(WrongFile file) {
    file.check();
  }

  private static List<FleetSchedule> schedules(String text) {
    return FleetFile.parse(text, "my/fleet.yaml", name -> null).schedules();
  }
}
