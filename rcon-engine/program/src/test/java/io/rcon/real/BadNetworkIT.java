package io.rcon.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.SessionState;
import io.rcon.simulator.FaultyLink;
import io.rcon.simulator.FaultyNetwork;
import io.rcon.simulator.LinkFaults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real servers behind latency, loss, duplication, reordering and broken connections: each command
 * ends once, no command gets another's answer, and all is well when the network is.
 */
@Timeout(120)
class BadNetworkIT {
  private static final LinkFaults SLOW =
      LinkFaults.NONE.latency(Duration.ofMillis(5), Duration.ofMillis(30));
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  @OnRealServer(Game.NEXUIZ)
  void nexuiz(RealServer server) throws Exception {
    datagrams(server, 40);
  }

  /** One command a second, whether or not it is answered. */
  @Test
  @OnRealServer(Game.OPENARENA)
  void openArena(RealServer server) throws Exception {
    datagrams(server, 10);
  }

  private static void datagrams(RealServer server, int commands) throws Exception {
    try (FaultyNetwork network = new FaultyNetwork(11);
        FaultyLink link = server.link(network);
        RconSession session = open(server, link)) {
      assertEquals("before", session.blocking().execute("echo before").text().strip());
      link.faults(SLOW.datagrams(0.15, 0.15, 0.3));
      int answered = ask(session, "echo ", commands);
      assertTrue(answered > 0, "nothing came through");
      assertTrue(link.counts().lost() > 0, () -> link.counts().toString());
      link.faults(LinkFaults.NONE);
      recovers(session, "echo ");
    }
  }

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void powerNukkit(RealServer server) throws Exception {
    try (FaultyNetwork network = new FaultyNetwork(11);
        FaultyLink link = server.link(network);
        RconSession session = open(server, link)) {
      assertEquals("No help for a", session.blocking().execute("help a").text().strip());
      // Only its answers are cut up: it takes a read for a frame.
      link.faults(SLOW, SLOW.pieces(7, Duration.ofMillis(1)).merging(Duration.ofMillis(5)));
      assertEquals(40, ask(session, "help ", 40), "TCP loses nothing");

      PendingReply underWay = session.execute("help gone");
      link.reset();
      RconException broken = failure(underWay);
      assertEquals(Delivery.UNKNOWN, broken.delivery());
      assertInstanceOf(RconException.Disconnected.class, broken, "at once, and not by a deadline");
      recovers(session, "help ");

      link.cut();
      assertEquals(Delivery.UNKNOWN, failure(session.execute("help cut")).delivery());
      link.heal();
      link.faults(LinkFaults.NONE);
      recovers(session, "help ");
    }
  }

  private static RconSession open(RealServer server, FaultyLink link) {
    return Sessions.open(server.behind(link), o -> o.timeout(Duration.ofMillis(700)).udpPorts(1));
  }

  /** Asks for words that differ, several at once; how many were answered. */
  private static int ask(RconSession session, String command, int commands) throws Exception {
    List<PendingReply> pending = new ArrayList<>();
    for (int i = 0; i < commands; i++) {
      pending.add(session.execute(command + "token-" + i + "."));
    }
    int answered = 0;
    for (int i = 0; i < commands; i++) {
      try {
        Reply reply = pending.get(i).toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertEquals(
            List.of("token-" + i + "."),
            reply.text().lines().map(BadNetworkIT::token).distinct().toList());
        answered++;
      } catch (ExecutionException e) {
        Delivery delivery = ((RconException) e.getCause()).delivery();
        assertTrue(delivery != Delivery.ANSWERED, String.valueOf(e.getCause()));
      }
    }
    return answered;
  }

  private static String token(String line) {
    return line.replaceAll(".*(token-\\d+\\.).*", "$1");
  }

  private static RconException failure(PendingReply reply) throws Exception {
    try {
      throw new AssertionError(
          "answered: " + reply.toCompletableFuture().get(30, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      return (RconException) e.getCause();
    }
  }

  private static void recovers(RconSession session, String command) {
    await()
        .atMost(SOON)
        .ignoreExceptionsInstanceOf(RconException.class)
        .until(() ->
            session
                .blocking()
                .execute(Command.of(command + "well").within(Duration.ofSeconds(5)))
                .text()
                .contains("well"));
    assertEquals(SessionState.READY, session.state());
  }
}
