package io.rcon.simulation;

import io.rcon.FleetChanges;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Those who keep the fleet: they try again what waits, and make the fleet what their file says.
 * Their choices are their own, so that stories without them stay as they are.
 */
final class Operators {
  private static final long OWN = 0x6f70657261746f72L;
  private static final double STORIES = 0.4;

  private final World world;
  private final Choices own;
  private final Ledger ledger;
  private final RconFleet fleet;
  private final List<ServerUnderTest> places;
  private final Callers callers;
  private boolean over;

  Operators(
      World world,
      long seed,
      Ledger ledger,
      RconFleet fleet,
      List<ServerUnderTest> places,
      Callers callers) {
    this.world = world;
    own = new Choices(seed ^ OWN);
    this.ledger = ledger;
    this.fleet = fleet;
    this.places = places;
    this.callers = callers;
  }

  void plan(long nanos) {
    if (own.chance(STORIES)) {
      for (int left = own.between(1, 8); left > 0; left--) {
        world.later(own.skewed(0, nanos), this::something);
      }
    }
  }

  void end() {
    over = true;
  }

  private void something() {
    if (over) {
      return;
    } else if (own.chance(0.7)) {
      retry(own.of(places));
    } else {
      sync();
    }
  }

  /** All is well: whatever was lost comes back, by a retry where only that is needed. */
  void mend(ServerUnderTest place, boolean lost) {
    // A last wrong password may have been on its way when all became well.
    place.liftBans();
    if (fleet.session(place.name).isEmpty()) {
      callers.add(place, true);
    } else if (place.sessions.state == SessionState.REFUSED
        && place.sessions.isKnown()
        && own.chance(0.5)) {
      retry(place);
    } else if (lost || !place.sessions.isKnown()) {
      callers.replace(place, true);
    }
  }

  private void retry(ServerUnderTest place) {
    RconSession session = fleet.session(place.name).orElse(null);
    if (session == null) {
      return;
    }
    SessionState before = place.sessions.state;
    boolean waits = before == SessionState.REFUSED || before == SessionState.BACKING_OFF;
    long at = world.now();
    world.log("retries", place, 0);
    ledger.retried(place, at);
    session.retry();
    world.later(
        0,
        () -> {
          if (fleet.session(place.name).orElse(null) == session && world.now() == at) {
            ledger.check(
                !waits || place.sessions.connectingAt() == at, "a retry connects at once", place);
          }
        });
  }

  private void sync() {
    List<Server> wanted = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    Map<ServerUnderTest, RconSession> kept = new HashMap<>();
    for (ServerUnderTest place : places) {
      RconSession now = fleet.session(place.name).orElse(null);
      if (own.chance(0.2)) {
        if (now != null) {
          removed.add(place.name);
        }
      } else if (now != null && own.chance(0.6)) {
        kept.put(place, now);
        wanted.add(now.server());
      } else {
        (now == null ? added : replaced).add(place.name);
        wanted.add(place.sessions.describe(own.chance(0.8)));
      }
    }
    world.log("syncs", "", wanted.size());
    FleetChanges changes = fleet.sync(wanted);
    ledger.check(
        changes.added().equals(added)
            && changes.replaced().equals(replaced)
            && Set.copyOf(changes.removed()).equals(Set.copyOf(removed)),
        "a sync says what it did",
        changes);
    for (ServerUnderTest place : places) {
      boolean fresh = added.contains(place.name) || replaced.contains(place.name);
      RconSession now = fleet.session(place.name).orElse(null);
      if (fresh) {
        callers.took(place, now);
      }
      ledger.check(fresh || now == kept.get(place), "a sync changes nothing else", place);
    }
  }
}
