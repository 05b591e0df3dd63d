package io.rcon.tunnel;

import static io.rcon.tunnel.TunnelFixture.ALICE;
import static io.rcon.tunnel.TunnelFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A handshake costs the tunnel more than a client: each connection has one. */
class RenegotiationTest {
  @TempDir private Path folder;
  private SimulatedServer server;
  private Tunnel tunnel;

  @BeforeEach
  void start() {
    server = SimulatedServer.start("minecraft", PASSWORD);
    tunnel = new TunnelFixture(folder).byToken(server);
  }

  @AfterEach
  void stop() {
    tunnel.close();
    server.close();
  }

  private TlsClient client(String protocol) {
    return new TlsClient(tunnel.address(), TestPki.client(Shows.SELF_SIGNED, null), protocol);
  }

  private void handshakeAgain(TlsClient client) {
    try {
      client.socket.startHandshake();
      // The answer of one that begins anew; one that does not is closed.
      assertTrue(client.isClosed());
    } catch (IOException e) {
      // Closed before the second handshake was over.
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSecondHandshakeEndsTheConnection(boolean loggedIn) {
    try (TlsClient client = client("TLSv1.2")) {
      assertEquals("TLSv1.2", client.socket.getSession().getProtocol());
      if (loggedIn) {
        client.login(1, ALICE);
      }
      handshakeAgain(client);
      Awaitility.await().until(() -> tunnel.counts().open() == 0);
      Awaitility.await().until(() -> tunnel.counts().turnedAway() == (loggedIn ? 0 : 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void whoAsksForNoneStays(String protocol) {
    try (TlsClient client = client(protocol)) {
      client.login(1, ALICE);
      for (int id = 2; id < 50; id++) {
        assertEquals("a".repeat(20 * id), client.ask(id, "echo " + "a".repeat(20 * id)).strip());
      }
    }
  }

  /** TLS 1.3 changes keys in a record of its own, which is no handshake. */
  @Test
  void newKeysAreNoHandshake() throws IOException {
    try (TlsClient client = client("TLSv1.3")) {
      client.login(1, ALICE);
      client.socket.startHandshake();
      assertEquals("still", client.ask(2, "echo still"));
    }
  }

  /** In TLS 1.3 it has nothing to send when it is told to, and ends itself. */
  @Test
  void opensslThatIsToldToRenegotiate() throws Exception {
    Process client;
    try {
      client =
          new ProcessBuilder(
                  "openssl",
                  "s_client",
                  "-tls1_2",
                  "-connect",
                  "127.0.0.1:" + tunnel.address().getPort())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      Assumptions.abort("no openssl here; install it to run this test");
      throw e;
    }
    try {
      Awaitility.await().until(() -> tunnel.counts().accepted() == 1);
      client.getOutputStream().write("R\n".getBytes(StandardCharsets.US_ASCII));
      client.getOutputStream().flush();
      Awaitility.await().until(() -> tunnel.counts().turnedAway() == 1);
      assertTrue(client.waitFor(30, TimeUnit.SECONDS));
      String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(said.contains("RENEGOTIATING"), said);
      assertFalse(said.substring(said.indexOf("RENEGOTIATING")).contains("verify"), said);
    } finally {
      client.destroy();
      assertTrue(client.waitFor(30, TimeUnit.SECONDS));
    }
  }
}
