package io.rcon.simulation;

import io.rcon.RconException;
import io.rcon.RconListener;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Follows the sessions' states, and notes when each command ended. */
final class Watcher implements RconListener {
  private final World world;
  private final Ledger ledger;
  private final Subscribers subscribers;
  private final int queueLimit;
  private final Map<String, Integer> skips = new HashMap<>();
  long sent;
  long late;
  long polled;

  Watcher(World world, Ledger ledger, Subscribers subscribers, int queueLimit) {
    this.world = world;
    this.subscribers = subscribers;
    this.ledger = ledger;
    this.queueLimit = queueLimit;
  }

  @Override
  public void stateChanged(Server server, SessionState from, SessionState to) {
    world.log("is " + to, server.name(), 0);
    ledger.check(from != SessionState.CLOSED, "a closed session changes no more", server);
    boolean retried =
        to == SessionState.CONNECTING && ledger.retriedAt(ledger.place(server)) == world.now();
    ledger.check(
        from != SessionState.REFUSED || to == SessionState.CLOSED || retried,
        "a refused session does nothing but close, or what a retry wants",
        server);
    ledger.check(
        to != SessionState.REFUSED || ledger.place(server).sessions.mayBeRefused(),
        "only words refuse, or closes where a game has none",
        server);
    ledger.place(server).sessions.stateOf(server, to);
  }

  @Override
  public void sent(Server server) {
    sent++;
  }

  @Override
  public void queued(Server server, int depth) {
    // Polls take no room from people, and each waits with one turn.
    int most = queueLimit + Math.min(queueLimit, ledger.polls());
    ledger.check(depth <= most, "a queue has its limit", server + " has " + depth);
  }

  @Override
  public void replied(Server server, Reply reply) {
    ledger.endsWith(reply);
    ledger.check(
        reply.possiblyTruncated()
            || !ledger
                .place(server)
                .sessions
                .misfits
                .contains(SessionsUnderTest.generation(server)),
        "after a wrong end every answer is doubted",
        server);
    ledger.place(server).heard++;
  }

  @Override
  public void moreCame(Server server, String reason) {
    boolean first = ledger.place(server).sessions.misfits.add(SessionsUnderTest.generation(server));
    ledger.check(first, "a wrong end is told once", server);
    ledger.check(ledger.place(server).stream, "an id is of a stream", server);
  }

  @Override
  public void failed(Server server, RconException failure, long nanos) {
    ledger.endsWith(failure);
    if (Sends.wasSent(failure)) {
      ledger.place(server).heard++;
    }
  }

  @Override
  public void polled(Server server, long lagNanos) {
    polled++;
    ledger.check(lagNanos >= 0, "no poll is sent before its time", server);
  }

  @Override
  public void pollSkipped(Server server, String reason) {
    world.log("skips " + reason, server.name(), 0);
    skips.merge(reason, 1, Integer::sum);
  }

  /** How many turns were skipped, for these reasons. */
  long skips(String... reasons) {
    return Stream.of(reasons).mapToLong(reason -> skips.getOrDefault(reason, 0)).sum();
  }

  @Override
  public void late(Server server) {
    late++;
  }

  @Override
  public void event(Server server, String text) {
    subscribers.said(server, text);
  }
}
