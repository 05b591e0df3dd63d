package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.TimedOut;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.session.Watch;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that stands still with its sockets open and goes on later: what was sent is of unknown
 * fate and is not sent again, and its late answer is nobody's.
 */
@Timeout(90)
class FreezeIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  @OnRealServer(Game.NEXUIZ)
  void nexuiz(RealServer server) {
    Watch watch = freeze(server, "echo ", "");
    assertTrue(watch.late.get() + watch.dropped.size() > 0, "the late answer was dropped");
  }

  @Test
  @OnRealServer(Game.OPENARENA)
  void openArena(RealServer server) {
    Watch watch = freeze(server, "echo ", "");
    assertTrue(watch.late.get() + watch.dropped.size() > 0, "the late answer was dropped");
  }

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void powerNukkit(RealServer server) {
    Watch watch = freeze(server, "help ", "No help for ");
    // Its connection was given up, and the late answer with it.
    assertTrue(watch.times(SessionState.READY) >= 2, watch.states.toString());
  }

  private static Watch freeze(RealServer server, String command, String answer) {
    Watch watch = new Watch();
    try (RconSession session =
        Sessions.open(
            server.server(),
            o -> o.listener(watch).timeout(TIMEOUT).loginTimeout(TIMEOUT).udpPorts(1))) {
      assertEquals(
          answer + "before", session.blocking().execute(command + "before").text().strip());
      server.freeze();
      try {
        Command lost = Command.of(command + "lost");
        TimedOut failure = assertThrows(TimedOut.class, () -> session.blocking().execute(lost));
        assertEquals(Delivery.UNKNOWN, failure.delivery());
        assertThrows(RconException.class, () -> session.blocking().execute(command + "lost too"));
      } finally {
        server.thaw();
      }
      int sent = watch.sent.get();
      assertTrue(sent <= 3, sent + " commands were sent");
      Awaitility.await("the server to go on")
          .atMost(SOON)
          .ignoreExceptionsInstanceOf(RconException.class)
          .until(() -> {
            String token = "after" + watch.sent.get();
            Command after = Command.of(command + token).within(Duration.ofSeconds(5));
            String text = session.blocking().execute(after).text().strip();
            // Whatever is answered is answered with the command's own word.
            assertEquals(answer + token, text);
            return true;
          });
      assertEquals(SessionState.READY, session.state());
    }
    return watch;
  }
}
