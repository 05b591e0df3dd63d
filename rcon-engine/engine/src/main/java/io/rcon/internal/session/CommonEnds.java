package io.rcon.internal.session;

import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.Exchange.State;
import io.rcon.internal.line.ExchangeQueue;
import io.rcon.internal.line.InFlightCommands;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ends many of a session's commands at once. Event loop only. */
final class CommonEnds {
  private final CommandFlow flow;
  private final LineEvents lineEvents;
  private final @Nullable LoginGuard guard;
  private final ExchangeQueue queue;

  CommonEnds(
      CommandFlow flow, LineEvents lineEvents, @Nullable LoginGuard guard, ExchangeQueue queue) {
    this.flow = flow;
    this.lineEvents = lineEvents;
    this.guard = guard;
    this.queue = queue;
  }

  /** Nothing that waits will be written. */
  void failQueued(Failures why) {
    for (Exchange next = queue.poll(); next != null; next = queue.poll()) {
      flow.fail(next, why, Delivery.NOT_SENT);
    }
  }

  /** An attempt to connect failed: only those who bounded the whole wait for another. */
  void failImpatient(Failures why) {
    ExchangeQueue patient = new ExchangeQueue();
    for (Exchange next = queue.poll(); next != null; next = queue.poll()) {
      if (next.isPatient()) {
        patient.add(next);
      } else {
        flow.fail(next, why, Delivery.NOT_SENT);
      }
    }
    for (Exchange next = patient.poll(); next != null; next = patient.poll()) {
      queue.add(next);
    }
  }

  /** The connection is gone: what was written may have run, what waits has the next one. */
  void lineLost(InFlightCommands line, Failures why) {
    List<Exchange> open = line.retire(Duration.ZERO);
    flow.reopen();
    ExpectedClose close = flow.expectedClose();
    if (close != null) {
      close.lineLost(line, open, why);
    }
    // One may have been given up for lack of memory while its text was made.
    open.removeIf(each -> endedByClose(each, line) || each.state() == Exchange.State.DONE);
    unproven(why);
    // The last first, so that those that are queued again keep their order.
    for (int i = open.size() - 1; i >= 0; i--) {
      flow.off(open.get(i));
      flow.failOrRepeat(open.get(i), why, Delivery.UNKNOWN);
    }
    flow.drained();
  }

  /** A server that is told to stop answers and closes: what can be a whole answer is one. */
  private boolean endedByClose(Exchange exchange, InFlightCommands line) {
    Reply came = line.endedByClose(exchange);
    if (came == null) {
      return false;
    }
    Reply reply = lineEvents.doubted(came);
    flow.off(exchange);
    if (guard == null || !guard.holds(exchange, reply)) {
      flow.finish(exchange, reply);
      flow.giveBack(exchange);
    }
    return true;
  }

  private void unproven(Failures why) {
    if (guard != null) {
      guard.lineLost(why);
    }
  }

  /** Something was thrown in the way of a command: it ends, wherever it is. */
  void threw(Exchange exchange, Throwable thrown) {
    Delivery delivery = exchange.state() == State.QUEUED ? Delivery.NOT_SENT : Delivery.UNKNOWN;
    queue.remove(exchange);
    if (exchange.line() instanceof InFlightCommands line && line.has(exchange)) {
      line.cutFrame().take(exchange);
      line.forget(exchange);
      flow.off(exchange);
      lineEvents.abandonLease(line, true);
      // Over TCP its frame may still be unread.
      flow.timeouts().restoreOrder(line, "an error ended a command that was sent");
    }
    if (guard != null) {
      guard.letGo(exchange);
    }
    lineEvents.failures().threw(exchange, delivery, thrown);
    flow.drained();
  }

  /** Nothing goes on: the password was refused, or the session is closed. */
  void failAll(@Nullable InFlightCommands line, Failures writtenWhy, Failures queuedWhy) {
    flow.reopen();
    unproven(writtenWhy);
    ExpectedClose close = flow.expectedClose();
    if (close != null) {
      close.failHeld(writtenWhy);
    }
    if (line != null) {
      for (Exchange exchange : line.retire(Duration.ZERO)) {
        flow.off(exchange);
        flow.fail(exchange, writtenWhy, Delivery.UNKNOWN);
      }
    }
    lineEvents.failLeased(writtenWhy);
    failQueued(queuedWhy);
    flow.expectedClose();
    flow.nothingIsDue();
  }
}
