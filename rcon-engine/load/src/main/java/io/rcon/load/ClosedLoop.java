package io.rcon.load;

import java.util.List;

/**
 * Keeps so many commands under way on each line: the next starts when one ends. While a server
 * stalls it is asked nothing, and what would have been asked is not counted.
 */
final class ClosedLoop extends LoadDriver {
  private boolean starting;
  private boolean again;

  ClosedLoop(
      LoadPlan plan,
      LoadClock clock,
      List<? extends LoadLine> lines,
      CommandSource commands,
      LoadBooks books,
      Runnable done) {
    super(plan, clock, lines, commands, books, done);
    books.whenEnded(this::oneEnded);
  }

  private void oneEnded() {
    if (starting) {
      again = true;
    } else {
      startDue(clock.nanoTime());
    }
  }

  @Override
  long startDue(long now) {
    if (starting) {
      return Long.MAX_VALUE;
    }
    starting = true;
    int most = plan.depth() * lines.size();
    // One that fails at once frees its place in the same turn; the bound keeps the loop turning.
    int left = most;
    do {
      again = false;
      while (left-- > 0 && books.outstanding() < most && !isOver(now)) {
        begin(now, now, line());
      }
    } while (again && left > 0);
    starting = false;
    return Long.MAX_VALUE;
  }
}
