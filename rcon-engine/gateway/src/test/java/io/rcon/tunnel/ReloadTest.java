package io.rcon.tunnel;

import static io.rcon.tunnel.TunnelFixture.ALICE;
import static io.rcon.tunnel.TunnelFixture.BOB;
import static io.rcon.tunnel.TunnelFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change while the tunnel runs. */
class ReloadTest {
  @TempDir private Path folder;
  private TunnelFixture lodge;
  private SimulatedServer server;
  private Tunnel tunnel;

  @BeforeEach
  void start() {
    lodge = new TunnelFixture(folder);
    server = SimulatedServer.start("minecraft", PASSWORD);
    tunnel =
        lodge.byToken(
            server.address(), Dialect.MINECRAFT, o -> o.filesChecked(Duration.ofMillis(20)));
  }

  @AfterEach
  void stop() {
    tunnel.close();
    server.close();
  }

  private boolean shows(Shows certificate) {
    try (TlsClient client = new TlsClient(tunnel.address(), TestPki.client(certificate, null))) {
      return client.login(1, ALICE).id() == 1;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @Test
  void aRenewedCertificateIsShownAndOldConnectionsStay() {
    try (TlsClient before = TunnelFixture.client(tunnel)) {
      before.login(1, ALICE);
      lodge.show(Shows.RENEWED);
      Awaitility.await().until(() -> shows(Shows.RENEWED));
      assertEquals("still", before.ask(2, "echo still"));
    }
  }

  @Test
  void aTokenThatIsTakenAwayEndsItsConnectionsAndNoOther() {
    try (TlsClient alice = TunnelFixture.client(tunnel);
        TlsClient bob = TunnelFixture.client(tunnel)) {
      alice.login(1, ALICE);
      bob.login(1, BOB);
      TunnelFixture.write(lodge.tokens, "bob " + BOB + "\ncarol carol-s3cret-6789abcdef\n");
      assertTrue(alice.isClosed());
      assertEquals("here", bob.ask(2, "echo here"));
    }
    try (TlsClient alice = TunnelFixture.client(tunnel);
        TlsClient carol = TunnelFixture.client(tunnel)) {
      assertEquals(-1, alice.login(1, ALICE).id());
      assertEquals(1, carol.login(1, "carol-s3cret-6789abcdef").id());
    }
  }

  private KeyRing ring() throws IOException {
    return new KeyRing(lodge.options(server.address()).tokens(lodge.tokens, lodge.password));
  }

  @Test
  void aCertificateIsTakenTogetherWithItsKeyOrNotAtAll() throws IOException {
    KeyRing ring = ring();
    Keys before = ring.keys();
    TestPki.write(lodge.certificate, TestPki.certificate(Shows.RENEWED));
    assertFalse(ring.refresh(0));
    assertSame(before, ring.keys());
    TestPki.write(lodge.key, TestPki.key(Shows.RENEWED));
    assertTrue(ring.refresh(0));
    assertEquals("CN=renewed", ring.keys().identity().subject());
    assertFalse(ring.refresh(0), "nothing has changed since");
  }

  @Test
  void aBrokenPasswordOrCertificateChangesNothing() throws IOException {
    KeyRing ring = ring();
    Keys before = ring.keys();
    Files.delete(lodge.password);
    TunnelFixture.write(lodge.key, "no key");
    assertFalse(ring.refresh(0));
    assertSame(before, ring.keys());
    TunnelFixture.write(lodge.password, "new");
    assertTrue(ring.refresh(0));
    assertEquals(Secret.of("new"), ring.keys().password());
    assertTrue(ring.isPasswordChanged());
  }

  @Test
  void aTokenFileThatIsWrittenAnewIsNotTakenForAnEmptyOne() throws IOException {
    KeyRing ring = ring();
    TunnelFixture.write(lodge.tokens, "");
    assertFalse(ring.refresh(0));
    assertTrue(ring.isUnsettled());
    assertFalse(ring.refresh(Watched.SETTLES_AFTER - 1));
    TunnelFixture.write(lodge.tokens, "carol carol-s3cret-6789abcdef");
    assertTrue(ring.refresh(Watched.SETTLES_AFTER - 1));
    assertFalse(ring.isUnsettled());
    assertEquals(1, ring.keys().tokens().size());
    TunnelFixture.write(lodge.tokens, "");
    assertFalse(ring.refresh(Watched.SETTLES_AFTER));
    assertTrue(ring.refresh(2 * Watched.SETTLES_AFTER));
    assertEquals(0, ring.keys().tokens().size());
    assertFalse(ring.refresh(3 * Watched.SETTLES_AFTER), "that is known");
    assertTrue(ring.closed().contains(lodge.tokens.toString()), ring.closed());
  }
}
