package io.rcon.monitor.schedule;

/** The decision about the times of a schedule that have come. */
sealed interface PlannerDecision {
  /** Begin a run. */
  record Begin(PlannedTime planned) implements PlannerDecision {}

  /**
   * Leave times out.
   *
   * @param planned the last of them
   * @param count how many, at most {@link SchedulePlanner#MOST_COUNTED} and one more
   * @param why the reason, to follow "skipped:"
   */
  record Skip(PlannedTime planned, int count, String why) implements PlannerDecision {}
}
