package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.QuakeFacts;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.TimedOut;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.FaultyLink;
import io.rcon.simulator.FaultyNetwork;
import io.rcon.simulator.LinkFaults;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Nexuiz makes of requests without a password in them, at both levels that want such. */
@OnRealServer(Game.NEXUIZ)
@Timeout(120)
class NexuizSecureIT {
  private static RealServer start(int level) {
    return RealServer.start(Game.NEXUIZ, new Nexuiz(level));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void answersWholeAndMarked(int level) {
    try (RealServer server = start(level);
        RconSession session = Sessions.open(server.server())) {
      for (int i = 0; i < 20; i++) {
        assertEquals("n" + i + " \n", session.blocking().execute("echo n" + i).text());
      }
      Reply list = session.blocking().execute(Command.of("cvarlist").exactEnd());
      assertEquals(EndRule.MARKER, list.end());
      assertTrue(list.text().endsWith("2221 cvar(s)\n"), "the end of " + list.text().length());
      assertEquals("é \n", session.blocking().execute("echo é").text());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aLevelBelowAndAWrongPasswordAreSilence(int level) {
    try (RealServer server = start(level)) {
      Server right = server.server();
      silent(right.withSecret(Secret.of("hunter2")));
      Dialect below = right.dialect().with(d -> d.set(QuakeFacts.RCON_SECURE, level - 1));
      silent(Server.of(below, "127.0.0.1", server.port(), Secret.of(server.password())));
    }
  }

  private static void silent(Server server) {
    try (RconSession session = Sessions.open(server)) {
      Command echo = Command.of("echo x").timeout(Duration.ofSeconds(2));
      TimedOut silence = assertThrows(TimedOut.class, () -> session.blocking().execute(echo));
      assertEquals(Delivery.UNKNOWN, silence.delivery());
      String told = String.valueOf(silence.getMessage());
      assertTrue(told.contains("password") && told.contains("rcon_secure"), told);
    }
  }

  /** Each datagram comes twice: with a challenge in it a command runs once, with a time twice. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void onlyAChallengeKeepsACommandFromRunningTwice(int level) throws Exception {
    try (RealServer server = start(level);
        FaultyNetwork network = new FaultyNetwork(7);
        FaultyLink link = server.link(network);
        RconSession doubled = Sessions.open(server.behind(link));
        RconSession plain = Sessions.open(server.server())) {
      plain.blocking().execute("set mark 0");
      link.faults(LinkFaults.NONE.datagrams(0, 1, 0));
      doubled.blocking().execute("toggle mark");
      link.faults(LinkFaults.NONE);
      String mark = plain.blocking().execute("mark").text();
      assertTrue(mark.startsWith("\"mark\" is \"" + (level == 2 ? 1 : 0) + "\""), mark);
    }
  }
}
