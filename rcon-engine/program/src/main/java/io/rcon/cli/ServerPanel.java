package io.rcon.cli;

import io.rcon.monitor.HealthChange;
import io.rcon.monitor.MaintenanceNote;
import io.rcon.monitor.OnlinePlayer;
import io.rcon.monitor.PollError;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.ServerHistory;
import io.rcon.monitor.ServerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/** One server of a watch in lines: what it tells, its last hour, players, errors and changes. */
final class ServerPanel {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private ServerPanel() {}

  static List<String> lines(ServerDetail detail, int columns) {
    ServerView view = detail.view();
    List<String> lines = new ArrayList<>();
    lines.add(view.name() + "  " + view.dialect() + "  " + view.address() + "  " + tags(view));
    lines.add(
        WatchDrawing.health(view.health(), view.maintenance())
            + " since "
            + CellWords.time(view.since())
            + "  "
            + view.state());
    if (view.reason() != null) {
      lines.add(view.reason() + " (" + view.reasonCode() + ")");
    }
    detail.maintenance().stream().map(ServerPanel::maintenance).forEach(lines::add);
    lines.add(
        "players "
            + CellWords.players(view.players(), view.maxPlayers())
            + "  latency "
            + CellWords.latency(view.latencyNanos())
            + "  failed "
            + view.failedPolls()
            + " of "
            + view.polls());
    lines.add("map " + known(view.map()) + "  version " + known(view.version()));
    ServerHistory history = detail.history();
    int width = Math.max(10, columns - 10);
    lines.add("");
    lines.add("the last hour");
    lines.add("latency  " + bars(history.size(), width, history::latencyMillis));
    lines.add(
        "players  "
            + bars(
                history.size(),
                width,
                i -> history.players(i) < 0 ? Double.NaN : history.players(i)));
    lines.add("");
    lines.add("players");
    detail.players().stream().map(ServerPanel::player).forEach(lines::add);
    lines.add("");
    lines.add("last errors");
    detail.errors().stream().map(ServerPanel::error).forEach(lines::add);
    lines.add("");
    lines.add("last changes");
    detail.events().stream().map(ServerPanel::change).forEach(lines::add);
    return lines;
  }

  private static String maintenance(MaintenanceNote note) {
    return "in maintenance by "
        + note.by()
        + " since "
        + CellWords.time(note.since())
        + (note.until() == null ? "" : ", until " + CellWords.time(note.until()))
        + (note.reason() == null ? "" : ": " + note.reason());
  }

  private static String known(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "-" : text;
  }

  private static String tags(ServerView view) {
    StringBuilder out = new StringBuilder();
    view.tags().forEach((key, value) -> out.append(key).append('=').append(value).append(' '));
    return out.toString();
  }

  private static String player(OnlinePlayer player) {
    return "  "
        + player.name()
        + (player.bot() ? "  bot" : "")
        + (player.score().isPresent() ? "  score " + player.score().getAsLong() : "")
        + (player.ping().isPresent() ? "  ping " + player.ping().getAsInt() : "");
  }

  private static String error(PollError error) {
    return "  "
        + CellWords.time(error.at())
        + (error.count() > 1 ? "  " + error.count() + " times" : "")
        + "  "
        + error.code()
        + "  "
        + error.message();
  }

  private static String change(HealthChange change) {
    Instant at = change.at();
    String reason = change.reason() == null ? "" : "  " + change.reason();
    return "  " + CellWords.time(at) + "  " + change.from() + " to " + change.to() + reason;
  }

  /** The largest sample of each piece as a bar, and how large the largest of all is. */
  static String bars(int samples, int width, IntToDoubleFunction sample) {
    int bars = Math.max(1, Math.min(width - 10, samples));
    double[] largest = new double[bars];
    double most = 0;
    for (int i = 0; i < samples; i++) {
      double value = sample.applyAsDouble(i);
      int bar = (int) ((long) i * bars / samples);
      if (!Double.isNaN(value)) {
        // Above zero, so that it is told from no sample.
        largest[bar] = Math.max(largest[bar], Math.max(value, Double.MIN_NORMAL));
        most = Math.max(most, value);
      }
    }
    StringBuilder out = new StringBuilder();
    for (double value : largest) {
      int level = most > 0 ? (int) Math.round(value / most * (BARS.length() - 1)) : 0;
      out.append(value == 0 ? ' ' : BARS.charAt(level));
    }
    return out.append(String.format(Locale.ROOT, " max %.1f", most)).toString();
  }
}
