package io.rcon.tunnel;

import static io.rcon.tls.TlsClient.AUTH;
import static io.rcon.tls.TlsClient.frame;
import static io.rcon.tunnel.TunnelFixture.ALICE;
import static io.rcon.tunnel.TunnelFixture.BOB;
import static io.rcon.tunnel.TunnelFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken out of a file is out, and what cannot be read lets nobody in. */
class RevocationTest {
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

  private Tunnel byToken() {
    return lodge.byToken(
        server.address(), Dialect.MINECRAFT, o -> o.filesChecked(Duration.ofMillis(20)));
  }

  private Tunnel byCertificate(Consumer<TunnelOptions> change) {
    TunnelOptions options =
        lodge
            .options(server.address())
            .dialect(Dialect.MINECRAFT)
            .clientAuthority(lodge.authority)
            .filesChecked(Duration.ofMillis(20));
    change.accept(options);
    return Tunnel.start(options);
  }

  private static boolean isLetIn(Tunnel tunnel, Shows certificate, String password) {
    try (TlsClient client = TunnelFixture.client(tunnel, certificate)) {
      return client.login(1, password).id() == 1;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "", "# nobody\n", "\n", "alice short\n", "bob \u00e4\n"})
  void withoutATokenInItsFileNobodyIsLetInOrStays(String text) throws IOException {
    try (Tunnel tunnel = byToken();
        TlsClient alice = TunnelFixture.client(tunnel);
        TlsClient waiting = TunnelFixture.client(tunnel)) {
      alice.login(1, ALICE);
      if (text.equals("deleted")) {
        Files.delete(lodge.tokens);
      } else {
        TunnelFixture.write(lodge.tokens, text);
      }
      assertTrue(alice.isClosed());
      assertTrue(waiting.isClosed());
      assertTrue(!isLetIn(tunnel, null, ALICE));
      assertEquals(0, tunnel.counts().wrongTokens(), "nobody is to be barred for this");
      TunnelFixture.write(lodge.tokens, "alice " + ALICE);
      Awaitility.await().until(() -> isLetIn(tunnel, null, ALICE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"certificate", "key", "password", "all"})
  void aTokenThatIsGoneIsOutWhateverTheOtherFilesSay(String broken) throws IOException {
    try (Tunnel tunnel = byToken();
        TlsClient alice = TunnelFixture.client(tunnel);
        TlsClient bob = TunnelFixture.client(tunnel)) {
      alice.login(1, ALICE);
      bob.login(1, BOB);
      for (Path file : new Path[] {lodge.certificate, lodge.key, lodge.password}) {
        if (broken.equals("all") || file.getFileName().toString().contains(broken)) {
          Files.delete(file);
        }
      }
      if (broken.equals("certificate")) {
        TunnelFixture.write(lodge.certificate, "no certificate");
      } else if (broken.equals("key")) {
        TunnelFixture.write(lodge.key, "no key");
      }
      TunnelFixture.write(lodge.tokens, "alice short\nbob " + BOB + "\n");
      assertTrue(alice.isClosed());
      assertEquals("here", bob.ask(2, "echo here"));
      try (TlsClient again = TunnelFixture.client(tunnel)) {
        again.send(frame(1, AUTH, ALICE));
        assertEquals(-1, again.read().id());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "", "another", "no certificate"})
  void anAuthorityThatIsGoneVouchesForNobody(String what) throws IOException {
    try (Tunnel tunnel = byCertificate(o -> {});
        TlsClient alice = TunnelFixture.client(tunnel, Shows.ALICE)) {
      alice.login(1, PASSWORD);
      switch (what) {
        case "deleted" -> Files.delete(lodge.authority);
        case "another" -> TunnelFixture.write(lodge.authority, TestPki.certificate(Shows.MALLORY));
        default -> TunnelFixture.write(lodge.authority, what);
      }
      assertTrue(alice.isClosed());
      assertTrue(!isLetIn(tunnel, Shows.ALICE, PASSWORD));
      TunnelFixture.write(lodge.authority, TestPki.ca());
      Awaitility.await().until(() -> isLetIn(tunnel, Shows.ALICE, PASSWORD));
    }
  }

  @Test
  void anAuthorityBesideABrokenCertificateIsReadAllTheSame() throws IOException {
    try (Tunnel tunnel = byCertificate(o -> {});
        TlsClient alice = TunnelFixture.client(tunnel, Shows.ALICE)) {
      alice.login(1, PASSWORD);
      Files.delete(lodge.key);
      TunnelFixture.write(lodge.authority, TestPki.certificate(Shows.MALLORY));
      assertTrue(alice.isClosed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleted", "", "# nobody", "bob"})
  void aNameThatIsGoneIsOut(String text) throws IOException {
    Path names = folder.resolve("names");
    TunnelFixture.write(names, "# who\nbob\n alice.example \n");
    try (Tunnel tunnel = byCertificate(o -> o.clientNameFile(names));
        TlsClient alice = TunnelFixture.client(tunnel, Shows.ALICE)) {
      alice.login(1, PASSWORD);
      if (text.equals("deleted")) {
        Files.delete(names);
      } else {
        TunnelFixture.write(names, text);
      }
      assertTrue(alice.isClosed());
      assertTrue(!isLetIn(tunnel, Shows.ALICE, PASSWORD));
      TunnelFixture.write(names, "alice");
      Awaitility.await().until(() -> isLetIn(tunnel, Shows.ALICE, PASSWORD));
    }
  }
}
