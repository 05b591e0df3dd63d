package io.rcon.monitor.schedule;

import io.rcon.Server;
import io.rcon.config.FleetFileException;
import io.rcon.config.FleetSchedule;
import io.rcon.config.ScheduleStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Previews what a schedule would do. Connects to no server. */
public final class SchedulePreview {
  private SchedulePreview() {}

  /**
   * The next time of a schedule.
   *
   * @param schedule the schedule
   * @param after the times after this one count
   * @return empty if it never comes
   * @throws FleetFileException if its cron expression cannot be used
   */
  public static Optional<PlannedTime> next(FleetSchedule schedule, Instant after) {
    return ScheduleTimes.of(schedule).after(after);
  }

  /**
   * The commands that would be sent to a server, a line for each step in the order of time.
   *
   * @param schedule the schedule
   * @param server the server
   * @return lines for people; one that begins with {@code (refused} cannot be expressed
   */
  public static List<String> steps(FleetSchedule schedule, Server server) {
    List<String> lines = new ArrayList<>();
    for (ScheduleStep step : schedule.steps()) {
      if (step instanceof ScheduleStep.Announce announce) {
        for (Duration before : announce.before()) {
          String left = LeftWords.of(before);
          lines.add(line(step, server, left) + "   (" + left + " before the next step)");
        }
      } else if (step instanceof ScheduleStep.Wait wait) {
        lines.add("(waits until it answers, at most " + LeftWords.of(wait.within()) + ")");
      } else if (step instanceof ScheduleStep.Stop stop) {
        lines.add(
            line(step, server, "")
                + "   (and waits until it is away, at most "
                + LeftWords.of(stop.within())
                + ")");
      } else {
        lines.add(line(step, server, ""));
      }
    }
    return lines;
  }

  /**
   * Why a run would not begin because of a server.
   *
   * @param schedule the schedule
   * @param server the server
   * @return empty if nothing stands against it
   */
  public static List<String> problems(FleetSchedule schedule, Server server) {
    return FleetGame.problems(schedule.steps(), server);
  }

  private static String line(ScheduleStep step, Server server, String left) {
    try {
      return StepWords.line(step, server, left).orElse("");
    } catch (IllegalArgumentException e) {
      return "(refused: " + e.getMessage() + ")";
    }
  }
}
