package io.rcon.simulation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.rcon.SessionState;

/** The login on one connection: where the one before was closed, the password waits a while. */
final class ClosedLogin {
  /** Less than the engine's, whose wheel has ticks. */
  private static final long HOLD = MILLISECONDS.toNanos(240);

  private static final long NEVER = Long.MIN_VALUE;

  private long madeAt = NEVER;
  private long passwordAt = NEVER;
  private boolean answered;

  void made(long now) {
    madeAt = now;
  }

  void answered(ServerUnderTest place) {
    answered = true;
    place.sessions.closedLogins = 0;
  }

  void password(ServerUnderTest place, long now, Ledger ledger) {
    passwordAt = now;
    boolean warned = place.sessions.loginClosedOf == place.sessions.generation();
    ledger.check(
        !warned || now - madeAt >= HOLD, "the password waits after a login that was closed", place);
    place.sessions.loginClosedOf = SessionsUnderTest.NONE;
  }

  /** The connection is over: was it closed when the password had been sent, without a word? */
  void ended(ServerUnderTest place, boolean byPeer) {
    if (byPeer
        && passwordAt != NEVER
        && !answered
        && place.sessions.state == SessionState.LOGGING_IN) {
      place.sessions.loginClosed();
    }
  }
}
