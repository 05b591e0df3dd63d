package io.rcon.cli;

import io.rcon.FleetSnapshot.ServerSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Shows a watch: a table that is drawn over the one before, or a line a second. */
final class WatchView implements WatchDisplay {
  private static final int WIDEST = 100;
  private static final int SHOWN = 10;

  private final ProgramOutput out;
  private final boolean table;
  private final long begin = System.nanoTime();
  private Set<String> toldNotWell = Set.of();
  private String page = "";
  private int drawn;

  WatchView(ProgramOutput out, boolean table) {
    this.out = out;
    this.table = table;
  }

  @Override
  public void page(String url, ProgramOutput err) {
    page = url;
    if (!table) {
      err.line("The page is at " + url);
    }
  }

  @Override
  public void show(WatchReport report) {
    if (table) {
      draw(lines(report));
    } else {
      out.line(line(report));
      tellNotWell(report);
    }
  }

  /** Tells of each server when it is not well in a new way, once the reason is known. */
  private void tellNotWell(WatchReport report) {
    List<NotWell> known = report.notWell().stream().filter(s -> !s.reason().isEmpty()).toList();
    Set<String> lines = new LinkedHashSet<>(notWell(known));
    lines.stream().filter(line -> !toldNotWell.contains(line)).forEach(out::line);
    toldNotWell = lines;
  }

  private static List<String> notWell(List<NotWell> all) {
    List<String> lines = new ArrayList<>();
    all.stream().limit(SHOWN).forEach(server -> lines.add("  not well  " + server.line()));
    if (all.size() > SHOWN) {
      lines.add("  not well  and " + (all.size() - SHOWN) + " more");
    }
    return lines;
  }

  @Override
  public void end(WatchReport report) {
    if (table) {
      draw(lines(report));
    }
    out.line(
        String.format(
            Locale.ROOT,
            "%s after %d s: %d servers on %d event %s, %s; %d sent, %d answered, %d failed;"
                + " p50 %.1f ms, p99 %.1f ms; in the last minute p50 %.1f ms, p99 %.1f ms",
            report.isWell() ? "Well" : "Not well",
            seconds(),
            report.servers(),
            report.eventLoops(),
            report.eventLoops() == 1 ? "loop" : "loops",
            report.states(),
            report.sent(),
            report.answered(),
            report.failed(),
            report.whole().p50(),
            report.whole().p99(),
            report.lastMinute().p50(),
            report.lastMinute().p99()));
    if (!table) {
      notWell(report.notWell()).forEach(out::line);
    }
    String failure = report.lastFailure();
    if (failure != null) {
      out.line("The last failure: " + failure);
    }
  }

  private String line(WatchReport report) {
    return String.format(
        Locale.ROOT,
        "%4d s  %s  %.0f/s  sent %d  answered %d  failed %d  p50 %.1f ms  p99 %.1f ms"
            + "  minute: p50 %.1f ms  p99 %.1f ms",
        seconds(),
        report.states(),
        report.perSecond(),
        report.sent(),
        report.answered(),
        report.failed(),
        report.whole().p50(),
        report.whole().p99(),
        report.lastMinute().p50(),
        report.lastMinute().p99());
  }

  private List<String> lines(WatchReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "rcon watch  %d servers  event loops: %d  %d s%s",
            report.servers(),
            report.eventLoops(),
            seconds(),
            page.isEmpty() ? "" : "  " + page));
    lines.add("");
    report
        .sessions()
        .forEach(
            (state, count) -> lines.add(String.format(Locale.ROOT, "  %-12s %6d", state, count)));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT, "  commands/s %8.0f    sent     %10d", report.perSecond(), report.sent()));
    lines.add(
        String.format(
            Locale.ROOT,
            "  p50 ms     %8.1f    answered %10d    last minute %8.1f",
            report.whole().p50(),
            report.answered(),
            report.lastMinute().p50()));
    lines.add(
        String.format(
            Locale.ROOT,
            "  p99 ms     %8.1f    failed   %10d    last minute %8.1f",
            report.whole().p99(),
            report.failed(),
            report.lastMinute().p99()));
    lines.add("");
    lines.addAll(notWell(report.notWell()));
    lines.add("  slowest");
    for (ServerSnapshot server : report.slowest()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %8.1f ms  %-11s %s",
              server.lastMillis(),
              server.server().dialect(),
              server.server().name()));
    }
    String failure = report.lastFailure();
    if (failure != null) {
      lines.add("  last failure: " + failure);
    }
    return lines;
  }

  /** Draws over what was drawn before. Lines are cut so that none of them wraps. */
  private void draw(List<String> lines) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[").append(drawn).append('F');
    }
    for (String line : lines) {
      String safe = TerminalText.harmless(line);
      text.append(safe, 0, Math.min(safe.length(), WIDEST)).append("\u001b[K\n");
    }
    drawn = lines.size();
    out.print(text.append("\u001b[J").toString());
    out.flush();
  }

  private long seconds() {
    return Math.round((System.nanoTime() - begin) / 1e9);
  }
}
