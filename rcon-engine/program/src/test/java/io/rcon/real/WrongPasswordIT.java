package io.rcon.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconListener;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A wrong password is found out once, told clearly, and never tried again. */
@Timeout(60)
class WrongPasswordIT {
  private static final String WRONG = "wr0ng";

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void powerNukkitRefusesTheLogin(RealServer server) {
    try (TcpForwarder forwarder = new TcpForwarder("127.0.0.1", server.port());
        RconSession session = Sessions.open(server.behind(forwarder, WRONG))) {
      assertThrows(RconException.LoginRefused.class, session.blocking()::awaitReady);
      // The back-off of these sessions is at most a second: a second attempt would show.
      await()
          .during(Duration.ofMillis(2500))
          .atMost(Duration.ofSeconds(10))
          .until(() -> session.state() == SessionState.REFUSED && forwarder.accepted() == 1);
      expectRefusedUnsent(session);
      assertEquals(1, forwarder.accepted());
    }
  }

  @Test
  @OnRealServer(Game.OPENARENA)
  void openArenaRefusesTheCommand(RealServer server) {
    AtomicInteger sent = new AtomicInteger();
    RconListener listener =
        new RconListener() {
          @Override
          public void sent(Server to) {
            sent.incrementAndGet();
          }
        };
    Server wrong = server.server("127.0.0.1", WRONG);
    try (RconSession session = Sessions.open(wrong, options -> options.listener(listener))) {
      RconException.LoginRefused refused =
          assertThrows(
              RconException.LoginRefused.class, () -> session.blocking().execute("status"));
      assertEquals(Delivery.ANSWERED, refused.delivery());
      assertFalse(refused.getMessage().contains(WRONG), refused.getMessage());
      await().until(() -> session.state() == SessionState.REFUSED);
      expectRefusedUnsent(session);
      assertEquals(1, sent.get());
    }
  }

  @Test
  @OnRealServer(Game.NEXUIZ)
  void nexuizIsSilentAndTheFailureSaysWhatThatMayMean(RealServer server) {
    Server wrong = server.server("127.0.0.1", WRONG);
    try (RconSession session = Sessions.open(wrong)) {
      Command status = Command.of("status").timeout(Duration.ofSeconds(2));
      RconException.TimedOut timedOut =
          assertThrows(RconException.TimedOut.class, () -> session.blocking().execute(status));
      assertEquals(Delivery.UNKNOWN, timedOut.delivery());
      String message = timedOut.getMessage();
      assertTrue(message.contains("answers getinfo but not rcon"), message);
      for (String reason : new String[] {"password", "rcon_secure", "address"}) {
        assertTrue(message.contains(reason), message);
      }
      assertEquals(SessionState.READY, session.state());
    }
  }

  private static void expectRefusedUnsent(RconSession session) {
    RconException.LoginRefused refused =
        assertThrows(RconException.LoginRefused.class, () -> session.blocking().execute("status"));
    assertEquals(Delivery.NOT_SENT, refused.delivery());
  }
}
