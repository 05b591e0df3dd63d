package io.rcon.internal.session;

import java.time.Duration;

/**
 * Judges logins whose connections were closed without a word, and how long to wait after one: it
 * may have been a ban, a limit, a restart, a wrong password, or a front (a tunnel, a proxy, a
 * container's port) whose game is away. Event loop only.
 */
final class ClosedLogins {
  /** How long the password waits on a connection that may be a front's: a front closes at once. */
  static final long HOLD = Duration.ofMillis(250).toNanos();

  /** Doubled by each that follows: three logins in thirty seconds, where servers ban from five. */
  private static final long FIRST_PAUSE = Duration.ofSeconds(5).toNanos();

  private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();

  /** A front cost no login, and the game may be back at any time. */
  private static final long PAUSE_AFTER_FRONT = Duration.ofSeconds(5).toNanos();

  /** So many closes, a minute apart, and a server that closes on a bad password has spoken. */
  private static final int REFUSED_AT = 3;

  private final boolean closesOnBadPassword;

  /** Whether this password was accepted once: then no bare close refuses it. */
  private boolean accepted;

  private int inARow;
  private int minutesApart;
  private long countedAt;
  private long leastPause;
  private long mostPause = Long.MAX_VALUE;

  ClosedLogins(boolean closesOnBadPassword, boolean accepted) {
    this.closesOnBadPassword = closesOnBadPassword;
    this.accepted = accepted;
  }

  /** Whether the password waits for {@link #HOLD}, since a login was closed before. */
  boolean holdPassword() {
    return inARow > 0;
  }

  /** The connection was closed before the password was sent. */
  void beforePassword() {
    mostPause = PAUSE_AFTER_FRONT;
  }

  /**
   * The connection was closed when the password had been sent.
   *
   * @return whether that refuses it
   */
  boolean afterPassword(long now) {
    leastPause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(inARow, 10));
    inARow++;
    if (minutesApart == 0 || now - countedAt >= LONGEST_PAUSE) {
      minutesApart++;
      countedAt = now;
    }
    return closesOnBadPassword && !accepted && minutesApart >= REFUSED_AT;
  }

  /**
   * Whether it was the first in a row: then another address of the name is tried at once, and the
   * pause after that is the second's, so that no server sees more logins than before.
   */
  boolean isFirst() {
    return inARow == 1;
  }

  void accepted() {
    accepted = true;
    inARow = 0;
    minutesApart = 0;
  }

  /** The pause before the next attempt, where the back-off wants this one. */
  long pause(long wanted) {
    long pause = Math.max(leastPause, Math.min(mostPause, wanted));
    leastPause = 0;
    mostPause = Long.MAX_VALUE;
    return pause;
  }
}
