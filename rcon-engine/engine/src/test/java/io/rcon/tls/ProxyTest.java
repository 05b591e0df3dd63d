package io.rcon.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Proxy;
import io.rcon.RconException.Unreachable;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.Tls;
import io.rcon.session.Link;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki.Shows;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers behind proxies, and from addresses of our own choice. */
@Timeout(60)
class ProxyTest {
  private final SimulatedServer game = SimulatedServer.start("minecraft", "s3cret");

  @AfterEach
  void close() {
    game.close();
  }

  private static Proxy at(boolean socks, int port) {
    return socks ? Proxy.socks5("127.0.0.1", port) : Proxy.http("127.0.0.1", port);
  }

  private Server server(String host) {
    return Server.of(Dialect.MINECRAFT, host, game.port(), Secret.of("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProxyLeadsToTheServer(boolean socks) {
    try (ProxyDoor proxy = ProxyDoor.open(socks);
        RconSession session = Behind.open(server("127.0.0.1").withProxy(at(socks, proxy.port())))) {
      for (int i = 0; i < 20; i++) {
        assertEquals("w" + i, Behind.echo(session, "w" + i));
      }
      assertEquals(100_000, session.blocking().execute("big 100000").text().length());
      assertEquals(List.of("127.0.0.1:" + game.port()), proxy.wanted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, lobby.invalid, lobby.invalid",
    "false, lobby.invalid, lobby.invalid",
    "false, ::1, '[::1]'"
  })
  void theProxyResolvesTheName(boolean socks, String host, String wanted) {
    try (ProxyDoor proxy = ProxyDoor.open(socks);
        RconSession session = Behind.open(server(host).withProxy(at(socks, proxy.port())))) {
      assertEquals("hi", Behind.echo(session, "hi"));
      assertEquals(List.of(wanted + ":" + game.port()), proxy.wanted);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tlsGoesThroughTheProxyAndVerifiesTheServersName(boolean socks) {
    Tls tls = Tls.systemTrust().ca(TestPki.ca());
    try (TlsDoor door = TlsDoor.to(game.port(), Shows.ELSEWHERE);
        ProxyDoor proxy = ProxyDoor.open(socks)) {
      Server behind =
          Server.of(Dialect.MINECRAFT, "elsewhere.example", door.port(), Secret.of("s3cret"))
              .withProxy(at(socks, proxy.port()))
              .withTls(tls);
      try (RconSession session = Behind.open(behind)) {
        assertEquals("hi", Behind.echo(session, "hi"));
        assertEquals(List.of("elsewhere.example"), door.asked);
      }
      Server other =
          Server.of(Dialect.MINECRAFT, "other.example", door.port(), Secret.of("s3cret"))
              .withProxy(at(socks, proxy.port()))
              .withTls(tls);
      assertEquals(Step.TLS, Behind.unreachable(other).step());
    }
  }

  /** The certificate that the proxy itself might show proves nothing of what lies behind it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCertificateForTheProxysAddressIsNotTheServers(boolean socks) {
    try (TlsDoor door = TlsDoor.to(game.port(), Shows.GOOD);
        ProxyDoor proxy = ProxyDoor.open(socks)) {
      Server behind =
          Server.of(Dialect.MINECRAFT, "other.example", door.port(), Secret.of("s3cret"))
              .withProxy(at(socks, proxy.port()))
              .withTls(Tls.systemTrust().ca(TestPki.ca()));
      assertEquals(Step.TLS, Behind.unreachable(behind).step());
      assertEquals(0, game.connectionsAccepted());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProxyMayWantAUser(boolean socks) {
    try (ProxyDoor proxy = ProxyDoor.locked(socks, "me", "pass word")) {
      Proxy open = at(socks, proxy.port());
      Server right = server("127.0.0.1").withProxy(open.credentials("me", Secret.of("pass word")));
      try (RconSession session = Behind.open(right)) {
        assertEquals("hi", Behind.echo(session, "hi"));
      }
      Unreachable wrong =
          refused(server("127.0.0.1").withProxy(open.credentials("me", Secret.of("hunter2"))));
      assertTrue(wrong.getMessage().contains("password"), wrong.getMessage());
      assertFalse(wrong.getMessage().contains("hunter2"), wrong.getMessage());
      Unreachable none = refused(server("127.0.0.1").withProxy(open));
      assertTrue(none.getMessage().contains("wants a user and a password"), none.getMessage());
    }
  }

  private static Unreachable refused(Server server) {
    Unreachable failure = Behind.unreachable(server);
    assertEquals(Step.PROXY, failure.step(), failure.getMessage());
    return failure;
  }

  @ParameterizedTest
  @CsvSource({
    "true, 1, failed to reach",
    "true, 2, its rules must allow",
    "true, 3, cannot reach",
    "true, 4, cannot reach",
    "true, 5, nothing listens there",
    "true, 8, refused to connect",
    "false, 403, its rules must allow",
    "false, 407, wants a user and a password",
    "false, 502, cannot reach",
    "false, 418, (418)",
  })
  void whatAProxyRefusesIsTold(boolean socks, int code, String words) {
    try (ProxyDoor proxy = ProxyDoor.refusing(socks, code)) {
      Unreachable failure = refused(server("127.0.0.1").withProxy(at(socks, proxy.port())));
      String message = failure.getMessage();
      assertTrue(message.contains(words), message);
      assertTrue(message.contains("127.0.0.1:" + proxy.port()), message);
      assertEquals(0, game.connectionsAccepted());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, 'HTTP/1.1 400 Bad Request\r\n\r\n', or does not speak SOCKS5",
    "false, 'SSH-2.0-x\r\n\r\n', does not speak as such a proxy",
    "true, '', closed the connection without an answer",
    "false, '', closed the connection without an answer",
  })
  void whatIsNoSuchProxyIsTold(boolean socks, String says, String words) {
    try (LoopbackRelay other =
        LoopbackRelay.plain(near -> {
          near.getInputStream().readNBytes(3);
          near.getOutputStream().write(says.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
          return says.isEmpty() ? java.util.Optional.<Socket>empty() : LoopbackRelay.silence(near);
        })) {
      Unreachable failure = refused(server("127.0.0.1").withProxy(at(socks, other.port())));
      assertTrue(failure.getMessage().contains(words), failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProxyThatHangsIsGivenUp(boolean socks) {
    try (LoopbackRelay silent = LoopbackRelay.plain(LoopbackRelay::silence)) {
      Unreachable failure = refused(server("127.0.0.1").withProxy(at(socks, silent.port())));
      assertTrue(failure.getMessage().contains("within 1000 ms"), failure.getMessage());
    }
  }

  @Test
  void aProxyThatIsNotThereIsNotConnected() {
    ProxyDoor gone = ProxyDoor.open(true);
    gone.close();
    Unreachable failure = Behind.unreachable(server("127.0.0.1").withProxy(at(true, gone.port())));
    assertEquals(Step.CONNECT, failure.step());
    assertTrue(failure.getMessage().contains("socks5://127.0.0.1:"), failure.getMessage());
    assertTrue(failure.getMessage().contains("refused"), failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "ioquake3"})
  void aServerIsReachedFromItsLocalAddress(String dialect) {
    try (SimulatedServer server = SimulatedServer.start(dialect, "s3cret");
        RconSession near = Behind.open(Behind.server(dialect, server.port()));
        RconSession session =
            Behind.open(Behind.server(dialect, server.port()).withLocalAddress("127.0.77.1"))) {
      assertEquals("hi", Behind.echo(session, "hi"));
      assertEquals("there", Behind.echo(near, "there"));
      assertEquals(
          List.of("127.0.77.1", "127.0.0.1"),
          server.requests().stream().map(r -> r.from().getHostString()).toList());
    }
  }

  @Test
  void whatCannotBeIsRefusedAtOnce() {
    Server udp = Server.of(Dialect.QUAKE3, "127.0.0.1", 27960, Secret.of("s3cret"));
    Server tcp = server("127.0.0.1");
    says("TLS is for TCP only", udp.withTls(Tls.systemTrust()));
    says("a proxy is for TCP only", udp.withProxy(Proxy.http("127.0.0.1", 1)));
    says("must be an IPv4 or IPv6 address, not 'eth0'", tcp.withLocalAddress("eth0"));
    says("must be an IPv4 or IPv6 address, not 'eth0'", udp.withLocalAddress("eth0"));
  }

  private static void says(String words, Server server) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> io.rcon.Rcon.open(server, o -> o.backoff(Link.QUICK)).close());
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }
}
