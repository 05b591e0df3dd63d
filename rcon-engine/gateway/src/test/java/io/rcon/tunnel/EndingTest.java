package io.rcon.tunnel;

import static io.rcon.tls.TlsClient.AUTH;
import static io.rcon.tls.TlsClient.EXEC;
import static io.rcon.tls.TlsClient.frame;
import static io.rcon.tunnel.TunnelFixture.ALICE;
import static io.rcon.tunnel.TunnelFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.Background;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How connections end, and how many there may be. */
@Execution(ExecutionMode.CONCURRENT)
class EndingTest {
  @TempDir private Path folder;
  private TunnelFixture lodge;

  @BeforeEach
  void files() {
    lodge = new TunnelFixture(folder);
  }

  @Test
  void theEndOfAClientsWordsIsPassedOnAndTheAnswerStillComes() throws IOException {
    try (PlainGame game = new PlainGame();
        Tunnel tunnel = lodge.open(game, false);
        TlsClient client = TunnelFixture.client(tunnel);
        Socket accepted = game.accept()) {
      byte[] last = frame(1, EXEC, "save-all");
      client.send(last);
      client.socket.shutdownOutput();
      assertArrayEquals(last, accepted.getInputStream().readAllBytes());
      byte[] answer = frame(1, 0, "saved");
      accepted.getOutputStream().write(answer);
      accepted.shutdownOutput();
      assertEquals("saved", client.read().body());
      assertTrue(client.isClosed());
      Awaitility.await().until(() -> tunnel.counts().open() == 0);
    }
  }

  @Test
  void theEndOfTheGamesWordsIsPassedOnAndTheClientMayFinish() throws IOException {
    try (PlainGame game = new PlainGame();
        Tunnel tunnel = lodge.open(game, true);
        TlsClient client = TunnelFixture.client(tunnel);
        Socket accepted = game.accept()) {
      accepted.getOutputStream().write(7);
      accepted.shutdownOutput();
      assertArrayEquals(new byte[] {7}, client.readBytes(1));
      assertTrue(client.isClosed());
      client.send((byte) 8);
      assertEquals(8, accepted.getInputStream().read());
      client.hangUp();
      Awaitility.await().until(() -> tunnel.counts().open() == 0);
    }
  }

  @Test
  void aGameThatDiesEndsItsClients() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient one = TunnelFixture.client(tunnel);
        TlsClient two = TunnelFixture.client(tunnel)) {
      one.login(1, ALICE);
      two.login(1, ALICE);
      server.mishap(new Mishap.Reset());
      one.send(frame(2, EXEC, "list"));
      assertTrue(one.isClosed());
      server.closeConnections();
      assertTrue(two.isClosed());
      two.hangUp();
      Awaitility.await().until(() -> tunnel.counts().open() == 0);
    }
  }

  @Test
  void aGameThatIsNotThereEndsTheConnectionWithoutAnAnswer() {
    SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
    try (Tunnel tunnel = lodge.byToken(server);
        TlsClient client = TunnelFixture.client(tunnel)) {
      server.close();
      client.send(frame(1, AUTH, ALICE));
      assertTrue(client.isClosed());
      assertEquals(0, tunnel.counts().opened());
      assertEquals(0, tunnel.counts().wrongTokens());
    }
  }

  @Test
  void aGameThatDoesNotAnswerTheLoginIsGivenUp() {
    try (PlainGame game = new PlainGame();
        Tunnel tunnel =
            lodge.byToken(
                game.address(), Dialect.MINECRAFT, o -> o.loginTimeout(Duration.ofSeconds(3)));
        TlsClient client = TunnelFixture.client(tunnel)) {
      client.send(frame(1, AUTH, ALICE));
      assertTrue(client.isClosed());
    }
  }

  @Test
  void aClientThatGoesTakesItsConnectionToTheGameAlong() throws IOException {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
        Tunnel tunnel = lodge.byToken(server)) {
      TlsClient polite = TunnelFixture.client(tunnel);
      polite.login(1, ALICE);
      TlsClient rude = TunnelFixture.client(tunnel);
      rude.login(1, ALICE);
      assertEquals(2, server.counts().openConnections());
      polite.close();
      rude.plain.setSoLinger(true, 0);
      rude.plain.close();
      Awaitility.await().until(() -> server.counts().openConnections() == 0);
      Awaitility.await().until(() -> tunnel.counts().open() == 0);
    }
  }

  @Test
  void idleConnectionsEnd() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
        Tunnel tunnel =
            lodge.byToken(server.address(), Dialect.MINECRAFT, o -> o.idle(Duration.ofSeconds(2)));
        TlsClient client = TunnelFixture.client(tunnel)) {
      client.login(1, ALICE);
      assertTrue(client.isClosed());
      Awaitility.await().until(() -> server.counts().openConnections() == 0);
    }
  }

  @Test
  void oneTooManyIsTurnedAwayUntilAnotherGoes() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
        Tunnel tunnel =
            lodge.byToken(server.address(), Dialect.MINECRAFT, o -> o.maxConnections(1));
        TlsClient first = TunnelFixture.client(tunnel)) {
      first.login(1, ALICE);
      try (TlsClient second = TunnelFixture.client(tunnel)) {
        second.send(frame(1, AUTH, ALICE));
        assertTrue(second.isClosed());
      }
      assertEquals(1, server.connectionsAccepted());
      first.hangUp();
      Awaitility.await().until(() -> tunnel.counts().open() == 0);
      try (TlsClient third = TunnelFixture.client(tunnel)) {
        assertEquals(1, third.login(1, ALICE).id());
      }
    }
  }

  @Test
  void closingLetsAnAnswerOnItsWayArrive() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD)) {
      Tunnel tunnel = lodge.byToken(server);
      try (TlsClient client = TunnelFixture.client(tunnel);
          TlsClient idle = TunnelFixture.client(tunnel)) {
        client.login(1, ALICE);
        idle.login(1, ALICE);
        client.send(frame(2, EXEC, "slow 700 done"));
        Awaitility.await().until(() -> server.commandsExecuted() == 1);
        CompletableFuture<Void> closing = Background.run(tunnel::close);
        assertTrue(idle.isClosed());
        assertEquals("done", client.read().body());
        assertTrue(client.isClosed());
        closing.join();
      }
    }
  }

  @Test
  void closingDoesNotWaitForEver() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD)) {
      Tunnel tunnel = lodge.byToken(server);
      try (TlsClient client = TunnelFixture.client(tunnel)) {
        client.login(1, ALICE);
        client.send(frame(2, EXEC, "slow 60000 done"));
        Awaitility.await().until(() -> server.commandsExecuted() == 1);
        CompletableFuture<Void> closing =
            Background.run(() -> {
              tunnel.close();
              tunnel.close();
            });
        // Long before the answer would come.
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(closing::isDone);
        closing.join();
        assertTrue(client.isClosed());
      }
    }
  }
}
