package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.PendingReply;
import io.rcon.Proxy;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Unreachable;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.Tls;
import io.rcon.testing.FreePorts;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server that speaks clear text, behind stunnel and behind proxies that others wrote. */
@OnRealServer(Game.POWERNUKKIT)
@Timeout(90)
class BehindDoorsIT {
  private static final Tls OWN_CA = Tls.systemTrust().ca(TestPki.ca());

  private static RealDoor stunnel(RealServer server) {
    return RealDoor.stunnel(
        server.port(), TestPki.certificate(Shows.GOOD), TestPki.key(Shows.GOOD), "");
  }

  private static Server at(RealServer server, int port) {
    return Server.of(server.server().dialect(), "127.0.0.1", port, Secret.of(server.password()));
  }

  /** Every shape of answer that this server gives, and many commands at once. */
  private static void works(Server server) {
    try (RconSession session = Sessions.open(server)) {
      String help = session.blocking().execute("help").text();
      assertEquals(2215, help.getBytes(StandardCharsets.UTF_8).length);
      assertEquals("", session.blocking().execute("say hi").text());
      List<PendingReply> replies = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        replies.add(session.execute("help word" + i));
      }
      for (int i = 0; i < 50; i++) {
        assertEquals(
            "No help for word" + i + "\n", replies.get(i).toCompletableFuture().join().text());
      }
    }
  }

  private static Unreachable fails(Server server, Step step, String words) {
    try (RconSession session = Sessions.open(server)) {
      RconException failure =
          assertThrows(RconException.class, () -> session.blocking().execute("list"));
      assertEquals(Delivery.NOT_SENT, failure.delivery());
      assertTrue(failure.getMessage().contains(words), failure.getMessage());
      Unreachable unreachable = assertInstanceOf(Unreachable.class, failure);
      assertEquals(step, unreachable.step());
      return unreachable;
    }
  }

  @Test
  void stunnelInFrontOfPowerNukkit(RealServer server) {
    try (RealDoor door = stunnel(server)) {
      Server behind = at(server, door.port());
      works(behind.withTls(OWN_CA));
      works(behind.withTls(Tls.systemTrust().insecure()));
      fails(behind.withTls(Tls.systemTrust()), Step.TLS, "'CN=Test Authority'");
      fails(behind.withTls(OWN_CA.serverName("other.example")), Step.TLS, "is for localhost");
    }
  }

  /** It has a certificate for each of two names, and chooses by the name that is asked for. */
  @Test
  void stunnelThatWantsToBeAskedByName(RealServer server) {
    String named = TestPki.certificate(Shows.ELSEWHERE) + TestPki.key(Shows.ELSEWHERE);
    try (RealDoor door =
        RealDoor.stunnel(
            server.port(),
            TestPki.certificate(Shows.GOOD),
            TestPki.key(Shows.GOOD),
            "elsewhere.example",
            named)) {
      Server behind = at(server, door.port());
      works(behind.withTls(OWN_CA.serverName("elsewhere.example")));
      works(behind.withTls(OWN_CA));
      fails(behind.withTls(OWN_CA.serverName("other.example")), Step.TLS, "is for localhost");
    }
  }

  @Test
  void aPinCopiedFromTheRefusal(RealServer server) {
    try (RealDoor door = stunnel(server)) {
      Server behind = at(server, door.port());
      Tls wrong = Tls.systemTrust().pin("ab".repeat(32));
      String said = fails(behind.withTls(wrong), Step.TLS, "not the pinned one").getMessage();
      String offered = said.replaceFirst("(?s).*certificate ([0-9A-F:]{95}),.*", "$1");
      works(behind.withTls(Tls.systemTrust().pin(offered)));
    }
  }

  @Test
  void stunnelThatWantsAClientCertificate(RealServer server) {
    String shown = TestPki.certificate(Shows.GOOD);
    try (RealDoor door =
        RealDoor.stunnel(server.port(), shown, TestPki.key(Shows.GOOD), TestPki.ca())) {
      Server behind = at(server, door.port());
      works(behind.withTls(OWN_CA.clientCertificate(shown, Secret.of(TestPki.key(Shows.GOOD)))));
      fails(behind.withTls(OWN_CA), Step.TLS, "client certificate");
    }
  }

  @Test
  void clearTextAndTlsMistakenForEachOther(RealServer server) {
    fails(server.server().withTls(OWN_CA), Step.TLS, "TLS");
    try (RealDoor door = stunnel(server);
        RconSession session = Sessions.open(at(server, door.port()))) {
      RconException failure =
          assertThrows(RconException.class, () -> session.blocking().execute("list"));
      // stunnel says so before it closes, but closing while our frame is unread may overtake it.
      assertEquals(Delivery.NOT_SENT, failure.delivery());
      assertTrue(
          failure.getMessage().matches("(?s).*(the peer speaks TLS|a port that wants TLS).*"),
          failure.getMessage());
    }
  }

  private static Proxy at(boolean socks, RealDoor door) {
    Proxy proxy =
        socks ? Proxy.socks5("127.0.0.1", door.port()) : Proxy.http("127.0.0.1", door.port());
    return proxy.credentials(RealDoor.USER, Secret.of(RealDoor.PASSWORD));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRealProxyAndTlsThroughIt(boolean socks, RealServer server) {
    int closed = FreePorts.next();
    int forbidden = FreePorts.next();
    try (RealDoor tls = stunnel(server);
        RealDoor door =
            socks ? RealDoor.microsocks() : RealDoor.tinyproxy(server.port(), tls.port(), closed)) {
      Proxy proxy = at(socks, door);
      works(server.server().withProxy(proxy));
      works(at(server, tls.port()).withProxy(proxy).withTls(OWN_CA));
      // The proxy resolves the name, and the certificate bears it.
      Server named = server.server("localhost", server.password());
      works(named.withProxy(proxy));
      assertTrue(door.log().contains("localhost:" + server.port()), door.log());
      fails(at(server, closed).withProxy(proxy), Step.PROXY, "127.0.0.1:" + closed);
      if (!socks) {
        fails(at(server, forbidden).withProxy(proxy), Step.PROXY, "its rules must allow");
      }
      Proxy stranger = proxy.credentials(RealDoor.USER, Secret.of("hunter2wrong"));
      fails(server.server().withProxy(stranger), Step.PROXY, "password");
    }
  }
}
