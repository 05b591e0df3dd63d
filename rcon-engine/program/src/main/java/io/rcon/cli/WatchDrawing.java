package io.rcon.cli;

import io.rcon.monitor.FleetTotals;
import io.rcon.monitor.Health;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.ServerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a watch on a terminal of any size: what is visible, and nothing else. Each cell is put at
 * its place and lines do not wrap, so that a character of a width that the terminal sees in another
 * way than we do moves nothing beside it.
 */
final class WatchDrawing {
  static final String BEGIN = "\u001b[?1049h\u001b[?25l\u001b[?7l";
  static final String END = "\u001b[?7h\u001b[?25h\u001b[?1049l";

  private static final String HELP =
      "q quit  / filter  s sort by  r reverse  arrows PgUp PgDn Home End  enter open";
  private static final String OPEN_HELP = "q or Esc back  arrows PgUp PgDn Home End";
  private static final String PROMPT_HELP =
      "enter filters, Esc does not; name=a*, dialect=D, TAG=V";

  private static final String PLAIN = "\u001b[0m";
  private static final int LINES_AROUND = 5;

  private final boolean colours;
  private final StringBuilder out = new StringBuilder();
  private int columns;

  WatchDrawing(boolean colours) {
    this.colours = colours;
  }

  /** The characters that draw it over what was drawn before. */
  String draw(WatchModel model, String page, int width, int height) {
    out.setLength(0);
    columns = width;
    ServerDetail detail = model.detail().orElse(null);
    List<Runnable> lines = new ArrayList<>();
    lines.add(() -> totals(model.totals()));
    lines.add(() -> times(model.totals(), page));
    if (detail == null) {
      table(model.table(), Math.max(1, height - LINES_AROUND), lines);
    } else {
      opened(model, detail, Math.max(1, height - LINES_AROUND), lines);
    }
    while (lines.size() < height - 2) {
      lines.add(() -> {});
    }
    lines.add(() -> cell(1, columns, words(model, detail == null)));
    String help = detail != null ? OPEN_HELP : model.prompt().isPresent() ? PROMPT_HELP : HELP;
    lines.add(() -> cell(1, columns, help));
    for (int i = 0; i < Math.min(height, lines.size()); i++) {
      // A screen of few lines keeps the last ones, where keys are told.
      int line = i < height - 2 ? i : lines.size() - height + i;
      out.append("\u001b[").append(i + 1).append(";1H\u001b[2K");
      lines.get(Math.max(0, line)).run();
      out.append(PLAIN);
    }
    return out.toString();
  }

  /** What is typed, else what was said last, else where the table stands. */
  private static String words(WatchModel model, boolean table) {
    String said = model.prompt().map(text -> "/" + text).orElse(model.news());
    return said.isEmpty() && table ? place(model.table()) : said;
  }

  private void totals(FleetTotals all) {
    cell(
        1,
        columns,
        "rcon watch  %d servers  up %d  down %d  refused %d  slow %d  unknown %d  players %d%s"
            .formatted(
                all.servers(),
                all.up(),
                all.down(),
                all.refused(),
                all.slow(),
                all.unknown(),
                all.players(),
                all.maintenance() > 0 ? "  maintenance " + all.maintenance() : ""));
  }

  private void times(FleetTotals all, String page) {
    cell(
        1,
        columns,
        String.format(
            Locale.ROOT,
            "answers p50 %.1f ms  p99 %.1f ms  poll lag p99 %.1f ms  failed %d of %d  %s",
            all.p50Millis(),
            all.p99Millis(),
            all.pollLagP99Micros() / 1000.0,
            all.failedPolls(),
            all.polls(),
            page));
  }

  private void table(WatchTable table, int height, List<Runnable> lines) {
    List<ServerView> rows = table.visible(height);
    lines.add(() -> {
      out.append("\u001b[1m");
      row("", "NAME", "HEALTH", "SINCE", "PLAYERS", "LATENCY", "DIALECT", "MAP OR REASON");
    });
    Instant now = Instant.now();
    for (int i = 0; i < rows.size(); i++) {
      ServerView view = rows.get(i);
      boolean pointed = table.top() + i == table.at();
      lines.add(() -> row(view, pointed, now));
    }
    if (rows.isEmpty()) {
      lines.add(() ->
          cell(
              1,
              columns,
              "no server" + (table.filterText().isEmpty() ? "" : " is chosen; Esc shows all")));
    }
  }

  private static String place(WatchTable table) {
    String filter = table.filterText().isEmpty() ? "" : "  /" + table.filterText();
    return "%d-%d of %d by %s%s%s"
        .formatted(
            Math.min(table.size(), table.top() + 1),
            Math.min(table.size(), table.top() + table.height()),
            table.size(),
            table.order().words,
            table.isReversed() ? ", reversed" : "",
            filter);
  }

  private void row(ServerView view, boolean pointed, Instant now) {
    String colour = colours ? colour(view) : "";
    out.append(colour).append(pointed ? "\u001b[7m" : "");
    String reason = view.reason();
    row(
        pointed ? ">" : "",
        view.name(),
        view.health() + (view.maintenance() ? " (m)" : ""),
        CellWords.since(view.since(), now),
        CellWords.players(view.players(), view.maxPlayers()),
        CellWords.latency(view.latencyNanos()),
        view.dialect(),
        reason != null ? reason : view.map() == null ? "" : String.valueOf(view.map()));
  }

  private static String colour(ServerView view) {
    if (view.maintenance()) {
      return "\u001b[36m";
    }
    return switch (view.health()) {
      case DOWN, REFUSED -> "\u001b[31m";
      case SLOW -> "\u001b[33m";
      case UNKNOWN -> "\u001b[2m";
      case UP -> "";
    };
  }

  /** The cells of a row; on a narrow terminal the last ones are left out. */
  private void row(
      String mark,
      String name,
      String health,
      String since,
      String players,
      String latency,
      String dialect,
      String rest) {
    int nameWidth = Math.max(12, Math.min(40, columns / 3));
    int at = column(1, 1, mark) - 1;
    at = column(at, nameWidth - 1, name);
    at = column(at, 11, health);
    at = column(at, 7, since);
    at = column(at, 7, players);
    at = column(at, 9, latency);
    if (columns >= 110) {
      at = column(at, 16, dialect);
    }
    cell(at, columns - at + 1, rest);
  }

  private int column(int at, int width, String text) {
    cell(at, Math.min(width, columns - at + 1), text);
    return at + width + 1;
  }

  private void cell(int at, int width, String text) {
    String fitting = CellText.fit(text, width);
    if (!fitting.isEmpty()) {
      out.append("\u001b[").append(at).append('G').append(fitting);
    }
  }

  private void opened(WatchModel model, ServerDetail detail, int height, List<Runnable> lines) {
    List<String> all = ServerPanel.lines(detail, columns);
    model.scrollAtMost(all.size() - height);
    all.stream()
        .skip(model.scrolled())
        .limit(height)
        .forEach(line -> lines.add(() -> cell(1, columns, line)));
  }

  /** How a server does, for its own panel. */
  static String health(Health health, boolean maintenance) {
    return health + (maintenance ? ", in maintenance" : "");
  }
}
