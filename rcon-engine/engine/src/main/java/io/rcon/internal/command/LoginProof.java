package io.rcon.internal.command;

import io.rcon.Dialect;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.reply.Failure;
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
final class LoginProof {
  /** The commands of a session. */
  interface Owner {
    /** Whether there is a connection. */
    boolean isConnected();

    /** Writes the engine's own command at once: past the queue, the depth and the pace. */
    void writeCheck(Exchange exchange, String command);

    /** An answer counts. */
    void complete(Exchange exchange, Reply reply);

    /** A command has failed, or is written again where that is safe. */
    void failOrRepeat(Exchange exchange, Failure why, Delivery delivery);

    /** The login is forgotten. */
    void connectionUseless(Failure why);

    /** More may be written. */
    void free();
  }

  private static final String UNPROVEN = "an empty answer, and no sign that the login still holds";

  private record Held(Exchange exchange, Reply reply) {}

  private final Owner owner;
  private final String check;
  private @Nullable Deque<Held> held;
  private @Nullable Exchange checking;

  private LoginProof(Owner owner, String check) {
    this.owner = owner;
    this.check = check;
  }

  /** Null where a login is never forgotten. */
  static @Nullable LoginProof of(Owner owner, Dialect dialect) {
    String check = dialect.loginCheck().orElse("");
    return check.isEmpty() ? null : new LoginProof(owner, check);
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
    if (held != null && checking == null && owner.isConnected()) {
      Exchange asked = new Exchange();
      checking = asked;
      owner.writeCheck(asked, check);
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
      owner.complete(proven.exchange, proven.reply);
    }
    if (all.isEmpty()) {
      held = null;
    } else {
      askIfNeeded();
    }
  }

  private void forgotten() {
    if (owner.isConnected()) {
      owner.connectionUseless(
          Failure.disconnected("the server forgot the login and answered with nothing"));
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
      owner.failOrRepeat(exchange, Failure.timedOut(UNPROVEN), Delivery.UNKNOWN);
      owner.free();
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
      failHeld(Failure.timedOut(UNPROVEN));
    }
  }

  void lineLost(Failure why) {
    checking = null;
    failHeld(why);
  }

  private void failHeld(Failure why) {
    Deque<Held> all = held;
    held = null;
    if (all != null) {
      // The last first, so that those that are queued again keep their order.
      while (!all.isEmpty()) {
        owner.failOrRepeat(all.removeLast().exchange, why, Delivery.UNKNOWN);
      }
    }
  }
}
