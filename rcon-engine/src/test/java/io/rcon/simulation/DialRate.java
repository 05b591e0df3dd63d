package io.rcon.simulation;

/** Counts dials against what the fleet was allowed to do. */
final class DialRate {
  private final World world;
  private final Ledger ledger;
  private final int perSecond;
  private final double most;
  private double tokens;
  private long at;

  DialRate(World world, Ledger ledger, int perSecond) {
    this.world = world;
    this.ledger = ledger;
    this.perSecond = perSecond;
    // A loop that comes late by up to 50 ms may catch up.
    most = 1 + Math.ceil(perSecond / 20.0);
    tokens = most;
  }

  void dialed(Place place) {
    tokens = Math.min(most, tokens + (world.now() - at) / 1e9 * perSecond);
    at = world.now();
    tokens -= 1;
    ledger.check(
        perSecond == 0 || tokens > -1e-6, "no more dials than " + perSecond + " a second", place);
  }
}
