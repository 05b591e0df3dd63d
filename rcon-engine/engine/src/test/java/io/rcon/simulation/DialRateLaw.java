package io.rcon.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts dials against what the fleet was allowed to do. A dial begins with the look-up of a name,
 * which nobody sees from outside: it lies between the session's decision and the connection. So the
 * law is of all spans of time: of dials that must have begun within one there are no more than it
 * allows.
 */
final class DialRateLaw {
  private static final int REMEMBERED = 200;

  private record Dial(long earliest, long latest) {}

  private final World world;
  private final Ledger ledger;
  private final int perSecond;
  private final double most;
  private final Deque<Dial> dials = new ArrayDeque<>();

  DialRateLaw(World world, Ledger ledger, int perSecond) {
    this.world = world;
    this.ledger = ledger;
    this.perSecond = perSecond;
    // A loop that comes late by up to 50 ms may catch up.
    most = 1 + Math.ceil(perSecond / 20.0);
  }

  /** A connection is asked for. */
  void dialed(ServerUnderTest place) {
    if (perSecond == 0) {
      return;
    }
    long now = world.now();
    dials.addLast(new Dial(place.isByName() ? place.sessions.connectingAt() : now, now));
    if (dials.size() > REMEMBERED) {
      dials.removeFirst();
    }
    for (Dial first : dials) {
      long from = first.earliest;
      long within = dials.stream().filter(dial -> dial.earliest >= from).count();
      ledger.check(
          within <= most + (now - from) / 1e9 * perSecond + 1e-6,
          "no more dials than " + perSecond + " a second",
          place + ": " + within + " in " + (now - from) / 1e6 + " ms");
    }
  }
}
