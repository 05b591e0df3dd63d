package io.rcon.internal.session;

import io.rcon.SessionState;
import io.rcon.internal.line.InFlightCommands;

/**
 * What a failed attempt or the end of a connection means for its session: another attempt after a
 * pause, or none. Holds nothing of its own. Event loop only.
 */
final class Setbacks {
  private static final String FRONT =
      " before the password was sent: the game is away behind what accepts its connections (a"
          + " tunnel, a proxy, a forwarded port), or the server bans or limits this address";

  private final SessionCore core;
  private final Outage outage;
  private final CommandFlow flow;

  Setbacks(SessionCore core) {
    this.core = core;
    outage = core.outage();
    flow = core.flow();
  }

  void attemptFailed(Failures why) {
    attemptFailed(why, true);
  }

  /** A step of an attempt took too long. */
  void attemptOverdue(Failures why) {
    attemptFailed(why, false);
  }

  private void attemptFailed(Failures why, boolean inTime) {
    outage.attemptFailed(why);
    core.hangUp();
    backOff();
    ExpectedClose close = flow.expectedClose();
    if (close != null) {
      close.attemptFailed(inTime);
    }
    flow.commonEnds().failImpatient(why);
    core.waiters().failed(why);
  }

  private void backOff() {
    long nextDialAt = outage.nextDialAt();
    core.transition(SessionState.BACKING_OFF);
    core.wakeAt(nextDialAt);
  }

  void refused(String reason) {
    outage.refused(reason + LikelyMistake.ofPassword(core.server()));
    InFlightCommands refusedLine = core.line();
    core.hangUp();
    core.transition(SessionState.REFUSED);
    flow.commonEnds().failAll(refusedLine, outage.last(), outage.last());
    core.waiters().failed(outage.last());
    core.mayHaveDrained();
  }

  void lineClosed(InFlightCommands where, String reason) {
    if (where != core.line()) {
      return;
    }
    if (core.idleness().closed(core.context().loop().now())) {
      return;
    }
    Failures closed = Failures.disconnected(reason + core.wire().at());
    if (core.idleness().closedAfterAnswer(where, closed)) {
      return;
    }
    if (core.state() != SessionState.LOGGING_IN) {
      boolean neverAnswered = where.size() > 0 && flow.ends().lastElapsed() < 0;
      String advice = neverAnswered ? FittingDialects.afterClose(core.server().dialect()) : "";
      lost(Failures.disconnected(reason + core.wire().at() + advice), where);
      return;
    }
    Attempt attempt = core.attempt();
    if (attempt != null && attempt.holdsPassword()) {
      outage.closedLogins().beforePassword();
      if (!attempt.goesOnElsewhere()) {
        attemptFailed(Failures.disconnected(reason + FRONT));
      }
      return;
    }
    String told =
        reason
            + core.wire().at()
            + " during the login: banned, a limit, a wrong password, "
            + (core.server().tls().isPresent()
                ? "or not RCON"
                : "a port that wants TLS, or not RCON")
            + LikelyMistake.ofPort(core.server());
    if (outage.closedLogins().afterPassword(core.context().loop().now())) {
      refused(told);
    } else if (attempt == null || !outage.closedLogins().isFirst() || !attempt.goesOnElsewhere()) {
      attemptFailed(Failures.disconnected(told));
    }
  }

  void failed(InFlightCommands where, Failures why) {
    if (where != core.line()) {
      return;
    }
    if (core.state() == SessionState.LOGGING_IN) {
      attemptFailed(why);
    } else {
      lost(why, where);
    }
  }

  /** The connection is of no more use; commands that wait have the next one. */
  void lost(Failures why, InFlightCommands where) {
    if (where != core.line()) {
      return;
    }
    if (flow.expectedClose() != null) {
      outage.closeExpected();
    }
    outage.connectionLost(why);
    core.hangUp();
    if (core.isClosing()) {
      flow.commonEnds().lineLost(where, why);
      return;
    }
    backOff();
    flow.commonEnds().lineLost(where, why);
    core.goIdleIfUnwanted();
  }

  /** Somebody does not want to wait, or has set right what was refused. */
  void retry() {
    boolean waits =
        core.state() == SessionState.REFUSED || core.state() == SessionState.BACKING_OFF;
    if (waits && !core.isClosing()) {
      core.context().loop().wheel().disarm(core);
      core.dial();
    }
  }

  /** Over UDP: the server is not there. */
  void gone(String reason) {
    if (core.state() == SessionState.READY && !core.isClosing()) {
      outage.endIfStable();
      attemptFailed(Failures.unreachable(reason));
    }
    core.mayHaveDrained();
  }
}
