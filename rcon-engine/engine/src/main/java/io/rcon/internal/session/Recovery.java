package io.rcon.internal.session;

import io.rcon.RconException.Delivery;
import io.rcon.SessionState;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.InFlightCommands;
import io.rcon.internal.line.LineFailures;
import io.rcon.internal.support.Survived;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a session in which something was thrown, by a conversation or for lack of memory:
 * one command ends, or the connection does, and the session goes on. Holds nothing of its own.
 * Event loop only.
 */
final class Recovery implements LineFailures {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private static final long AGAIN = Duration.ofSeconds(1).toNanos();

  private final SessionCore core;

  Recovery(SessionCore core) {
    this.core = core;
  }

  private void log(Throwable thrown, String what) {
    Survived.log(log, thrown, "{}: {}", core.server().name(), what);
  }

  /** A step on the session's way: what it throws fails the attempt, or costs the connection. */
  void survive(Runnable step) {
    try {
      step.run();
    } catch (Throwable e) {
      log(e, "an error, which the session survives");
      goOn(Failures.threw(e));
    }
  }

  /** Thrown by what reads the line: nothing that is under way there can be trusted any more. */
  @Override
  public void threw(InFlightCommands line, Throwable thrown) {
    log(thrown, "an error while frames were read; what is under way on this line fails");
    try {
      core.flow().lineEvents().failed(line, Failures.threw(thrown));
    } catch (Throwable again) {
      log(again, "an error while the line was given up");
      goOn(Failures.threw(thrown));
    }
  }

  private void goOn(Failures why) {
    try {
      if (core.attempt() != null) {
        core.setbacks().attemptFailed(why);
      } else if (core.line() != null) {
        core.setbacks().lost(why, core.line());
      }
    } catch (Throwable again) {
      log(again, "another error; it connects anew in a second");
    } finally {
      keepGoing();
    }
  }

  /** Whatever happens, a timer comes back to a session that is neither at rest nor READY. */
  private void keepGoing() {
    SessionState state = core.state();
    boolean moving = state == SessionState.CONNECTING || state == SessionState.LOGGING_IN;
    if (moving && core.attempt() == null) {
      core.transition(SessionState.BACKING_OFF);
    }
    boolean waits = moving || state == SessionState.BACKING_OFF;
    if ((waits || (core.isClosing() && state != SessionState.CLOSED)) && !core.isArmed()) {
      core.wakeAt(core.context().loop().now() + AGAIN);
    }
  }

  /** Thrown in one command's way: it ends, if it has not. */
  void threw(Exchange exchange, Delivery delivery, Throwable thrown) {
    log(thrown, "an error in the way of a command, which fails; the others go on");
    if (exchange.state() != Exchange.State.DONE) {
      core.flow().fail(exchange, Failures.threw(thrown), delivery);
    }
  }

  /** Thrown while it was written: a part of it may have left before, and its answer comes then. */
  void notWritten(Exchange exchange, InFlightCommands line, Throwable thrown) {
    boolean left = line.hasSent();
    core.flow().lineEvents().abandonLease(line, left);
    threw(exchange, left ? Delivery.UNKNOWN : Delivery.NOT_SENT, thrown);
    if (left && core.isStream()) {
      core.setbacks().lost(Failures.threw(thrown), line);
    }
  }

  /** An answer is given up: what still comes of it is late, or the order on its line is lost. */
  @Override
  public void gaveUp(Exchange exchange, InFlightCommands line, String why) {
    CommandFlow flow = core.flow();
    flow.off(exchange);
    try {
      if (core.isStream()) {
        flow.timeouts().restoreOrder(line, "an answer was given up");
      } else {
        flow.release(exchange, core.server().dialect().rests().afterTimeout());
      }
    } finally {
      if (exchange.isInternal()) {
        flow.internalTimedOut(exchange);
      } else {
        flow.fail(exchange, Failures.overloaded(why), Delivery.UNKNOWN);
      }
    }
    flow.dispatch();
    core.mayHaveDrained();
  }

  @Override
  public void gaveUp(InFlightCommands line, String why) {
    core.flow().lineEvents().failed(line, Failures.overloaded(why));
  }

  /** Its answer had come, and could not be made a reply of. */
  @Override
  public void notDecoded(Exchange exchange, Throwable thrown) {
    CommandFlow flow = core.flow();
    flow.off(exchange);
    flow.release(exchange, core.server().dialect().rests().afterQuiet());
    if (exchange.isInternal()) {
      flow.internalTimedOut(exchange);
    }
    threw(exchange, Delivery.UNKNOWN, thrown);
    flow.dispatch();
    core.mayHaveDrained();
  }
}
