package io.rcon.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A result as lines for people. */
public final class LoadTable {
  private LoadTable() {}

  /**
   * Makes the lines.
   *
   * @param result what was found
   * @return without control characters of its own; names and commands are as they were given
   */
  public static List<String> lines(LoadResult result) {
    List<String> lines = new ArrayList<>();
    LoadPlan plan = result.plan();
    lines.add("target    " + result.target());
    lines.add("commands  " + String.join("; ", result.script()));
    lines.add(
        "load      "
            + (plan.isClosed()
                ? "closed loop, " + plan.depth() + " under way on each connection"
                : "open loop, " + plan.schedule()));
    lines.add(
        String.format(
            Locale.ROOT,
            "answered  %.2f commands/s (%d of %d in %.1f s)%s",
            result.rate(),
            result.answered(),
            result.asked(),
            result.seconds(),
            result.interrupted() ? ", ended early" : ""));
    lines.add("");
    lines.add("ms             p50       p90       p99     p99.9       max      mean");
    lines.add(times("response", result.response()));
    lines.add(times("service", result.service()));
    lines.add(times("lateness", result.lateness()));
    lines.add("");
    result.errors().forEach((kind, count) -> lines.add("errors    " + kind + " " + count));
    waits(result, lines);
    if (plan.isClosed()) {
      lines.add("note      " + result.label());
    }
    lines.add(result.isValid() ? "valid     yes" : "valid     NO");
    result.doubts().forEach(doubt -> lines.add("          " + doubt));
    return lines;
  }

  private static void waits(LoadResult result, List<String> lines) {
    if (result.depthFull() > 0) {
      lines.add(
          "waited    "
              + result.depthFull()
              + " commands, since the server had as many as it takes at once");
    }
    if (result.heldBack() > 0) {
      lines.add("waited    " + result.heldBack() + " commands for the pace or a connection");
    }
    if (result.notStarted() > 0) {
      lines.add("dropped   " + result.notStarted() + " commands, which could not be started");
    }
  }

  private static String times(String name, LoadTimes times) {
    if (times.count() == 0) {
      return String.format(
          Locale.ROOT, "%-9s%9s %9s %9s %9s %9s %9s", name, "-", "-", "-", "-", "-", "-");
    }
    return String.format(
        Locale.ROOT,
        "%-9s%9.2f %9.2f %9.2f %9.2f %9.2f %9.2f",
        name,
        times.p50(),
        times.p90(),
        times.p99(),
        times.p999(),
        times.max(),
        times.mean());
  }
}
