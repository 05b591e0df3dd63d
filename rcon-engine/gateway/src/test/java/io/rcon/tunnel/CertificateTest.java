package io.rcon.tunnel;

import static io.rcon.tunnel.TunnelFixture.ALICE;
import static io.rcon.tunnel.TunnelFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes in by certificate. */
class CertificateTest {
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

  private TunnelOptions options() {
    return lodge.options(server.address()).clientAuthority(lodge.authority);
  }

  private static void assertTurnedAway(Tunnel tunnel, Shows shown) {
    // With TLS 1.3 the client's part of the handshake is over before the server has judged.
    try (TlsClient client = TunnelFixture.client(tunnel, shown)) {
      client.send(TlsClient.frame(1, TlsClient.AUTH, PASSWORD));
      assertTrue(client.isClosed());
    } catch (UncheckedIOException e) {
      // An alert in the middle of the handshake is as good.
      assertEquals(0, tunnel.counts().dialled());
    }
    Awaitility.await().until(() -> tunnel.counts().turnedAway() == 1);
    assertEquals(0, tunnel.counts().dialled());
  }

  @Test
  void theAuthorityVouchesForAlice() {
    try (Tunnel tunnel = Tunnel.start(options());
        TlsClient client = TunnelFixture.client(tunnel, Shows.ALICE)) {
      assertEquals(-1, client.login(1, "the game judges this").id());
      assertEquals(2, client.login(2, PASSWORD).id());
      assertEquals("hi", client.ask(3, "echo hi"));
    }
  }

  @Test
  void nobodyComesInWithoutACertificate() {
    try (Tunnel tunnel = Tunnel.start(options())) {
      assertTurnedAway(tunnel, null);
    }
  }

  @Test
  void aCertificateOfTheSameNameByAnotherAuthorityIsNone() {
    try (Tunnel tunnel = Tunnel.start(options())) {
      assertTurnedAway(tunnel, Shows.MALLORY);
    }
  }

  @Test
  void namesAreCommonOnesOrAlternativeOnes() {
    for (String name : List.of("alice", "alice.example")) {
      try (Tunnel tunnel = Tunnel.start(options().clientNames(List.of("nobody", name)));
          TlsClient client = TunnelFixture.client(tunnel, Shows.ALICE)) {
        assertEquals(1, client.login(1, PASSWORD).id());
      }
    }
  }

  @Test
  void otherNamesAreTurnedAwayThoughTheAuthorityVouches() {
    try (Tunnel tunnel = Tunnel.start(options().clientNames(List.of("alic", "CN=alice")))) {
      assertTurnedAway(tunnel, Shows.ALICE);
    }
  }

  @Test
  void bothMayBeAskedFor() {
    TunnelOptions both = options().tokens(lodge.tokens, lodge.password);
    try (Tunnel tunnel = Tunnel.start(both);
        TlsClient client = TunnelFixture.client(tunnel, Shows.ALICE)) {
      assertEquals(1, client.login(1, ALICE).id());
      assertEquals("hi", client.ask(2, "echo hi"));
    }
    try (Tunnel tunnel = Tunnel.start(both);
        TlsClient client = TunnelFixture.client(tunnel, Shows.ALICE)) {
      assertEquals(-1, client.login(1, PASSWORD).id());
    }
    try (Tunnel tunnel = Tunnel.start(both)) {
      assertTurnedAway(tunnel, null);
    }
  }

  @Test
  void whateverACertificateSaysTheLogStaysInOnePiece() {
    String name = LogText.harmless(TestPki.x509(Shows.EVIL).getSubjectX500Principal().getName());
    assertTrue(name.chars().allMatch(c -> c >= ' ' && c < 0x7f), name);
    assertTrue(name.contains("\\u001b"), name);
    assertTrue(LogText.harmless("x".repeat(100_000)).length() < 300);
    assertEquals("grüße 世界", LogText.harmless("grüße 世界"));
  }
}
