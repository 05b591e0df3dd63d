package io.rcon.cli;

import io.rcon.Selector;
import io.rcon.monitor.Health;
import io.rcon.monitor.ServerView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The servers of a watch as a table: which are chosen, in which order, which of them is pointed at
 * and which fit on the screen. Used on the command's thread only.
 */
final class WatchTable {
  /** The orders that it may be sorted in. */
  enum Order {
    HEALTH("health"),
    NAME("name"),
    SINCE("since"),
    PLAYERS("players"),
    LATENCY("latency"),
    MAP("map"),
    DIALECT("dialect");

    private static final List<Order> ALL = List.of(values());

    final String words;

    Order(String words) {
      this.words = words;
    }

    Order next() {
      return ALL.get((ALL.indexOf(this) + 1) % ALL.size());
    }

    private Comparator<ServerView> rows() {
      return switch (this) {
        case HEALTH -> Comparator.comparingInt(view -> rank(view.health()));
        case NAME -> Comparator.comparing(ServerView::name);
        case SINCE -> Comparator.comparing(ServerView::since).reversed();
        case PLAYERS -> Comparator.comparingInt(ServerView::players).reversed();
        case LATENCY -> Comparator.comparingLong(ServerView::latencyNanos).reversed();
        case MAP -> Comparator.comparing(view -> String.valueOf(view.map()));
        case DIALECT -> Comparator.comparing(ServerView::dialect);
      };
    }

    private static int rank(Health health) {
      return switch (health) {
        case REFUSED -> 0;
        case DOWN -> 1;
        case SLOW -> 2;
        case UNKNOWN -> 3;
        case UP -> 4;
      };
    }
  }

  private final Function<Selector, List<ServerView>> source;
  private List<ServerView> rows = List.of();
  private Selector filter = Selector.all();
  private String filterText = "";
  private Order order = Order.HEALTH;
  private boolean reversed;
  private int at;
  private int top;
  private int height = 1;

  /** Makes an empty one; {@link #refresh} fills it. */
  WatchTable(Function<Selector, List<ServerView>> source) {
    this.source = source;
  }

  /** Takes the rows as they are now. The pointer stays on its server, at the top at the top. */
  void refresh() {
    String pointed = at == 0 || rows.isEmpty() ? "" : rows.get(at).name();
    int above = at - top;
    List<ServerView> fresh = new ArrayList<>(source.apply(filter));
    Comparator<ServerView> wanted = reversed ? order.rows().reversed() : order.rows();
    fresh.sort(wanted.thenComparing(ServerView::name));
    rows = fresh;
    for (int i = 0; !pointed.isEmpty() && i < rows.size(); i++) {
      if (rows.get(i).name().equals(pointed)) {
        top = i - above;
        at = i;
        break;
      }
    }
    point(at);
  }

  /** Sorts by the next column. */
  void orderByNext() {
    order = order.next();
    reversed = false;
    point(0);
    refresh();
  }

  /** Sorts the other way round. */
  void reverse() {
    reversed = !reversed;
    point(0);
    refresh();
  }

  Order order() {
    return order;
  }

  boolean isReversed() {
    return reversed;
  }

  /**
   * Shows those servers only that a selector chooses.
   *
   * @throws IllegalArgumentException if it is none; says why, and changes nothing
   */
  void filter(String text) {
    filter = text.isBlank() ? Selector.all() : Selector.parse(text);
    filterText = text.strip();
    point(0);
    refresh();
  }

  String filterText() {
    return filterText;
  }

  int size() {
    return rows.size();
  }

  /** The row that is pointed at, from 0. */
  int at() {
    return at;
  }

  /** The first row on the screen, from 0. */
  int top() {
    return top;
  }

  /** How many rows fit on the screen. */
  int height() {
    return height;
  }

  /** The server that is pointed at; empty without any. */
  String pointedAt() {
    return rows.isEmpty() ? "" : rows.get(at).name();
  }

  /** Moves the pointer by one row, one screen, or to an end; false for a key that does not. */
  boolean moved(WatchKey key) {
    switch (key.kind()) {
      case UP -> point(at - 1);
      case DOWN -> point(at + 1);
      case PAGE_UP -> page(-height);
      case PAGE_DOWN -> page(height);
      case HOME -> point(0);
      case END -> point(rows.size() - 1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void page(int by) {
    top += by;
    point(at + by);
  }

  private void point(int row) {
    at = Math.max(0, Math.min(row, rows.size() - 1));
    top = Math.max(at - height + 1, Math.min(top, at));
    top = Math.max(0, Math.min(top, rows.size() - height));
  }

  /** The rows that fit. */
  List<ServerView> visible(int lines) {
    height = Math.max(1, lines);
    point(at);
    return rows.subList(top, Math.min(rows.size(), top + height));
  }
}
