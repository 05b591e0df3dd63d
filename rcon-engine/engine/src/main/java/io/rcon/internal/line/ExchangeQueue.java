package io.rcon.internal.line;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges that wait, linked through themselves: an idle session's queue is a few null fields.
 * Those that {@linkplain Exchange#yields yield} stand behind all others, in whatever order they
 * came.
 */
public final class ExchangeQueue {
  private @Nullable Exchange first;
  private @Nullable Exchange last;
  private @Nullable Exchange lastUnyielding;
  private int size;
  private int unyielding;

  /** Makes an empty queue. */
  public ExchangeQueue() {}

  /**
   * How many wait.
   *
   * @return 0 or more
   */
  public int size() {
    return size;
  }

  /**
   * How many of them do not yield.
   *
   * @return 0 to {@link #size}
   */
  public int unyielding() {
    return unyielding;
  }

  /**
   * Whether none waits.
   *
   * @return true if empty
   */
  public boolean isEmpty() {
    return first == null;
  }

  /**
   * The next one.
   *
   * @return null if none waits
   */
  public @Nullable Exchange peek() {
    return first;
  }

  /**
   * Adds one behind the others of its kind.
   *
   * @param exchange not in any queue
   */
  public void add(Exchange exchange) {
    link(exchange, exchange.yields() ? last : lastUnyielding);
  }

  /**
   * Adds one before the others of its kind.
   *
   * @param exchange not in any queue
   */
  public void addFirst(Exchange exchange) {
    link(exchange, exchange.yields() ? lastUnyielding : null);
  }

  private void link(Exchange exchange, @Nullable Exchange before) {
    if (before == null) {
      exchange.nextQueued = first;
      first = exchange;
    } else {
      exchange.nextQueued = before.nextQueued;
      before.nextQueued = exchange;
    }
    if (before == last) {
      last = exchange;
    }
    size++;
    if (!exchange.yields()) {
      unyielding++;
      if (before == lastUnyielding) {
        lastUnyielding = exchange;
      }
    }
  }

  /**
   * Takes the next one.
   *
   * @return null if none waits
   */
  public @Nullable Exchange poll() {
    Exchange exchange = first;
    if (exchange != null) {
      unlink(null, exchange);
    }
    return exchange;
  }

  /**
   * Takes one out, wherever it is.
   *
   * @param exchange the one
   * @return false if it was not there
   */
  public boolean remove(Exchange exchange) {
    Exchange before = null;
    for (Exchange at = first; at != null; before = at, at = at.nextQueued) {
      if (at == exchange) {
        unlink(before, at);
        return true;
      }
    }
    return false;
  }

  /**
   * Adds those whose time has come.
   *
   * @param now the loop's time
   * @param due where to
   */
  public void addDue(long now, List<Exchange> due) {
    for (Exchange at = first; at != null; at = at.nextQueued) {
      if (at.dueAt() <= now) {
        due.add(at);
      }
    }
  }

  /**
   * The earliest of their next times.
   *
   * @return the loop's time, or {@link Long#MAX_VALUE}
   */
  public long nextDueAt() {
    long next = Long.MAX_VALUE;
    for (Exchange at = first; at != null; at = at.nextQueued) {
      next = Math.min(next, at.dueAt());
    }
    return next;
  }

  private void unlink(@Nullable Exchange before, Exchange at) {
    if (before == null) {
      first = at.nextQueued;
    } else {
      before.nextQueued = at.nextQueued;
    }
    if (last == at) {
      last = before;
    }
    if (lastUnyielding == at) {
      lastUnyielding = before;
    }
    at.nextQueued = null;
    size--;
    if (!at.yields()) {
      unyielding--;
    }
  }
}
