package io.rcon.monitor.schedule;

/** Is told what happens to schedules. Called on the schedules' thread; must be quick. */
@FunctionalInterface
public interface ScheduleNews {
  /**
   * Something happened.
   *
   * @param schedule the schedule's name
   * @param text one line for people; may hold what a server said
   * @param wrong whether it is a failure, or something that was not done
   */
  void tell(String schedule, String text, boolean wrong);
}
