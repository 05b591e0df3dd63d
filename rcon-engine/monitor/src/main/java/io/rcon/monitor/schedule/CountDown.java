package io.rcon.monitor.schedule;

import io.rcon.config.ScheduleStep;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** The announcements of one step on one server: which of them is due. */
final class CountDown {
  /** A message later than this would tell a wrong time. */
  private static final Duration LATEST = Duration.ofSeconds(5);

  private final List<Duration> before;
  private final boolean[] over;
  private final long end;
  private int leftOut;

  /**
   * Goes on with a countdown, or begins it where none of it was said.
   *
   * @param server the name
   * @param step the step's number
   */
  CountDown(RunContext run, ScheduleStep.Announce announce, String server, int step) {
    before = announce.before();
    over = new boolean[before.size()];
    Duration left = announce.lasts();
    for (int i = 0; i < over.length; i++) {
      StepKey key = StepKey.announcement(server, step, i);
      over[i] = run.recorded().became(key).isPresent();
      if (over[i]) {
        Duration since =
            Duration.between(run.recorded().intended(key).orElseThrow(), run.clock().now());
        left = shorter(left, before.get(i).minus(since));
      }
    }
    end = run.clock().nanos() + left.toNanos();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  boolean hasEnded(long now) {
    return end - now <= 0;
  }

  /** The announcement that is to be said now. A message that comes too late is left out. */
  OptionalInt due(long now) {
    long left = end - now;
    OptionalInt due = OptionalInt.empty();
    for (int i = 0; i < over.length; i++) {
      long late = before.get(i).toNanos() - left;
      if (over[i] || late < 0) {
        continue;
      }
      over[i] = true;
      if (late <= LATEST.toNanos()) {
        leftOut += due.isPresent() ? 1 : 0;
        due = OptionalInt.of(i);
      } else {
        leftOut++;
      }
    }
    return due;
  }

  /** How many came too late. */
  int leftOut() {
    return leftOut;
  }
}
