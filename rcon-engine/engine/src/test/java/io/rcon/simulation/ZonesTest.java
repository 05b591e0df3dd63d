package io.rcon.simulation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.net.InetAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Addresses of IPv6 that name a network interface. */
@Timeout(60)
class ZonesTest {
  private final NamedFleet named = new NamedFleet();

  @AfterEach
  void end() {
    named.close();
  }

  @Test
  void should_dial_an_address_with_a_zone_and_ask_no_name_server() {
    try (SimulatedServer game = NamedFleet.at("::1", "source")) {
      String zone = loopback();
      Server server =
          Server.of(Dialect.SOURCE, "[::1%" + zone + "]", game.port(), Secret.of("s3cret"));
      assertEquals("[::1%" + zone + "]:" + game.port(), server.address());
      assertEquals("hi", NamedFleet.text(named.fleet.add(server)));
    }
  }

  private static String loopback() {
    try {
      return java.net.NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()).getName();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void should_say_that_a_zone_is_unknown() {
    RconSession session =
        named.fleet.add(Server.of(Dialect.SOURCE, "fe80::1%nosuch0", 9, Secret.of("s3cret")));
    await().until(() -> session.state() != SessionState.READY);
    RconException failure =
        assertThrows(RconException.class, () -> session.blocking().execute("x"));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("the zone 'nosuch0' is no network interface"), message);
    assertFalse(message.contains("look-up"), message);
  }
}
