package io.rcon.simulator;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * FTE's guard against amplification: fifteen requests of an address in thirty seconds. Then it is
 * told once and blocked for a day, two seconds longer with each further request. On one event loop
 * only.
 */
final class FteGuard {
  /** The decision on a request. */
  enum Verdict {
    TAKEN,
    TOLD,
    DROPPED
  }

  private static final int MOST = 15;
  private static final long PERIOD = TimeUnit.SECONDS.toNanos(30);
  private static final long BLOCKED = TimeUnit.DAYS.toNanos(1);

  private final boolean on;
  private final Map<InetAddress, Asker> askers = new HashMap<>();

  FteGuard(boolean on) {
    this.on = on;
  }

  void liftBans() {
    askers.clear();
  }

  private static final class Asker {
    int taken;
    long since;
    boolean blocked;
  }

  Verdict verdict(InetAddress from, long now) {
    if (!on) {
      return Verdict.TAKEN;
    }
    Asker asker = askers.computeIfAbsent(from, address -> new Asker());
    if (asker.blocked) {
      if (now - asker.since < BLOCKED) {
        asker.since += PERIOD / MOST;
        return Verdict.DROPPED;
      }
      asker.blocked = false;
      asker.taken = 0;
    }
    if (asker.taken == 0 || now - asker.since >= PERIOD) {
      asker.taken = 0;
      asker.since = now;
    }
    if (++asker.taken <= MOST) {
      return Verdict.TAKEN;
    }
    asker.blocked = true;
    asker.since = now;
    return Verdict.TOLD;
  }
}
