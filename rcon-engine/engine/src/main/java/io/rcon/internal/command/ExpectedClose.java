package io.rcon.internal.command;

import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.internal.line.ClosedAnswers;
import io.rcon.internal.line.ConnectionLine;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.Lines;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.line.PartialAnswer;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.support.Deadline;
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
abstract sealed class ExpectedClose extends Deadline permits ConnectionStop, PortStop {
  static final long EVERY = Duration.ofSeconds(1).toNanos();
  static final long WHEN_PACED = Duration.ofMillis(250).toNanos();

  /** So many questions in a row without an answer, and the server is gone. */
  static final int SILENCES = 2;

  /** The commands of a session. */
  interface Owner {
    /** Takes one request from the pace of the server; false if nothing may be asked now. */
    boolean takePace();

    /** The command has stopped the server. */
    void complete(Exchange exchange, Reply reply);

    /** The command has not, or that is not known. */
    void failed(Exchange exchange, Failure why, Delivery delivery);

    /** Something was thrown on the way. */
    void threw(Exchange exchange, Throwable thrown);

    /** It is known what became of the server. */
    void decided();
  }

  final PipelineOwner session;
  final Owner commands;
  final Exchange exchange;
  private final LoopContext context;
  private final Lines lines;
  private final long overAt;
  @Nullable Reply answer;
  private boolean decided;

  ExpectedClose(
      LoopContext context, Lines lines, PipelineOwner session, Owner commands, Exchange exchange) {
    this.context = context;
    this.lines = lines;
    this.session = session;
    this.commands = commands;
    this.exchange = exchange;
    overAt = exchange.dueAt();
  }

  /**
   * A command was written that is meant to stop the server.
   *
   * @param before the one before it, which may be this command's that is written again
   */
  static ExpectedClose of(
      LoopContext context,
      Lines lines,
      PipelineOwner session,
      Owner commands,
      Exchange exchange,
      @Nullable ExpectedClose before) {
    if (before != null) {
      before.decided = true;
      before.rest();
    }
    ConnectionLine connection = lines.connection();
    // Over datagrams nothing is closed, however long a line lives.
    return connection != null && lines.isStream()
        ? new ConnectionStop(context, connection, session, commands, exchange)
        : new PortStop(context, lines, session, commands, exchange);
  }

  final long now() {
    return context.loop().now();
  }

  final long overAt() {
    return overAt;
  }

  final boolean isOver() {
    return now() >= overAt;
  }

  final void again(long nanos) {
    context.loop().wheel().arm(this, now() + nanos);
  }

  final void rest() {
    context.loop().wheel().disarm(this);
  }

  /** Whether it is not known yet. A command that ended in another way is of no interest here. */
  final boolean isPending() {
    return !decided
        && (exchange.state() == Exchange.State.UNDER_WAY
            || exchange.state() == Exchange.State.HELD);
  }

  final boolean isOf(Exchange other) {
    return exchange == other;
  }

  /** It was answered, and may stop now; no proof of the login is waited for. */
  void answered(Reply reply, @Nullable LoginProof proof) {
    if (proof != null && !reply.text().isEmpty()) {
      // It proves that those before it ran.
      proof.holds(exchange, reply);
    }
    answer = reply;
    PartialAnswer.keep(exchange.answer(), reply, lines.dialect().charset());
    exchange.held();
  }

  /** Its time ended on its line, from which it was taken. */
  void timedOut() {
    lines.release(exchange, lines.dialect().rests().afterTimeout());
    exchange.held();
  }

  @Override
  protected final void expired(long now) {
    try {
      if (isPending()) {
        timeHasCome();
      }
    } catch (Throwable e) {
      commands.threw(exchange, e);
    }
  }

  /** The next question is due, or the end of the time for an answer. */
  abstract void timeHasCome();

  /** Another dial begins. */
  void dialing() {}

  /** An attempt to connect failed; in time, or it was given up. */
  abstract void attemptFailed(boolean inTime);

  /** Another login was accepted. */
  void loggedIn() {}

  /**
   * A connection has ended.
   *
   * @param open what was in flight on it; the command is taken out
   * @param why it has ended
   */
  void lineLost(List<Exchange> open, Failure why) {}

  // ---- ends

  void gone() {
    Reply reply = ClosedAnswers.whatCame(exchange, answer, lines.dialect().charset(), now());
    decide();
    isGone();
    commands.complete(exchange, lines.doubted(reply));
    commands.decided();
  }

  /** The session is told. */
  abstract void isGone();

  final void stillThere(String how) {
    long millis = Duration.ofNanos(now() - exchange.times().sentAt()).toMillis();
    fail(Failure.timedOut("told to stop, and not gone after " + millis + " ms: " + how));
  }

  /** Nothing goes on in this session; what is in flight on a line is failed there. */
  final void failHeld(Failure why) {
    if (exchange.state() == Exchange.State.HELD) {
      decide();
      commands.failed(exchange, why, Delivery.UNKNOWN);
    }
  }

  final void fail(Failure why) {
    decide();
    commands.failed(exchange, why, Delivery.UNKNOWN);
    commands.decided();
  }

  /** It is known. */
  void decide() {
    decided = true;
    rest();
  }
}
