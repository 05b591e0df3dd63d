package io.rcon.internal.session;

import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Spreads the dials of one event loop, so that the end of an outage is no storm: so many begin in a
 * second, so many are under way. First come, first served. Event loop only.
 */
public final class DialGovernor {
  /** Someone who wants to dial. */
  interface Dialer {
    /**
     * The turn has come.
     *
     * @return false if the dialer has lost interest
     */
    boolean dialGranted();
  }

  private static final long SECOND = 1_000_000_000L;

  private final EngineLoop loop;
  private final long interval;
  private final int mostUnderWay;
  private final Queue<Dialer> waiting = new ArrayDeque<>();
  private int underWay;
  private long nextAt;
  private boolean granting;
  private final Deadline next =
      new Deadline() {
        @Override
        protected void expired(long now) {
          grant();
        }
      };

  /**
   * Makes a governor.
   *
   * @param loop whose dials it spreads
   * @param perSecond how many begin in a second; 0 for no limit
   * @param underWay how many may be under way; 0 for no limit
   */
  public DialGovernor(EngineLoop loop, double perSecond, int underWay) {
    this.loop = loop;
    interval = perSecond == 0 ? 0 : (long) (SECOND / perSecond);
    mostUnderWay = underWay == 0 ? Integer.MAX_VALUE : underWay;
    nextAt = Long.MIN_VALUE;
  }

  void ask(Dialer dialer) {
    waiting.add(dialer);
    grant();
  }

  /** A granted dial has ended, well or not. */
  void ended() {
    underWay--;
    grant();
  }

  /**
   * Grants what is due. The wheel's ticks are coarser than the interval, so what a tick missed is
   * granted with it: the rate holds on the average of a tick.
   */
  private void grant() {
    if (granting) {
      return;
    }
    granting = true;
    long now = loop.now();
    if (nextAt < now - 50 * SECOND / 1000) {
      nextAt = now;
    }
    while (!waiting.isEmpty() && underWay < mostUnderWay && nextAt <= now) {
      underWay++;
      if (waiting.remove().dialGranted()) {
        nextAt += interval;
      } else {
        underWay--;
      }
    }
    granting = false;
    if (!waiting.isEmpty() && underWay < mostUnderWay) {
      loop.wheel().arm(next, nextAt);
    }
  }
}
