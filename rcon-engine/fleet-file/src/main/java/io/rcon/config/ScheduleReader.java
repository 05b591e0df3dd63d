package io.rcon.config;

import io.rcon.Readings;
import io.rcon.Selector;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the section {@code schedules}. */
final class ScheduleReader {
  private static final String AT = "at";
  private static final String CRON = "cron";
  private static final List<String> KEYS =
      List.of(AT, CRON, "zone", "on", "canary", "batch", "on_failure", "late", "steps");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d(:\\d\\d)?");
  private static final Duration LATE = Duration.ofMinutes(5);
  private static final Duration LATEST = Duration.ofHours(12);

  private ScheduleReader() {}

  static List<FleetSchedule> read(Section schedules) {
    List<FleetSchedule> all = new ArrayList<>();
    for (String name : schedules.keys()) {
      schedules
          .problems()
          .check(() -> {
            if (!NAME.matcher(name).matches()) {
              throw schedules
                  .place(name)
                  .error(
                      "a schedule's name has letters, digits, dots, hyphens and underscores, at"
                          + " most 64, not '"
                          + name
                          + "'");
            }
            all.add(schedule(name, schedules.section(name, "key").orElseThrow().only(KEYS)));
          });
    }
    return all;
  }

  private static FleetSchedule schedule(String name, Section section) {
    if (section.has(AT) == section.has(CRON)) {
      throw section
          .place()
          .error(
              "a schedule has either 'at: \"04:30\"' or 'cron: \"30 4 * * *\"'; "
                  + (section.has(AT) ? "remove one" : "add one"));
    }
    List<LocalTime> times = section.scalars(AT).stream().map(ScheduleReader::time).toList();
    if (section.has(AT) && times.isEmpty()) {
      throw section.place(AT).error("'at' is an empty list; add a time such as \"04:30\"");
    }
    FleetSchedule.Batches batches =
        new FleetSchedule.Batches(
            section.read("canary", value -> count(value, 0), 0),
            section.read("batch", value -> count(value, 1), Integer.MAX_VALUE),
            section.read("on_failure", ScheduleReader::stops, true));
    return new FleetSchedule(
        name,
        times,
        section.scalar(CRON),
        zone(section.require("zone")),
        selector(section.require("on")),
        batches,
        section.read("late", ScheduleReader::late, LATE),
        StepReader.read(section));
  }

  private static LocalTime time(Scalar value) {
    try {
      if (TIME.matcher(value.text()).matches()) {
        return LocalTime.parse(value.text());
      }
    } catch (DateTimeException e) {
      // As for what is no time at all.
    }
    throw value.error("must be a time of day such as \"04:30\", not '" + value.text() + "'");
  }

  private static ZoneId zone(Scalar value) {
    try {
      return ZoneId.of(value.text());
    } catch (ZoneRulesException e) {
      throw value.error(
          "names the unknown time zone '"
              + value.text()
              + "'; "
              + Nearest.suggest(
                  value.text(), List.of("Europe/Berlin", "America/New_York", "UTC"), "some are"));
    } catch (DateTimeException e) {
      throw value.error(
          "must be a time zone such as Europe/Berlin or UTC, not '" + value.text() + "'");
    }
  }

  static Selector selector(Scalar value) {
    try {
      return Selector.parse(value.text());
    } catch (IllegalArgumentException e) {
      throw value.error("cannot be used: " + e.getMessage());
    }
  }

  private static int count(Scalar value, int least) {
    return WrittenNode.read(value, Readings.atLeast(least), least);
  }

  private static boolean stops(Scalar value) {
    return switch (value.text()) {
      case "stop" -> true;
      case "continue" -> false;
      default -> throw value.noneOf(List.of("stop", "continue"));
    };
  }

  private static Duration late(Scalar value) {
    Duration late = value.duration();
    if (late.compareTo(LATEST) > 0) {
      throw value.error("must be at most 12h; what is later by more is skipped");
    }
    return late;
  }
}
