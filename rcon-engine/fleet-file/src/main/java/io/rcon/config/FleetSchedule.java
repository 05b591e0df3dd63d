package io.rcon.config;

import io.rcon.Selector;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A schedule of commands to some servers of a fleet: the section {@code schedules} of a {@link
 * FleetFile}. A value.
 */
public final class FleetSchedule {
  private final String name;
  private final List<LocalTime> times;
  private final Optional<Scalar> cron;
  private final ZoneId zone;
  private final Selector on;
  private final Batches batches;
  private final Duration late;
  private final List<ScheduleStep> steps;

  /** How its servers take their turns; {@code size} is at least 1. */
  record Batches(int canary, int size, boolean stopOnFailure) {}

  FleetSchedule(
      String name,
      List<LocalTime> times,
      Optional<Scalar> cron,
      ZoneId zone,
      Selector on,
      Batches batches,
      Duration late,
      List<ScheduleStep> steps) {
    this.name = name;
    this.times = List.copyOf(times);
    this.cron = cron;
    this.zone = zone;
    this.on = on;
    this.batches = batches;
    this.late = late;
    this.steps = List.copyOf(steps);
  }

  /**
   * Its name, unique in the file.
   *
   * @return letters, digits, dots, hyphens and underscores
   */
  public String name() {
    return name;
  }

  /**
   * Its times, each day.
   *
   * @return empty exactly if there is a {@link #cron}
   */
  public List<LocalTime> times() {
    return times;
  }

  /**
   * Its times as a cron expression, which nobody has checked yet.
   *
   * @return empty exactly if there are {@link #times}
   */
  public Optional<String> cron() {
    return cron.map(Scalar::text);
  }

  /**
   * The error of a cron expression that cannot be used.
   *
   * @param problem what is wrong, to follow the name of the key
   * @return the error with the expression's place
   */
  public FleetFileException cronError(String problem) {
    return cron.orElseThrow().error(problem);
  }

  /**
   * The time zone of its times.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Which servers it is about.
   *
   * @return the choice, made when a run begins
   */
  public Selector on() {
    return on;
  }

  /**
   * How many servers go first, alone.
   *
   * @return 0 if all batches are alike
   */
  public int canary() {
    return batches.canary();
  }

  /**
   * How many servers go at once.
   *
   * @return at least 1; a large number unless the file says so
   */
  public int batch() {
    return batches.size();
  }

  /**
   * Whether no further batch begins once a server failed.
   *
   * @return true unless the file says {@code on_failure: continue}
   */
  public boolean stopsOnFailure() {
    return batches.stopOnFailure();
  }

  /**
   * How late a run may begin.
   *
   * @return a time that is missed by more is skipped; 5 min unless the file says so
   */
  public Duration late() {
    return late;
  }

  /**
   * What is done with each server.
   *
   * @return at least one step; each stop is followed by a wait
   */
  public List<ScheduleStep> steps() {
    return steps;
  }

  /**
   * How long before its times a run begins, so that a countdown in the first step ends at them.
   *
   * @return zero unless the first step is an announcement
   */
  public Duration lead() {
    return steps.get(0) instanceof ScheduleStep.Announce announce
        ? announce.lasts()
        : Duration.ZERO;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FleetSchedule that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** {@return all that it says, equal for equal schedules} */
  @Override
  public String toString() {
    return "FleetSchedule["
        + String.join(
            " ",
            name,
            cron().orElseGet(times::toString),
            zone.getId(),
            "on '" + on + "'",
            batches.toString(),
            late.toString(),
            steps.toString())
        + "]";
  }
}
