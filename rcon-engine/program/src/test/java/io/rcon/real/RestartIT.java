package io.rcon.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.SessionState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server killed and started again under an open session: the session comes back by itself. */
@Timeout(60)
class RestartIT {
  private static final Duration SOON = Duration.ofSeconds(15);

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void powerNukkit() {
    try (RealServer server = RealServer.start(Game.POWERNUKKIT);
        TcpForwarder forwarder = new TcpForwarder("127.0.0.1", server.port());
        RconSession session = Sessions.open(server.behind(forwarder, server.password()))) {
      assertEquals("No help for before\n", session.blocking().execute("help before").text());

      forwarder.shut();
      server.kill();
      await().atMost(SOON).until(() -> session.state() == SessionState.BACKING_OFF);
      RconException failure =
          assertThrows(RconException.class, () -> session.blocking().execute("help between"));
      assertEquals(Delivery.NOT_SENT, failure.delivery());

      server.restartElsewhere();
      forwarder.reopen(server.port());
      await().atMost(SOON).until(() -> session.state() == SessionState.READY);
      assertEquals("No help for after\n", session.blocking().execute("help after").text());
    }
  }

  @Test
  @OnRealServer(Game.OPENARENA)
  void openArena() {
    restart(Game.OPENARENA, "\n");
  }

  @Test
  @OnRealServer(Game.NEXUIZ)
  void nexuiz() {
    restart(Game.NEXUIZ, " \n");
  }

  private static void restart(Game game, String lineEnd) {
    try (RealServer server = RealServer.start(game);
        RconSession session = Sessions.open(server.server())) {
      assertEquals("before" + lineEnd, session.blocking().execute("echo before").text());

      server.kill();
      Command between = Command.of("echo between").timeout(Duration.ofSeconds(1));
      RconException.Unreachable failure =
          assertThrows(RconException.Unreachable.class, () -> session.blocking().execute(between));
      assertNotEquals(Delivery.ANSWERED, failure.delivery());

      server.restart();
      Command after = Command.of("echo after").within(SOON);
      assertEquals("after" + lineEnd, session.blocking().execute(after).text());
      assertEquals(SessionState.READY, session.state());
      assertTrue(session.lastHeard().orElseThrow().compareTo(SOON) < 0);
    }
  }
}
