package io.rcon.simulation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.Channel;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.LongForm;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Names whose first address is silent or left over UDP, which only lost commands tell. */
@Timeout(60)
class NamesOverUdpTest {
  private final NamedFleet named = new NamedFleet();

  @AfterEach
  void end() {
    named.close();
  }

  /**
   * The first is silent: over UDP that is known when a command has met it. In the long form only,
   * which CI runs: it waits in real time.
   */
  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void should_go_on_after_silence_over_udp() {
    try (SimulatedServer game = NamedFleet.at("127.0.0.3", "darkplaces")) {
      Channel silent = named.silentAt("127.0.0.2", game.port());
      named.leadsTo("127.0.0.2");
      RconSession session = named.add("darkplaces", game.port());
      RconException failure =
          assertThrows(RconException.class, () -> session.blocking().execute("echo lost"));
      assertTrue(
          String.valueOf(failure.getMessage()).contains("(127.0.0.2:" + game.port() + ")"),
          failure.getMessage());
      // Half a minute is what an answer of the name server is worth, but for this one's ten
      // seconds.
      named.leadsTo("127.0.0.2", "127.0.0.3");
      await()
          .atMost(Duration.ofSeconds(40))
          .ignoreExceptions()
          .until(() -> NamedFleet.text(session).equals("hi"));
      assertEquals("hi", NamedFleet.text(session), "stays there");
      silent.close();
    }
  }

  /** It moved, and there are two others: they are asked when one command is lost. */
  @Test
  void should_find_a_server_that_moved_at_the_cost_of_two_commands_over_udp() {
    RconSession session;
    int port;
    try (SimulatedServer before = NamedFleet.at("127.0.0.2", "darkplaces")) {
      port = before.port();
      named.leadsTo("127.0.0.2", "127.0.0.4", "127.0.0.3");
      session = named.add("darkplaces", port);
      assertEquals("hi", NamedFleet.text(session));
    }
    named.silentAt("127.0.0.2", port);
    named.silentAt("127.0.0.4", port);
    try (SimulatedServer after =
        SimulatedServer.start(
            "darkplaces", "s3cret", o -> o.host("127.0.0.3").port(port).pacing(false))) {
      await().ignoreExceptions().until(() -> NamedFleet.text(session).equals("hi"));
      assertEquals(1, after.commandsExecuted());
      assertTrue(named.watch.failures.size() <= 2, () -> "lost " + named.watch.failures);
    }
  }
}
