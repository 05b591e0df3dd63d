package io.rcon.monitor.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.rcon.config.FleetFileException;
import io.rcon.config.FleetSchedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The times of a schedule. Each is found on the clock of its zone and then put on the line of time,
 * so that each reading of the clock counts once: one that daylight saving skips is moved to the
 * moment when the clock jumped, and of one that comes twice the first counts.
 */
final class ScheduleTimes {
  private final ZoneId zone;
  private final Function<LocalDateTime, Optional<LocalDateTime>> next;

  private ScheduleTimes(ZoneId zone, Function<LocalDateTime, Optional<LocalDateTime>> next) {
    this.zone = zone;
    this.next = next;
  }

  /**
   * Finds the times of a schedule.
   *
   * @throws FleetFileException if its cron expression cannot be used
   */
  static ScheduleTimes of(FleetSchedule schedule) {
    if (schedule.cron().isEmpty()) {
      NavigableSet<LocalTime> times = new TreeSet<>(schedule.times());
      return new ScheduleTimes(schedule.zone(), after -> Optional.of(daily(times, after)));
    }
    return new ScheduleTimes(schedule.zone(), cron(schedule, schedule.cron().get()));
  }

  private static LocalDateTime daily(NavigableSet<LocalTime> times, LocalDateTime after) {
    LocalTime later = times.higher(after.toLocalTime());
    return later != null
        ? after.toLocalDate().atTime(later)
        : after.toLocalDate().plusDays(1).atTime(times.first());
  }

  private static Function<LocalDateTime, Optional<LocalDateTime>> cron(
      FleetSchedule schedule, String text) {
    ExecutionTime cron;
    try {
      cron =
          ExecutionTime.forCron(
              new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                  .parse(text)
                  .validate());
    } catch (IllegalArgumentException e) {
      throw schedule.cronError(
          "must be five fields, minute, hour, day, month and day of week, such as \"30 4 * * *\": "
              + e.getMessage());
    }
    // A clock without daylight saving: what that does is ours to decide.
    return after ->
        cron.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
  }

  /** The first time after another; empty if there is none. */
  Optional<PlannedTime> after(Instant instant) {
    LocalDateTime clock = LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.SECONDS);
    Optional<LocalDateTime> reading = next.apply(clock);
    while (reading.isPresent()) {
      PlannedTime planned = planned(reading.get());
      // An hour that comes again has nothing new.
      if (planned.at().isAfter(instant)) {
        return Optional.of(planned);
      }
      reading = next.apply(reading.get());
    }
    return Optional.empty();
  }

  private PlannedTime planned(LocalDateTime reading) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(reading);
    if (offsets.size() == 1) {
      return new PlannedTime(reading.toInstant(offsets.get(0)), "");
    }
    ZoneOffsetTransition change = zone.getRules().getTransition(reading);
    String clock = reading.toLocalTime() + " on " + reading.toLocalDate();
    return offsets.isEmpty()
        ? new PlannedTime(
            change.getInstant(),
            clock
                + " does not exist in "
                + zone
                + ", so it runs at "
                + change.getDateTimeAfter().toLocalTime())
        : new PlannedTime(
            reading.toInstant(change.getOffsetBefore()),
            clock + " comes twice in " + zone + ", so it runs the first time only");
  }
}
