package io.rcon.config;

import java.time.Duration;
import java.util.List;

/** One step of a {@link FleetSchedule}, on each of its servers. A value. */
public sealed interface ScheduleStep {
  /**
   * Says the same again and again while time runs out. The step lasts as long as the first of its
   * times and ends when none is left.
   *
   * @param say the text
   * @param before how long before the end it is said, the longest first
   */
  record Announce(StepText say, List<Duration> before) implements ScheduleStep {
    /** Copies the list. */
    public Announce {
      before = List.copyOf(before);
    }

    /**
     * How long the step lasts.
     *
     * @return the longest of the times
     */
    public Duration lasts() {
      return before.get(0);
    }
  }

  /**
   * Saves the world.
   *
   * @param within how long the server may take for its answer
   */
  record Save(Duration within) implements ScheduleStep {}

  /**
   * Stops the server, and ends when the server was seen away.
   *
   * @param within how long that may take
   */
  record Stop(Duration within) implements ScheduleStep {}

  /**
   * Waits until the server answers again after it was seen away. Something else starts it.
   *
   * @param within how long that may take
   */
  record Wait(Duration within) implements ScheduleStep {}

  /**
   * Runs a command as it would be typed at the server's console.
   *
   * @param text the command
   */
  record Run(StepText text) implements ScheduleStep {}
}
