package io.rcon.internal.session;

import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.internal.line.ClosedAnswers;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.InFlight;
import io.rcon.internal.line.InFlightCommands;
import io.rcon.internal.line.PartialAnswer;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.wire.Wire.Silence;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that is meant to stop its server, from its write until it is known whether the server
 * is gone. Nothing else is written meanwhile: what waits was not sent, and has the server that
 * starts next.
 *
 * <pre>
 *   over TCP    closed by the server                                     gone
 *               silent to the timeout, then asked by another login:
 *               refused, or twice no answer                              gone
 *               accepted                                                 still there
 *   over UDP    asked by queries that anybody may ask, paced:
 *               a closed port, or twice no answer                        gone
 *               answered after the timeout                               still there
 * </pre>
 *
 * Event loop only.
 */
final class ExpectedClose extends Deadline {
  private static final long EVERY = Duration.ofSeconds(1).toNanos();
  private static final long WHEN_PACED = Duration.ofMillis(250).toNanos();

  /** How long an answer to another login is waited for. */
  private static final long QUESTION = Duration.ofSeconds(2).toNanos();

  /** So many questions in a row without an answer, and the server is gone. */
  private static final int SILENCES = 2;

  /** So many that could not even be asked, and it is not known. */
  private static final int UNASKED = 20;

  private final SessionCore core;
  private final CommandFlow flow;
  private final Exchange exchange;
  private final long overAt;
  private @Nullable Reply answer;
  private boolean asking;
  private int silences;
  private int unasked;
  private boolean decided;

  /**
   * A command was written that is meant to stop the server.
   *
   * @param before the one before it, which may be this command's that is written again
   */
  ExpectedClose(
      SessionCore core, CommandFlow flow, Exchange exchange, @Nullable ExpectedClose before) {
    this.core = core;
    this.flow = flow;
    this.exchange = exchange;
    overAt = exchange.dueAt();
    if (before != null) {
      before.decided = true;
      core.context().loop().wheel().disarm(before);
    }
    if (!core.isStream()) {
      again(Math.min((overAt - now()) / 2, EVERY));
    }
  }

  private long now() {
    return core.context().loop().now();
  }

  /** Whether it is not known yet. A command that ended in another way is of no interest here. */
  boolean isPending() {
    return !decided
        && (exchange.state() == Exchange.State.UNDER_WAY
            || exchange.state() == Exchange.State.HELD);
  }

  boolean isOf(Exchange other) {
    return exchange == other;
  }

  private void again(long nanos) {
    core.context().loop().wheel().arm(this, now() + nanos);
  }

  /** It was answered, and may stop now; no proof of the login is waited for. */
  void answered(Reply reply, @Nullable LoginGuard guard) {
    if (guard != null && !reply.text().isEmpty()) {
      // It proves that those before it ran.
      guard.holds(exchange, reply);
    }
    answer = reply;
    PartialAnswer.keep(exchange, reply, core.server().dialect().charset());
    exchange.held();
    if (core.isStream()) {
      again(Math.max(0, overAt - now()));
    }
  }

  /** Its time ended on its line, from which it was taken. */
  void timedOut() {
    flow.release(exchange, core.server().dialect().rests().afterTimeout());
    exchange.held();
    timeIsUp();
  }

  @Override
  protected void expired(long now) {
    try {
      timeHasCome();
    } catch (Throwable e) {
      flow.commonEnds().threw(exchange, e);
    }
  }

  private void timeHasCome() {
    if (!isPending()) {
      return;
    } else if (!core.isStream()) {
      query();
    } else if (asking) {
      unanswered();
    } else {
      timeIsUp();
    }
  }

  private boolean isOver() {
    return now() >= overAt;
  }

  // ---- TCP

  private void timeIsUp() {
    InFlightCommands line = core.line();
    if (!core.isStream()) {
      // The next query decides.
      return;
    }
    if (core.isClosing() || line == null) {
      stillThere("it neither closed the connection nor can be asked whether it is gone");
      return;
    }
    asking = true;
    core.setbacks().lost(Failures.disconnected("a command that is to stop it met silence"), line);
    core.wakeAt(now());
  }

  /** Another dial begins. */
  void dialing() {
    if (asking) {
      again(QUESTION);
    }
  }

  private void unanswered() {
    if (++silences >= SILENCES) {
      gone();
    } else {
      asking = false;
      core.setbacks().attemptFailed(Failures.timedOut("no answer to a login"));
      asking = true;
      core.wakeAt(now() + WHEN_PACED);
    }
  }

  /** An attempt to connect failed; in time, or it was refused. */
  void attemptFailed(boolean inTime) {
    if (core.isStream() && !asking) {
      return;
    }
    if (inTime || ++silences >= SILENCES) {
      gone();
    } else {
      core.context().loop().wheel().disarm(this);
      core.wakeAt(now() + WHEN_PACED);
    }
  }

  /** Another login was accepted. */
  void loggedIn() {
    if (asking) {
      stillThere("it accepts logins still");
    }
  }

  /**
   * A connection has ended.
   *
   * @param line the connection's
   * @param open what was in flight on it; the command is taken out
   * @param why it has ended
   */
  void lineLost(InFlightCommands line, List<Exchange> open, Failures why) {
    if (asking) {
      return;
    }
    if (open.remove(exchange)) {
      flow.off(exchange);
      answer = line.endedByClose(exchange);
    }
    if (line.isClosedByPeer()) {
      gone();
    } else {
      fail(why);
    }
  }

  // ---- UDP

  private void query() {
    if (!flow.takePace()) {
      again(WHEN_PACED);
      return;
    }
    core.wire().explainSilence(this::found);
  }

  private void found(Silence silence) {
    if (!isPending()) {
      return;
    }
    switch (silence) {
      case CLOSED_PORT -> gone();
      case SILENT -> {
        if (++silences >= SILENCES) {
          gone();
        } else {
          again(WHEN_PACED);
        }
      }
      case ALIVE -> {
        silences = 0;
        if (isOver()) {
          stillThere("it answers still");
        } else {
          again(EVERY);
        }
      }
      case NOT_ASKED -> {
        if (isOver() && ++unasked > UNASKED) {
          stillThere("it cannot be asked whether it is gone");
        } else {
          again(WHEN_PACED);
        }
      }
    }
  }

  // ---- ends

  private void gone() {
    Reply reply =
        ClosedAnswers.whatCame(exchange, answer, core.server().dialect().charset(), now());
    decide();
    if (!core.isStream()) {
      core.outage().closeExpected();
      core.setbacks().gone("it was told to stop");
    }
    flow.finish(exchange, core.outage().misfit().doubted(reply));
    ended();
  }

  private void stillThere(String how) {
    long millis = Duration.ofNanos(now() - exchange.sentAt()).toMillis();
    fail(Failures.timedOut("told to stop, and not gone after " + millis + " ms: " + how));
  }

  /** Nothing goes on in this session; what is in flight on a line is failed there. */
  void failHeld(Failures why) {
    if (exchange.state() == Exchange.State.HELD) {
      decide();
      flow.fail(exchange, why, Delivery.UNKNOWN);
    }
  }

  private void fail(Failures why) {
    decide();
    flow.fail(exchange, why, Delivery.UNKNOWN);
    ended();
  }

  private void decide() {
    decided = true;
    core.context().loop().wheel().disarm(this);
    InFlight line = exchange.state() == Exchange.State.UNDER_WAY ? exchange.line() : null;
    if (line != null && !core.isStream()) {
      line.forget(exchange);
      flow.off(exchange);
      flow.release(exchange, core.server().dialect().rests().afterTimeout());
    }
  }

  private void ended() {
    flow.expectedClose(); // Lets go of this, its answer and its line.
    flow.dispatch();
    core.mayHaveDrained();
  }
}
