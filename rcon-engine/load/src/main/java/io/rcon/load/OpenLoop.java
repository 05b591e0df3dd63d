package io.rcon.load;

import java.util.List;

/** Starts commands on schedule, whether or not earlier ones were answered. */
final class OpenLoop extends LoadDriver {
  private final StartTimes times;
  private long nextStart;

  OpenLoop(
      LoadPlan plan,
      LoadClock clock,
      List<? extends LoadLine> lines,
      CommandSource commands,
      LoadBooks books,
      Runnable done) {
    super(plan, clock, lines, commands, books, done);
    times = plan.schedule().starts();
    nextStart = times.next();
  }

  @Override
  long startDue(long now) {
    // All that was due, however late: left out, they would not be missed.
    while (begin + nextStart <= now && begin + nextStart < end) {
      begin(begin + nextStart, now, line());
      nextStart = times.next();
    }
    return begin + nextStart < end ? begin + nextStart : end;
  }
}
