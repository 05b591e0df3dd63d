package io.rcon.monitor.schedule;

import io.rcon.config.FleetSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides at each tick which times of a schedule are begun and which are skipped. It trusts the
 * clock for this moment only: where the clock jumps back, times are considered again, and those
 * that were begun are known.
 */
final class SchedulePlanner {
  static final int MOST_COUNTED = 1000;

  /** A tick may be this late without anything being wrong. */
  private static final Duration TICK = Duration.ofSeconds(5);

  private final FleetSchedule schedule;
  private final ScheduleTimes times;
  private final Predicate<Instant> begun;

  /** All times until this one were considered. */
  private Instant considered;

  private @Nullable PlannedTime next;

  /**
   * Makes a planner.
   *
   * @param from times until then are not considered, the lead of the schedule not counted
   * @param begun whether a time was begun
   */
  SchedulePlanner(FleetSchedule schedule, Instant from, Predicate<Instant> begun) {
    this.schedule = schedule;
    this.begun = begun;
    times = ScheduleTimes.of(schedule);
    considered = from;
  }

  FleetSchedule schedule() {
    return schedule;
  }

  /** The next time that will be considered; empty if there is none. */
  Optional<PlannedTime> next() {
    if (next == null) {
      next = times.after(considered).orElse(null);
    }
    return Optional.ofNullable(next);
  }

  /** Considers the times whose runs would begin now or should have begun since the last tick. */
  List<PlannerDecision> tick(Instant now) {
    Instant horizon = now.plus(schedule.lead());
    if (horizon.isBefore(considered)) {
      considered = horizon;
      next = null;
      return List.of();
    }
    if (next().isEmpty() || next().get().at().isAfter(horizon)) {
      return List.of();
    }
    Duration late = schedule.late().compareTo(TICK) > 0 ? schedule.late() : TICK;
    Instant earliest = horizon.minus(late);
    List<PlannerDecision> decisions = new ArrayList<>();
    missed(earliest, decisions);
    inTime(earliest, horizon, decisions);
    considered = horizon;
    next = null;
    return decisions;
  }

  private void missed(Instant earliest, List<PlannerDecision> to) {
    PlannedTime last = null;
    int count = 0;
    PlannedTime at = next().orElse(null);
    while (at != null && at.at().isBefore(earliest) && count <= MOST_COUNTED) {
      if (!begun.test(at.at())) {
        last = at;
        count++;
      }
      at = times.after(at.at()).orElse(null);
    }
    if (last != null) {
      to.add(new PlannerDecision.Skip(last, count, "missed by more than " + schedule.late()));
    }
  }

  private void inTime(Instant earliest, Instant horizon, List<PlannerDecision> to) {
    Instant from = considered.isAfter(earliest) ? considered : earliest.minusNanos(1);
    PlannedTime last = null;
    int overtaken = 0;
    PlannedTime overtakenLast = null;
    PlannedTime at = times.after(from).orElse(null);
    while (at != null && !at.at().isAfter(horizon) && overtaken <= MOST_COUNTED) {
      if (!begun.test(at.at())) {
        overtaken += last == null ? 0 : 1;
        overtakenLast = last == null ? overtakenLast : last;
        last = at;
      }
      at = times.after(at.at()).orElse(null);
    }
    if (overtakenLast != null) {
      to.add(new PlannerDecision.Skip(overtakenLast, overtaken, "a later time is due as well"));
    }
    if (last != null) {
      to.add(new PlannerDecision.Begin(last));
    }
  }
}
