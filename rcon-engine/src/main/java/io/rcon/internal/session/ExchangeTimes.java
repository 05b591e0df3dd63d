package io.rcon.internal.session;

import io.rcon.internal.exchange.Exchange;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.DeadlineWheel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The times of one session's exchanges, under one deadline that is never later than the earliest of
 * them. Nearly every exchange ends before its time, so none is taken out: when the deadline comes,
 * a look at the exchanges that are left tells which of them are due, and when the next is. An
 * answered command thus costs one comparison. Event loop only.
 */
final class ExchangeTimes extends Deadline {
  private final CommandFlow flow;
  private final DeadlineWheel wheel;
  private long at = Long.MAX_VALUE;

  ExchangeTimes(CommandFlow flow, DeadlineWheel wheel) {
    this.flow = flow;
    this.wheel = wheel;
  }

  /** Looks again at this time, or before. */
  void wakeAt(long time) {
    if (time < at) {
      at = time;
      wheel.arm(this, time);
    }
  }

  /** No exchange is left. */
  void cancel() {
    at = Long.MAX_VALUE;
    wheel.disarm(this);
  }

  @Override
  protected void expired(long now) {
    at = Long.MAX_VALUE;
    List<Exchange> due = new ArrayList<>();
    flow.addDue(now, due);
    due.sort(Comparator.comparingLong(Exchange::givenAt).thenComparingLong(Exchange::number));
    for (Exchange exchange : due) {
      // Whoever was told of an end before this one may have ended it too.
      if (exchange.dueAt() <= now) {
        flow.due(exchange, now);
      }
    }
    long next = flow.nextDueAt();
    if (next != Long.MAX_VALUE) {
      wakeAt(next);
    }
  }
}
