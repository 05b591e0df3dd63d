package io.rcon.simulation;

import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.List;

/** Follows the sessions' states, and notes when each command ended. */
final class Watcher implements RconListener {
  private final World world;
  private final Ledger ledger;
  private final List<Place> places;
  private final int queueLimit;
  long sent;
  long late;

  Watcher(World world, Ledger ledger, List<Place> places, int queueLimit) {
    this.world = world;
    this.ledger = ledger;
    this.places = places;
    this.queueLimit = queueLimit;
  }

  private Place place(Server server) {
    return places.get(Integer.parseInt(server.name().substring(1)));
  }

  @Override
  public void stateChanged(Server server, SessionState from, SessionState to) {
    world.log("is " + to, server.name(), 0);
    ledger.check(from != SessionState.CLOSED, "a closed session changes no more", server);
    ledger.check(
        from != SessionState.REFUSED || to == SessionState.CLOSED,
        "a refused session does nothing but close",
        server);
    place(server).stateOf(server, to);
  }

  @Override
  public void sent(Server server) {
    sent++;
  }

  @Override
  public void queued(Server server, int depth) {
    ledger.check(depth <= queueLimit, "a queue has its limit", server + " has " + depth);
  }

  @Override
  public void replied(Server server, Reply reply) {
    ledger.endsWith(reply);
    place(server).heard++;
  }

  @Override
  public void failed(Server server, RconException failure, long nanos) {
    ledger.endsWith(failure);
    if (Sends.wasSent(failure)) {
      place(server).heard++;
    }
  }

  @Override
  public void late(Server server) {
    late++;
  }
}
