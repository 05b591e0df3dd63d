package io.rcon.tunnel;

import static io.rcon.tls.TlsClient.AUTH;
import static io.rcon.tls.TlsClient.EXEC;
import static io.rcon.tls.TlsClient.frame;
import static io.rcon.tls.TlsClient.join;
import static io.rcon.tunnel.TunnelFixture.ALICE;
import static io.rcon.tunnel.TunnelFixture.BOB;
import static io.rcon.tunnel.TunnelFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.LongForm;
import io.rcon.tls.TlsClient;
import java.nio.file.Path;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The login that the tunnel takes over. */
class TokenTest {
  @TempDir private Path folder;
  private TunnelFixture lodge;

  @BeforeEach
  void files() {
    lodge = new TunnelFixture(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "nukkit", "source", "generic"})
  void aRightTokenIsALoginWithTheClientsId(String game) {
    try (SimulatedServer server = SimulatedServer.start(game, PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient client = TunnelFixture.client(tunnel)) {
      assertEquals(77, client.login(77, ALICE).id());
      assertEquals("hello", client.ask(78, "echo hello").strip());
      assertEquals("größer", client.ask(79, "echo größer").strip());
      assertFalse(client.heard().contains(PASSWORD));
      assertEquals(1, server.counts().logins());
    }
  }

  @Test
  void everyTokenOfTheFileIsOne() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient alice = TunnelFixture.client(tunnel);
        TlsClient bob = TunnelFixture.client(tunnel)) {
      assertEquals(1, alice.login(1, ALICE).id());
      assertEquals(2, bob.login(2, BOB).id());
      assertEquals("b", bob.ask(3, "echo b"));
      assertEquals("a", alice.ask(3, "echo a"));
      assertEquals(2, tunnel.counts().open());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2wrong", PASSWORD, "", ALICE + "x", "alice", "alice " + ALICE})
  void aWrongTokenIsRefusedAsByAGameAndNothingIsDialled(String wrong) {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient client = TunnelFixture.client(tunnel)) {
      client.send(frame(5, AUTH, wrong));
      TlsClient.Frame answer = client.read();
      assertEquals(-1, answer.id());
      assertEquals(2, answer.type());
      assertEquals("", answer.body());
      assertTrue(client.isClosed());
      Awaitility.await().until(() -> tunnel.counts().turnedAway() == 1);
      assertEquals(1, tunnel.counts().wrongTokens());
      assertEquals(0, tunnel.counts().dialled());
      assertEquals(0, server.connectionsAccepted());
    }
  }

  @Test
  void whatFollowsAWrongTokenIsNotForwarded() {
    try (SimulatedServer server = SimulatedServer.start("source", PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient client = TunnelFixture.client(tunnel)) {
      client.send(
          join(frame(5, AUTH, "hunter2wrong"), frame(6, AUTH, ALICE), frame(7, EXEC, "echo x")));
      assertEquals(-1, client.read().id());
      assertTrue(client.isClosed());
      assertEquals(0, server.connectionsAccepted());
    }
  }

  @Test
  void aLoginMayBeCutAnywhere() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
        Tunnel tunnel = lodge.byToken(server)) {
      byte[] login = frame(9, AUTH, ALICE);
      int cuts = 0;
      for (int cut = 1; cut < login.length; cut += LongForm.or(1, 3)) {
        cuts++;
        try (TlsClient client = TunnelFixture.client(tunnel)) {
          client.send(Arrays.copyOf(login, cut));
          client.send(Arrays.copyOfRange(login, cut, login.length));
          assertEquals(9, client.loginAnswer().id(), "cut at " + cut);
        }
      }
      assertEquals(cuts, server.counts().logins());
    }
  }

  @Test
  void aLoginMayComeByteByByte() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient client = TunnelFixture.client(tunnel)) {
      for (byte one : frame(9, AUTH, ALICE)) {
        client.send(one);
      }
      assertEquals(9, client.loginAnswer().id());
    }
  }

  @Test
  void aLaterLoginIsByTokenToo() {
    try (SimulatedServer server = SimulatedServer.start("source", PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient client = TunnelFixture.client(tunnel)) {
      client.login(1, ALICE);
      server.deauthenticateAll();
      assertEquals("", client.ask(2, "echo lost"));
      assertEquals(3, client.login(3, ALICE).id());
      assertEquals("found", client.ask(4, "echo found").strip());
      assertEquals(-1, client.login(5, PASSWORD).id());
      assertTrue(client.isClosed());
      assertEquals(0, server.counts().refusedLogins());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "source"})
  void thatTheGameRefusesThePasswordIsNotTheClientsFault(String game) {
    try (SimulatedServer server = SimulatedServer.start(game, "changed meanwhile");
        Tunnel tunnel =
            lodge.byToken(
                server.address(),
                io.rcon.Dialect.named(game).orElseThrow(),
                o -> o.filesChecked(java.time.Duration.ofMillis(50)))) {
      for (int i = 0; i < 3; i++) {
        try (TlsClient client = TunnelFixture.client(tunnel)) {
          client.send(frame(1, AUTH, ALICE));
          assertTrue(client.isClosed(), "no answer: the token was right");
        }
      }
      assertEquals(1, server.counts().refusedLogins(), "it bans who asks again and again");
      TunnelFixture.write(lodge.password, "changed meanwhile");
      Awaitility.await()
          .untilAsserted(() -> {
            try (TlsClient client = TunnelFixture.client(tunnel)) {
              client.send(frame(1, AUTH, ALICE));
              assertFalse(client.isClosed());
            }
          });
    }
  }
}
