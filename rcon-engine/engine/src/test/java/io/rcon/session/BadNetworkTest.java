package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.simulator.FaultyLink;
import io.rcon.simulator.FaultyNetwork;
import io.rcon.simulator.LinkFaults;
import io.rcon.simulator.SimulatedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the network does: one end for each command, and no command gets another's answer. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
class BadNetworkTest {
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final Duration WITHIN = Duration.ofSeconds(5);

  /** What a network does to any server. */
  private static final LinkFaults BAD =
      LinkFaults.NONE
          .latency(Duration.ZERO, Duration.ofMillis(15))
          .datagrams(0.1, 0.1, 0.2)
          .breaks(0.02, 0);

  /** Towards clients only: two of these games close when a read is not just one frame. */
  private static final LinkFaults WORSE =
      BAD.pieces(9, Duration.ofMillis(1)).merging(Duration.ofMillis(2));

  private static RconSession through(FaultyLink link, String dialect) {
    // At the pace of the game this would take minutes.
    Dialect unpaced =
        Dialect.named(dialect)
            .orElseThrow()
            .with(d -> d.name(dialect + "-unpaced").pacing(Pacing.of(100, Duration.ofMillis(1))));
    Server server = Server.of(unpaced, "127.0.0.1", link.port(), Secret.of("s3cret"));
    return Rcon.open(server, o -> o.timeout(TIMEOUT).backoff(Link.QUICK).loginTimeout(TIMEOUT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "minecraft",
        "nukkit",
        "darkplaces",
        "ioquake3",
        "quakeworld",
        "battleye"
      })
  void should_end_each_command_once_and_give_each_its_own_answer(String dialect) throws Exception {
    try (SimulatedServer server =
            SimulatedServer.start(dialect, "s3cret", o -> o.pacing(false).recorded(10_000));
        FaultyNetwork network = new FaultyNetwork(42)) {
      FaultyLink link = network.to(server);
      try (RconSession session = through(link, dialect)) {
        session.blocking().awaitReady();
        link.faults(BAD, WORSE);
        int answered = 0;
        for (int round = 0; round < 10; round++) {
          answered += round(session, round);
        }
        assertTrue(answered > 0, "nothing was answered at all");
        link.faults(LinkFaults.NONE);
        recovers(session);
      }
      // Nothing was sent twice by the engine; a datagram that the network doubled may run twice.
      if (!server.game().usesDatagrams()) {
        List<String> ran = server.requests().stream().map(r -> r.command()).toList();
        assertEquals(ran.stream().distinct().count(), ran.size(), () -> "run twice: " + ran);
      }
    }
  }

  private static int round(RconSession session, int round) throws InterruptedException {
    List<PendingReply> pending = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pending.add(
          session.execute(Command.of("echo token-" + round + "-" + i + ".").within(WITHIN)));
    }
    int answered = 0;
    for (int i = 0; i < pending.size(); i++) {
      try {
        Reply reply = Link.get(pending.get(i));
        String text = reply.text().strip();
        // Over UDP an answer that was lost in part is whatever came of it, never another's.
        assertTrue(text.contains("token-" + round + "-" + i + "."), text);
        answered++;
      } catch (RconException failure) {
        assertTrue(failure.delivery() != RconException.Delivery.ANSWERED, failure.getMessage());
      }
    }
    return answered;
  }

  private static void recovers(RconSession session) {
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptionsInstanceOf(RconException.class)
        .until(() -> session.blocking().execute("echo recovered").text().contains("recovered"));
    assertEquals(SessionState.READY, session.state());
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "darkplaces"})
  void should_come_back_by_itself_when_the_link_is_healed(String dialect) {
    try (SimulatedServer server = SimulatedServer.start(dialect, "s3cret", o -> o.pacing(false));
        FaultyNetwork network = new FaultyNetwork()) {
      FaultyLink link = network.to(server);
      try (RconSession session = through(link, dialect)) {
        session.blocking().awaitReady();
        link.cut();
        Link.fails(
            session.execute("echo lost"),
            RconException.TimedOut.class,
            RconException.Delivery.UNKNOWN);
        link.heal();
        recovers(session);
      }
    }
  }

  @Test
  void should_learn_of_a_reset() {
    try (SimulatedServer server = SimulatedServer.start("source", "s3cret");
        FaultyNetwork network = new FaultyNetwork()) {
      FaultyLink link = network.to(server);
      try (RconSession session = through(link, "source")) {
        session.blocking().awaitReady();
        server.reply("slow", io.rcon.simulator.ScriptedReply.text("x").after(PATIENT));
        PendingReply slow = session.execute(Command.of("slow").timeout(PATIENT));
        await().until(() -> server.commandsExecuted() == 1);
        link.reset();
        RconException.Disconnected failure =
            Link.fails(slow, RconException.Disconnected.class, RconException.Delivery.UNKNOWN);
        assertTrue(String.valueOf(failure.getMessage()).contains("reset"), failure.getMessage());
        recovers(session);
      }
    }
  }
}
