package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The rows of the contract that a real server allows in a moment: right, wrong, short, empty,
 * letters, late, deadline. Others have tests of their own: {@link HundredCommandsIT} the pace,
 * {@link BadNetworkIT} what is doubled and reordered, {@link RestartIT} reconnects, {@link
 * HostileArgumentsIT} names.
 */
@Timeout(180)
class RealContractIT {
  private static final String WRONG = "hunter2wrong";
  private static final Duration SOON = Duration.ofSeconds(12);
  private static final Duration PATIENT = Duration.ofSeconds(60);

  @Test
  @OnRealServer(Game.OPENARENA)
  void openArena(RealServer server) throws Exception {
    keeps(server, "echo ", "set fraglimit 20", "plain");
  }

  @Test
  @OnRealServer(Game.NEXUIZ)
  void nexuiz(RealServer server) throws Exception {
    keeps(server, "echo ", "set contract 1", "plain");
  }

  @Test
  @OnRealServer(Game.POWERNUKKIT)
  void powerNukkit(RealServer server) throws Exception {
    keeps(server, "help ", "say contract", "é-漢");
  }

  @Test
  @OnRealServer(Game.OPENTTD)
  void openTtd(RealServer server) throws Exception {
    keeps(server, "echo ", "alias contract \"echo x\"", "é-漢");
  }

  @Test
  @OnRealServer(Game.TEEWORLDS)
  void teeworlds(RealServer server) throws Exception {
    keeps(server, "echo ", "sv_name \"teeworlds test\"", "é-漢");
  }

  private static void keeps(RealServer server, String echo, String silent, String letters)
      throws Exception {
    wrong(server);
    try (RconSession session = Sessions.open(server.server())) {
      List<PendingReply> pending = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        pending.add(session.execute(Command.of(echo + "tok" + i + letters).within(PATIENT)));
      }
      for (int i = 0; i < 3; i++) {
        assertEquals(List.of("tok" + i + letters), tokens(text(pending.get(i)), letters));
      }
      assertEquals("", text(session.execute(Command.of(silent).within(PATIENT))).strip());
      // It may have been written, and what is late then comes to nobody.
      Command hasty = Command.of(echo + "tok7" + letters).timeout(Duration.ofNanos(1));
      PendingReply late = session.execute(hasty.within(PATIENT));
      Throwable ended = assertThrows(Exception.class, () -> text(late)).getCause();
      assertTrue(ended instanceof RconException.TimedOut, () -> "" + ended);
      PendingReply own = session.execute(Command.of(echo + "tok8" + letters).within(PATIENT));
      assertEquals(List.of("tok8" + letters), tokens(text(own), letters));
    }
  }

  private static void wrong(RealServer server) {
    try (RconSession session = Sessions.open(server.server("127.0.0.1", WRONG))) {
      Command command = Command.of("echo tok9").timeout(Duration.ofSeconds(3)).within(SOON);
      RconException failure =
          assertThrows(RconException.class, () -> session.blocking().execute(command));
      // Where a game only closes, the session's last failure says what that may mean.
      String told = failure + " " + session.lastFailure();
      assertTrue(failure instanceof RconException.LoginRefused || told.contains("password"), told);
      assertFalse(told.contains(WRONG), told);
    }
  }

  private static List<String> tokens(String text, String letters) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      if (text.contains("tok" + i + letters)) {
        found.add("tok" + i + letters);
      }
    }
    return found;
  }

  private static String text(PendingReply pending) throws Exception {
    return pending.toCompletableFuture().get(90, TimeUnit.SECONDS).text();
  }
}
