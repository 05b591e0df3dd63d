package io.rcon.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException.LoginRefused;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.Tls;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's own sessions as clients of the tunnel. */
@Timeout(60)
class EngineClientTest {
  @TempDir Path folder;

  private static Server server(
      SimulatedServer game, Tunnel tunnel, TunnelFixture lodge, String token) throws IOException {
    Dialect dialect = Dialect.named(game.game().name()).orElseThrow();
    return Server.of(dialect, "127.0.0.1", tunnel.address().getPort(), Secret.of(token))
        .withTls(Tls.systemTrust().ca(lodge.certificate));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "source", "nukkit"})
  void aSessionWithATokenIsAnswered(String dialect) throws IOException {
    TunnelFixture lodge = new TunnelFixture(folder);
    try (SimulatedServer game = SimulatedServer.start(dialect, TunnelFixture.PASSWORD);
        Tunnel tunnel = lodge.byToken(game);
        RconSession session = Rcon.open(server(game, tunnel, lodge, TunnelFixture.ALICE))) {
      List<PendingReply> replies = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        replies.add(session.execute("echo w" + i));
      }
      for (int i = 0; i < 30; i++) {
        assertEquals("w" + i, replies.get(i).toCompletableFuture().join().text().strip());
      }
      assertEquals(100_000, session.blocking().execute("big 100000").text().length());
      assertEquals(1, game.connectionsAccepted());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "source"})
  void aSessionWithAWrongTokenIsRefused(String dialect) throws IOException {
    TunnelFixture lodge = new TunnelFixture(folder);
    try (SimulatedServer game = SimulatedServer.start(dialect, TunnelFixture.PASSWORD);
        Tunnel tunnel = lodge.byToken(game);
        RconSession session = Rcon.open(server(game, tunnel, lodge, "nobody-0123456789ab"))) {
      assertThrows(LoginRefused.class, () -> session.blocking().execute("echo x"));
    }
  }
}
