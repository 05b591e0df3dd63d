package io.rcon.tunnel;

import static io.rcon.tls.TlsClient.AUTH;
import static io.rcon.tls.TlsClient.EXEC;
import static io.rcon.tls.TlsClient.frame;
import static io.rcon.tunnel.TunnelFixture.ALICE;
import static io.rcon.tunnel.TunnelFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Those who have not logged in: they cost little, take no place of others, and end soon. */
@Execution(ExecutionMode.CONCURRENT)
class UnauthenticatedTest {
  @TempDir private Path folder;
  private TunnelFixture lodge;
  private SimulatedServer server;

  @BeforeEach
  void files() {
    lodge = new TunnelFixture(folder);
    server = SimulatedServer.start("minecraft", PASSWORD);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Tunnel tunnel(Consumer<TunnelOptions> change) {
    return lodge.byToken(server.address(), Dialect.MINECRAFT, change);
  }

  private static Socket dial(Tunnel tunnel, String from) throws IOException {
    return new Socket(
        tunnel.address().getAddress(), tunnel.address().getPort(), InetAddress.getByName(from), 0);
  }

  private static boolean isClosed(Socket socket) {
    try {
      socket.setSoTimeout(30_000);
      while (socket.getInputStream().read() >= 0) {
        // Perhaps an alert of TLS.
      }
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void silenceEndsAtTheDeadlineBeforeAndAfterTls() throws IOException {
    try (Tunnel tunnel = tunnel(o -> o.loginTimeout(Duration.ofSeconds(2)));
        Socket mute = dial(tunnel, "127.0.0.1");
        TlsClient shy = TunnelFixture.client(tunnel)) {
      assertTrue(isClosed(mute));
      assertTrue(shy.isClosed());
      Awaitility.await().until(() -> tunnel.counts().turnedAway() == 2);
      assertEquals(0, server.connectionsAccepted());
    }
  }

  @Test
  void aLoginThatDribblesEndsAtTheDeadlineToo() {
    try (Tunnel tunnel = tunnel(o -> o.loginTimeout(Duration.ofSeconds(2)));
        TlsClient client = TunnelFixture.client(tunnel)) {
      byte[] login = frame(1, AUTH, "x".repeat(400));
      int[] sent = new int[1];
      Awaitility.await()
          .pollInterval(Duration.ofMillis(50))
          .until(() -> {
            try {
              client.send(login[sent[0]++]);
            } catch (UncheckedIOException closed) {
              // That is what is waited for.
            }
            return tunnel.counts().turnedAway() == 1;
          });
      assertEquals(0, tunnel.counts().wrongTokens(), "it was never whole");
    }
  }

  @Test
  void aFloodBeforeTheLoginIsCutOff() {
    try (Tunnel tunnel = tunnel(o -> o.loginTimeout(Duration.ofMinutes(1)));
        TlsClient large = TunnelFixture.client(tunnel);
        TlsClient early = TunnelFixture.client(tunnel)) {
      large.send(frame(1, AUTH, "x".repeat(TokenFile.LONGEST + 1)));
      assertTrue(large.isClosed());
      early.send(frame(1, EXEC, "stop"));
      assertTrue(early.isClosed());
      assertEquals(0, tunnel.counts().wrongTokens());
      assertEquals(0, server.connectionsAccepted());
    }
  }

  @Test
  void theLongestTokenIsJudged() {
    try (Tunnel tunnel = tunnel(o -> {});
        TlsClient client = TunnelFixture.client(tunnel)) {
      assertEquals(-1, client.login(1, "x".repeat(TokenFile.LONGEST)).id());
      assertEquals(1, tunnel.counts().wrongTokens());
    }
  }

  @Test
  void whoSpeaksNoTlsIsTurnedAway() throws IOException {
    try (Tunnel tunnel = tunnel(o -> {});
        Socket plain = dial(tunnel, "127.0.0.1");
        Socket http = dial(tunnel, "127.0.0.1")) {
      plain.getOutputStream().write(frame(1, AUTH, ALICE));
      http.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertTrue(isClosed(plain));
      assertTrue(isClosed(http));
      Awaitility.await().until(() -> tunnel.counts().turnedAway() == 2);
      assertEquals(0, server.connectionsAccepted());
    }
  }

  @Test
  void fiveWrongTokensBarAnAddressAndNoOther() {
    try (Tunnel tunnel = tunnel(o -> {})) {
      for (int i = 0; i < FailedLogins.ALLOWED; i++) {
        try (TlsClient client = TunnelFixture.client(tunnel)) {
          assertEquals(-1, client.login(1, "guess " + i).id());
        }
      }
      assertThrows(UncheckedIOException.class, () -> TunnelFixture.client(tunnel).close());
      try (TlsClient other =
          new TlsClient(
              tunnel.address(), TestPki.client(Shows.SELF_SIGNED, null), "127.0.0.2", 0)) {
        assertEquals(1, other.login(1, ALICE).id());
      }
    }
  }

  @Test
  void aRightTokenWipesOutWrongOnes() {
    try (Tunnel tunnel = tunnel(o -> {})) {
      for (int i = 0; i < 2 * FailedLogins.ALLOWED; i++) {
        try (TlsClient client = TunnelFixture.client(tunnel)) {
          client.login(1, i % (FailedLogins.ALLOWED - 1) == 0 ? ALICE : "hunter2wrong");
        }
      }
      try (TlsClient client = TunnelFixture.client(tunnel)) {
        assertEquals(1, client.login(1, ALICE).id());
      }
    }
  }

  @Test
  void anAddressHasFewUnauthenticatedConnections() throws IOException {
    List<Socket> crowd = new ArrayList<>();
    try (Tunnel tunnel = tunnel(o -> {})) {
      for (int i = 0; i < ConnectionAcceptor.UNAUTHENTICATED_OF_A_NETWORK; i++) {
        crowd.add(dial(tunnel, "127.0.0.3"));
      }
      Awaitility.await().until(() -> tunnel.counts().accepted() == crowd.size());
      try (Socket tooMany = dial(tunnel, "127.0.0.3");
          TlsClient other = TunnelFixture.client(tunnel)) {
        assertTrue(isClosed(tooMany));
        assertEquals(1, other.login(1, ALICE).id());
      }
      Awaitility.await().until(() -> tunnel.counts().turnedAway() == 1);
    } finally {
      for (Socket socket : crowd) {
        socket.close();
      }
    }
  }

  @Test
  void inACrowdWhoHasStoodLongestMustGo() throws IOException {
    List<Socket> crowd = new ArrayList<>();
    try (Tunnel tunnel = tunnel(o -> {})) {
      for (int i = 0; i < ConnectionAcceptor.MOST_UNAUTHENTICATED; i++) {
        crowd.add(
            dial(tunnel, "127.0.1." + (i / ConnectionAcceptor.UNAUTHENTICATED_OF_A_NETWORK + 1)));
      }
      Awaitility.await().until(() -> tunnel.counts().accepted() == crowd.size());
      assertEquals(0, tunnel.counts().turnedAway());
      try (TlsClient client = TunnelFixture.client(tunnel)) {
        assertEquals(1, client.login(1, ALICE).id());
      }
      Awaitility.await().until(() -> tunnel.counts().turnedAway() == 1);
      assertTrue(isClosed(crowd.get(0)));
    } finally {
      for (Socket socket : crowd) {
        socket.close();
      }
    }
  }
}
