package io.rcon.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the {@code steps} of a schedule. */
final class StepReader {
  private static final String STEPS = "steps";
  private static final String AT = "at";
  private static final List<String> KINDS = List.of("announce", "save", "stop", "wait", "command");

  private static final Duration SAVED = Duration.ofMinutes(1);
  private static final Duration STOPPED = Duration.ofMinutes(2);
  private static final Duration BACK = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofDays(1);

  private StepReader() {}

  static List<ScheduleStep> read(Section schedule) {
    List<ScheduleStep> steps = new ArrayList<>();
    boolean stopped = false;
    Place last = schedule.place(STEPS);
    for (Section item : schedule.words(STEPS)) {
      last = item.place();
      ScheduleStep step = step(item);
      if (stopped && !(step instanceof ScheduleStep.Wait)) {
        throw last.error("after 'stop' comes 'wait', which ends when the server answers again");
      }
      if (!stopped && step instanceof ScheduleStep.Wait) {
        throw last.error("'wait' waits for a server that was stopped; put 'stop' before it");
      }
      stopped = step instanceof ScheduleStep.Stop;
      steps.add(step);
    }
    if (steps.isEmpty()) {
      throw schedule
          .place(STEPS)
          .error("'steps' is missing or empty; add 'steps: [save, stop, wait]' or others");
    }
    if (stopped) {
      throw last.error("add 'wait' after the last 'stop'");
    }
    return steps;
  }

  private static ScheduleStep step(Section item) {
    List<String> kinds = item.keys().stream().filter(KINDS::contains).toList();
    if (kinds.size() != 1) {
      String written = String.join(", ", item.keys());
      throw item.place()
          .error(
              "a step is one of "
                  + String.join(", ", KINDS)
                  + ", not '"
                  + written
                  + "'; begin each with '- '");
    }
    String kind = kinds.get(0);
    item.only(kind.equals("announce") ? List.of(kind, AT) : List.of(kind));
    return switch (kind) {
      case "announce" -> announcement(item);
      case "save" -> new ScheduleStep.Save(within(item, kind, SAVED));
      case "stop" -> new ScheduleStep.Stop(within(item, kind, STOPPED));
      case "wait" -> new ScheduleStep.Wait(within(item, kind, BACK));
      default -> new ScheduleStep.Run(text(item.require(kind), false));
    };
  }

  private static ScheduleStep announcement(Section item) {
    StepText say = text(item.require("announce"), true);
    List<Duration> before =
        item.scalars(AT).stream()
            .map(StepReader::bounded)
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList();
    if (before.isEmpty()) {
      throw item.place()
          .error("an announcement says when: add 'at: [10m, 5m, 1m, 10s]' or other times");
    }
    return new ScheduleStep.Announce(say, before);
  }

  private static Duration within(Section item, String kind, Duration usual) {
    return item.hasValue(kind) ? bounded(item.require(kind)) : usual;
  }

  private static Duration bounded(Scalar value) {
    Duration time = value.positiveDuration();
    if (time.compareTo(LONGEST) > 0) {
      throw value.error("must be at most 24h, not '" + value.text() + "'");
    }
    return time;
  }

  private static StepText text(Scalar value, boolean countsDown) {
    try {
      return StepText.of(value.text(), countsDown);
    } catch (IllegalArgumentException e) {
      throw value.error(String.valueOf(e.getMessage()));
    }
  }
}
