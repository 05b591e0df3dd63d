package io.rcon.tunnel;

import static io.rcon.tls.TlsClient.AUTH;
import static io.rcon.tls.TlsClient.frame;
import static io.rcon.tunnel.TunnelFixture.ALICE;
import static io.rcon.tunnel.TunnelFixture.BOB;
import static io.rcon.tunnel.TunnelFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.embedded.EmbeddedChannel;
import io.rcon.Dialect;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much one client may take, and how much of the log. */
class LimitsTest {
  @TempDir private Path folder;
  private final List<TlsClient> clients = new ArrayList<>();
  private TunnelFixture lodge;
  private SimulatedServer server;

  @BeforeEach
  void files() {
    lodge = new TunnelFixture(folder);
    server = SimulatedServer.start("minecraft", PASSWORD);
  }

  @AfterEach
  void stop() {
    clients.forEach(TlsClient::close);
    server.close();
  }

  private TlsClient keep(TlsClient client) {
    clients.add(client);
    return client;
  }

  private static boolean isTurnedAway(TlsClient client, String token) {
    client.send(frame(1, AUTH, token));
    return client.isClosed();
  }

  @Test
  void aTokenHasPlacesOfItsOwnAndTakesNoneOfOthers() {
    try (Tunnel tunnel =
        lodge.byToken(server.address(), Dialect.MINECRAFT, o -> o.maxPerClient(3))) {
      for (int i = 0; i < 3; i++) {
        keep(TunnelFixture.client(tunnel)).login(1, ALICE);
      }
      assertTrue(isTurnedAway(keep(TunnelFixture.client(tunnel)), ALICE));
      assertEquals(1, keep(TunnelFixture.client(tunnel)).login(1, BOB).id());
      clients.get(0).hangUp();
      Awaitility.await().until(() -> tunnel.counts().open() == 3);
      assertEquals(1, keep(TunnelFixture.client(tunnel)).login(1, ALICE).id());
    }
  }

  @Test
  void byDefaultNoClientHasMoreThanHalf() {
    TunnelOptions options = new TunnelOptions();
    assertEquals(16, options.mostOfAClient());
    assertEquals(5, options.maxConnections(10).mostOfAClient());
    assertEquals(1, options.maxConnections(1).mostOfAClient());
    assertEquals(40, options.maxPerClient(40).copy().mostOfAClient());
  }

  @Test
  void aCertificateAndAnAddressAreClientsToo() {
    TunnelOptions options = lodge.options(server.address()).maxPerClient(1);
    try (Tunnel tunnel = Tunnel.start(options.copy().clientAuthority(lodge.authority))) {
      keep(TunnelFixture.client(tunnel, Shows.ALICE)).login(1, PASSWORD);
      assertTrue(isTurnedAway(keep(TunnelFixture.client(tunnel, Shows.ALICE)), PASSWORD));
      assertEquals(1, keep(TunnelFixture.client(tunnel, Shows.GOOD)).login(1, PASSWORD).id());
    }
    try (Tunnel tunnel = Tunnel.start(options.copy().anyone(true))) {
      keep(TunnelFixture.client(tunnel)).login(1, PASSWORD);
      assertTrue(isTurnedAway(keep(TunnelFixture.client(tunnel)), PASSWORD));
      assertEquals(1, keep(from("127.0.0.9", tunnel)).login(1, PASSWORD).id());
    }
  }

  private static TlsClient from(String address, Tunnel tunnel) {
    return new TlsClient(tunnel.address(), TestPki.client(Shows.SELF_SIGNED, null), address, 0);
  }

  private static EmbeddedChannel arrives(ConnectionAcceptor acceptor, String address)
      throws UnknownHostException {
    InetSocketAddress remote = new InetSocketAddress(InetAddress.getByName(address), 1);
    EmbeddedChannel channel =
        new EmbeddedChannel() {
          @Override
          protected SocketAddress remoteAddress0() {
            return remote;
          }
        };
    acceptor.initChannel(channel);
    return channel;
  }

  @Test
  void beforeTheLoginANetworkOfIpv6IsOneAddress() throws IOException {
    TunnelOptions options = lodge.options(server.address()).tokens(lodge.tokens, lodge.password);
    TunnelLog log = new TunnelLog();
    Authenticator authenticator = new Authenticator(options, new KeyRing(options), log);
    EmbeddedChannel first = new EmbeddedChannel();
    ConnectionAcceptor acceptor =
        new ConnectionAcceptor(options, server.address(), first.eventLoop(), authenticator, log);
    List<EmbeddedChannel> channels = new ArrayList<>(List.of(first));
    for (int i = 0; i < ConnectionAcceptor.UNAUTHENTICATED_OF_A_NETWORK; i++) {
      EmbeddedChannel channel = arrives(acceptor, "2001:db8:1:2:" + i + "::1");
      assertTrue(channel.isOpen());
      channels.add(channel);
    }
    assertFalse(arrives(acceptor, "2001:db8:1:2:ffff::").isOpen());
    EmbeddedChannel other = arrives(acceptor, "2001:db8:1:3::1");
    assertTrue(other.isOpen());
    channels.add(other);
    channels.forEach(EmbeddedChannel::finishAndReleaseAll);
  }

  private void assertOneWarning(int connections, Consumer<TlsClient> guess) {
    LogLines lines = new LogLines();
    try (Tunnel tunnel = lodge.byToken(server)) {
      for (int i = 0; i < connections; i++) {
        keep(TunnelFixture.client(tunnel));
      }
      clients.forEach(guess);
      Awaitility.await().until(() -> tunnel.counts().turnedAway() == connections);
      assertEquals(FailedLogins.ALLOWED, tunnel.counts().wrongTokens());
      assertEquals(1, lines.at("WARN").stream().filter(line -> line.contains("is barred")).count());
    }
  }

  @Test
  void anAddressThatGuessesInParallelIsBarredOnceAndHeardNoMore() {
    assertOneWarning(
        ConnectionAcceptor.UNAUTHENTICATED_OF_A_NETWORK,
        client -> client.send(frame(1, AUTH, "hunter2wrong")));
  }

  @Test
  void aRightGuessAfterTheFifthWrongOneIsNotHeard() {
    int[] count = new int[1];
    assertOneWarning(
        FailedLogins.ALLOWED + 1,
        client -> {
          boolean last = count[0]++ == FailedLogins.ALLOWED;
          client.send(frame(1, AUTH, last ? ALICE : "hunter2wrong"));
          assertTrue(last ? client.isClosed() : client.read().id() == -1);
        });
  }

  @Test
  void connectionsThatComeAndGoFillNoLog() {
    LogLines lines = new LogLines();
    try (Tunnel tunnel = Tunnel.start(lodge.options(server.address()).anyone(true))) {
      for (int i = 1; i <= 30; i++) {
        TunnelFixture.client(tunnel).close();
        int gone = i;
        Awaitility.await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> tunnel.counts().opened() == gone && tunnel.counts().open() == 0);
      }
    }
    assertTrue(
        lines.at("INFO").size() <= 2 * LimitedLog.LINES_A_MINUTE, lines.at("INFO")::toString);
  }

  @Test
  void aGameThatIsAwayFillsNoLog() {
    LogLines lines = new LogLines();
    InetSocketAddress away = server.address();
    server.close();
    try (Tunnel tunnel = Tunnel.start(lodge.options(away).anyone(true))) {
      for (int i = 0; i < LimitedLog.LINES_A_MINUTE + 5; i++) {
        try (TlsClient client = TunnelFixture.client(tunnel)) {
          assertTrue(client.isClosed());
        }
      }
    }
    assertEquals(
        LimitedLog.LINES_A_MINUTE,
        lines.at("WARN").stream().filter(line -> line.contains("cannot be reached")).count());
  }
}
