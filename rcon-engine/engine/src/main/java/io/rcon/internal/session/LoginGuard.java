package io.rcon.internal.session;

import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.InFlightCommands;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds back empty answers until it is proven that the server still knows the login. Some servers
 * forget it after a map change and answer every command with nothing, which would pass for success.
 *
 * <p>Answers come in order, so one that is not empty proves all before it. Where none is on its
 * way, a command is sent whose answer is never empty; if that is empty too, the commands held may
 * not have run, and a new login follows. Event loop only.
 */
final class LoginGuard {
  private static final String UNPROVEN = "an empty answer, and no sign that the login still holds";

  private record Held(Exchange exchange, Reply reply) {}

  private final SessionCore core;
  private final CommandFlow flow;
  private final String check;
  private @Nullable Deque<Held> held;
  private @Nullable Exchange checking;

  private LoginGuard(SessionCore core, CommandFlow flow, String check) {
    this.core = core;
    this.flow = flow;
    this.check = check;
  }

  /** Null where a login is never forgotten. */
  static @Nullable LoginGuard of(SessionCore core, CommandFlow flow) {
    String check = core.server().dialect().loginCheck().orElse("");
    return check.isEmpty() ? null : new LoginGuard(core, flow, check);
  }

  boolean isEmpty() {
    return held == null && checking == null;
  }

  /** Takes an answer that has ended; false if it counts as it is. */
  boolean holds(Exchange exchange, Reply reply) {
    boolean isCheck = exchange == checking;
    if (isCheck) {
      checking = null;
    }
    if (!reply.text().isEmpty()) {
      proven(exchange.number());
      return false;
    }
    if (isCheck) {
      forgotten();
      return true;
    }
    exchange.held();
    if (held == null) {
      held = new ArrayDeque<>();
    }
    held.add(new Held(exchange, reply));
    askIfNeeded();
    return true;
  }

  private void askIfNeeded() {
    InFlightCommands line = core.line();
    if (held != null && checking == null && line != null) {
      Exchange asked = flow.internal(check);
      checking = asked;
      flow.write(asked, line, 1);
      if (asked.state() == Exchange.State.DONE && checking == asked) {
        // It could not be written: what is held waits to the end of its time.
        checking = null;
      }
    }
  }

  private void proven(long number) {
    Deque<Held> all = held;
    if (all == null) {
      return;
    }
    while (!all.isEmpty() && all.element().exchange.number() < number) {
      Held proven = all.remove();
      flow.finish(proven.exchange, proven.reply);
    }
    if (all.isEmpty()) {
      held = null;
    } else {
      askIfNeeded();
    }
  }

  private void forgotten() {
    InFlightCommands line = core.line();
    if (line != null) {
      core.setbacks()
          .lost(
              Failures.disconnected("the server forgot the login and answered with nothing"), line);
    }
  }

  /** Adds those held that have something to do at this time. */
  void addDue(long now, List<Exchange> due) {
    if (held != null) {
      for (Held each : held) {
        if (each.exchange.dueAt() <= now) {
          due.add(each.exchange);
        }
      }
    }
  }

  /** When the first of those held has something to do. */
  long nextDueAt() {
    long next = Long.MAX_VALUE;
    if (held != null) {
      for (Held each : held) {
        next = Math.min(next, each.exchange.dueAt());
      }
    }
    return next;
  }

  /** The caller waits no longer for a proof. */
  void outOfTime(Exchange exchange) {
    Deque<Held> all = held;
    if (all != null && all.removeIf(each -> each.exchange == exchange)) {
      if (all.isEmpty()) {
        held = null;
      }
      flow.failOrRepeat(exchange, Failures.timedOut(UNPROVEN), Delivery.UNKNOWN);
      flow.dispatch();
      core.mayHaveDrained();
    }
  }

  /** It has ended otherwise. */
  void letGo(Exchange exchange) {
    if (exchange == checking) {
      checking = null;
    }
    if (held != null && held.removeIf(each -> each.exchange == exchange) && held.isEmpty()) {
      held = null;
    }
  }

  /** The check itself met silence: nothing is proven. */
  void checkTimedOut(Exchange exchange) {
    if (exchange == checking) {
      checking = null;
      failHeld(Failures.timedOut(UNPROVEN));
    }
  }

  void lineLost(Failures why) {
    checking = null;
    failHeld(why);
  }

  private void failHeld(Failures why) {
    Deque<Held> all = held;
    held = null;
    if (all != null) {
      // The last first, so that those that are queued again keep their order.
      while (!all.isEmpty()) {
        flow.failOrRepeat(all.removeLast().exchange, why, Delivery.UNKNOWN);
      }
    }
  }
}
