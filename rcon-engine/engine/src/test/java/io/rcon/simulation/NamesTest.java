package io.rcon.simulation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with several addresses, on real sockets and with a name server of the test's own. */
@Timeout(60)
class NamesTest {
  private final NamedFleet named = new NamedFleet();

  @AfterEach
  void end() {
    named.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "darkplaces", "ioquake3"})
  void should_go_on_to_the_address_that_answers(String dialect) {
    try (SimulatedServer game = NamedFleet.at("127.0.0.3", dialect)) {
      named.leadsTo("127.0.0.2", "127.0.0.4", "127.0.0.3");
      assertEquals("hi", NamedFleet.text(named.add(dialect, game.port())));
    }
  }

  @Test
  void should_reach_a_server_of_ipv4_although_the_name_has_ipv6() {
    try (SimulatedServer game = NamedFleet.at("127.0.0.3", "source")) {
      named.leadsTo("127.0.0.3", "::1");
      assertEquals("hi", NamedFleet.text(named.add("source", game.port())));
    }
  }

  /** The one that worked refuses for a while, and so the other is used; then that one is first. */
  @Test
  void should_begin_with_the_address_that_worked_last() throws IOException {
    try (SimulatedServer game = NamedFleet.at("127.0.0.3", "source")) {
      named.leadsTo("127.0.0.2", "127.0.0.3");
      RconSession session = named.add("source", game.port());
      assertEquals("hi", NamedFleet.text(session));
      try (ServerSocket other = new ServerSocket()) {
        other.bind(new InetSocketAddress("127.0.0.2", game.port()));
        game.closeConnections();
        await().until(() -> game.connectionsAccepted() == 2);
        assertEquals("hi", NamedFleet.text(session));
        other.setSoTimeout(100);
        assertThrows(java.net.SocketTimeoutException.class, other::accept);
      }
    }
  }

  /** Something accepts there and says nothing: it is not the server. */
  @Test
  void should_try_the_other_address_after_a_login_that_failed() throws IOException {
    try (SimulatedServer game = NamedFleet.at("127.0.0.3", "source");
        ServerSocket front = new ServerSocket()) {
      front.bind(new InetSocketAddress("127.0.0.2", game.port()));
      named.leadsTo("127.0.0.2", "127.0.0.3");
      RconSession session = named.add("source", game.port());
      await().until(() -> session.state() == SessionState.READY);
      assertEquals("hi", NamedFleet.text(session));
    }
  }

  /** Something accepts there, reads the password or does not, and closes. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_try_the_other_address_at_once_after_a_login_that_was_closed(boolean reads)
      throws IOException {
    try (SimulatedServer game = NamedFleet.at("127.0.0.3", "source");
        ServerSocket front = new ServerSocket()) {
      front.bind(new InetSocketAddress("127.0.0.2", game.port()));
      Thread closing =
          new Thread(() -> {
            try (java.net.Socket accepted = front.accept()) {
              if (reads) {
                accepted.getInputStream().read();
              }
            } catch (IOException e) {
              // The test is over.
            }
          });
      closing.setDaemon(true);
      closing.start();
      named.leadsTo("127.0.0.2", "127.0.0.3");
      assertEquals("hi", NamedFleet.text(named.add("source", game.port())));
      assertEquals(0, named.watch.times(SessionState.BACKING_OFF));
      assertEquals(1, game.connectionsAccepted());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "darkplaces"})
  void should_name_the_addresses_that_failed(String dialect) {
    named.leadsTo("127.0.0.2", "127.0.0.4");
    RconSession session = named.add(dialect, 9);
    await().until(() -> session.state() == SessionState.BACKING_OFF);
    RconException failure =
        assertThrows(RconException.class, () -> session.blocking().execute("x"));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("127.0.0.2:9 and 127.0.0.4:9: "), message);
    assertTrue(message.contains("nothing listens at the port"), message);
  }
}
