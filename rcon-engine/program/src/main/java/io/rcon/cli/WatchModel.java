package io.rcon.cli;

import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.FleetTotals;
import io.rcon.monitor.ServerDetail;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The model of a watch at a terminal: what it shows, and what keys do to it. Used on the command's
 * thread only.
 */
final class WatchModel {
  private static final int LONGEST_FILTER = 512;

  private final WatchTable table;
  private final Supplier<FleetTotals> totals;
  private final Function<String, Optional<ServerDetail>> details;

  /** The servers that are open, by name; one at most. */
  private final Deque<String> open = new ArrayDeque<>();

  private final StringBuilder typed = new StringBuilder();
  private boolean prompting;
  private String news = "";
  private int scrolled;

  WatchModel(
      WatchTable table,
      Supplier<FleetTotals> totals,
      Function<String, Optional<ServerDetail>> details) {
    this.table = table;
    this.totals = totals;
    this.details = details;
  }

  static WatchModel of(FleetMonitor monitor) {
    return new WatchModel(new WatchTable(monitor::servers), monitor::totals, monitor::detail);
  }

  WatchTable table() {
    return table;
  }

  FleetTotals totals() {
    return totals.get();
  }

  /** The server that is open, as it is now; one that left the fleet is closed. */
  Optional<ServerDetail> detail() {
    Optional<ServerDetail> detail = Optional.ofNullable(open.peek()).flatMap(details);
    if (detail.isEmpty()) {
      open.clear();
    }
    return detail;
  }

  /** How many lines of an open server are above the screen. */
  int scrolled() {
    return scrolled;
  }

  /** Bounds {@link #scrolled}, once it is known how many lines there are. */
  void scrollAtMost(int most) {
    scrolled = Math.max(0, Math.min(scrolled, most));
  }

  /** The text that is typed into the filter; empty unless it is open. */
  Optional<String> prompt() {
    return prompting ? Optional.of(typed.toString()) : Optional.empty();
  }

  /** The last message. */
  String news() {
    return news;
  }

  void tell(String words) {
    news = words;
  }

  /** Does what a key means; false for the end of the watch. */
  boolean take(WatchKey key) {
    if (prompting) {
      type(key);
    } else if (!open.isEmpty()) {
      read(key);
    } else if (!table.moved(key)) {
      return command(key);
    }
    return true;
  }

  private boolean command(WatchKey key) {
    if (key.is('q')) {
      return false;
    }
    news = "";
    if (key.is('s')) {
      table.orderByNext();
    } else if (key.is('r')) {
      table.reverse();
    } else if (key.is('/')) {
      prompting = true;
      typed.setLength(0);
      typed.append(table.filterText());
    } else if (key.is(WatchKey.Kind.ESCAPE)) {
      table.filter("");
    } else if (key.is(WatchKey.Kind.ENTER) && !table.pointedAt().isEmpty()) {
      open.push(table.pointedAt());
      scrolled = 0;
    }
    return true;
  }

  private void type(WatchKey key) {
    switch (key.kind()) {
      case CHARACTER -> {
        if (typed.length() < LONGEST_FILTER) {
          typed.appendCodePoint(key.character());
        }
      }
      case ERASE -> {
        if (!typed.isEmpty()) {
          typed.setLength(typed.offsetByCodePoints(typed.length(), -1));
        }
      }
      case ESCAPE -> prompting = false;
      case ENTER -> filter();
      default -> {}
    }
  }

  private void filter() {
    try {
      table.filter(typed.toString());
      prompting = false;
      news = "";
    } catch (IllegalArgumentException e) {
      news = String.valueOf(e.getMessage());
    }
  }

  private void read(WatchKey key) {
    switch (key.kind()) {
      case UP -> scrolled--;
      case DOWN -> scrolled++;
      case PAGE_UP -> scrolled -= 10;
      case PAGE_DOWN -> scrolled += 10;
      case HOME -> scrolled = 0;
      case END -> scrolled = Integer.MAX_VALUE;
      case ESCAPE -> open.clear();
      default -> {
        if (key.is('q')) {
          open.clear();
        }
      }
    }
    scrolled = Math.max(0, scrolled);
  }
}
