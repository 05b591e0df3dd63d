package io.rcon.internal.command;

import io.rcon.internal.line.Exchange;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.DeadlineWheel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The times of one session's exchanges, under one deadline that is never later than the earliest of
 * them. Nearly every exchange ends before its time, so none is taken out: when the deadline comes,
 * a look at the exchanges that are left tells which of them are due, and when the next is. An
 * answered command thus costs one comparison, and it is part of the object that holds the exchanges
 * so that it costs no look at another. Event loop only.
 */
abstract class ExchangeTimes extends Deadline {
  private static final Comparator<Exchange> BY_TIME =
      Comparator.comparingLong((Exchange each) -> each.times().givenAt())
          .thenComparingLong(Exchange::number);

  private long at = Long.MAX_VALUE;

  abstract DeadlineWheel wheel();

  /** Adds the exchanges whose next time has come, in no order. */
  abstract void addDue(long now, List<Exchange> due);

  /** The earliest of their next times; {@link Long#MAX_VALUE} for none. */
  abstract long nextDueAt();

  /** The time of this one has come. */
  abstract void due(Exchange exchange, long now);

  /** Something was thrown in the way of this one. */
  public abstract void threw(Exchange exchange, Throwable thrown);

  /**
   * Looks again at this time, or before.
   *
   * @param time the loop's
   */
  public final void wakeAt(long time) {
    if (time < at) {
      at = time;
      wheel().arm(this, time);
    }
  }

  /** No exchange is left. */
  final void nothingIsDue() {
    at = Long.MAX_VALUE;
    wheel().disarm(this);
  }

  @Override
  protected final void expired(long now) {
    at = Long.MAX_VALUE;
    try {
      end(now);
    } finally {
      long next = nextDueAt();
      if (next != Long.MAX_VALUE) {
        wakeAt(next);
      }
    }
  }

  private void end(long now) {
    List<Exchange> due = new ArrayList<>();
    addDue(now, due);
    due.sort(BY_TIME);
    for (Exchange exchange : due) {
      // A caller who was told of an end before this one may have ended it too.
      if (exchange.dueAt() <= now) {
        try {
          due(exchange, now);
        } catch (Throwable e) {
          threw(exchange, e);
        }
      }
    }
  }
}
