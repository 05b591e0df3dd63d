package io.rcon.tunnel;

import static io.rcon.tls.TlsClient.AUTH;
import static io.rcon.tls.TlsClient.EXEC;
import static io.rcon.tls.TlsClient.frame;
import static io.rcon.tls.TlsClient.join;
import static io.rcon.tunnel.TunnelFixture.ALICE;
import static io.rcon.tunnel.TunnelFixture.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.simulator.SampleText;
import io.rcon.simulator.SimulatedServer;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import io.rcon.tls.TlsClient;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes once a client is let in. */
@Execution(ExecutionMode.CONCURRENT)
class GameConnectionTest {
  @TempDir private Path folder;
  private TunnelFixture lodge;

  @BeforeEach
  void files() {
    lodge = new TunnelFixture(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"minecraft", "nukkit"})
  void framesThatCameMergedReachTheGameOneAtATime(String game) {
    try (SimulatedServer server = SimulatedServer.start(game, PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient client = TunnelFixture.client(tunnel)) {
      List<byte[]> frames = new ArrayList<>(List.of(frame(1, AUTH, ALICE)));
      for (int id = 2; id < 50; id++) {
        frames.add(frame(id, EXEC, "echo " + id));
      }
      client.send(join(frames.toArray(byte[][]::new)));
      assertEquals(1, client.loginAnswer().id());
      for (int id = 2; id < 50; id++) {
        assertEquals(id + "", client.read().body().strip());
      }
    }
  }

  @Test
  void framesThatCameCutReachTheGameWhole() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient client = TunnelFixture.client(tunnel)) {
      client.login(1, ALICE);
      String text = "x".repeat(300);
      for (byte one : frame(2, EXEC, "echo " + text)) {
        client.send(one);
      }
      assertEquals(text, client.read().body());
    }
  }

  @Test
  void aGameThatTakesThemTogetherIsNotKeptWaiting() throws IOException {
    try (PlainGame game = new PlainGame();
        Tunnel tunnel =
            Tunnel.start(lodge.options(game.address()).anyone(true).dialect(Dialect.SOURCE));
        TlsClient client = TunnelFixture.client(tunnel);
        Socket accepted = game.accept()) {
      byte[][] all = new byte[20][];
      for (int id = 0; id < all.length; id++) {
        all[id] = frame(id, EXEC, "echo " + id);
      }
      client.send(join(all));
      accepted.setSoTimeout((int) Forward.TIMEOUT.toMillis() * all.length / 2);
      long began = System.nanoTime();
      assertArrayEquals(join(all), accepted.getInputStream().readNBytes(join(all).length));
      assertTrue(System.nanoTime() - began < Forward.TIMEOUT.toNanos() * all.length / 2);
    }
  }

  @Test
  void aGameThatAnswersNothingStillGetsTheNextFrame() throws IOException {
    try (PlainGame game = new PlainGame();
        Tunnel tunnel = lodge.open(game, false);
        TlsClient client = TunnelFixture.client(tunnel);
        Socket accepted = game.accept()) {
      byte[] both = join(frame(1, EXEC, "one"), frame(2, EXEC, "two"));
      client.send(both);
      long began = System.nanoTime();
      assertArrayEquals(both, accepted.getInputStream().readNBytes(both.length));
      assertTrue(System.nanoTime() - began >= Forward.TIMEOUT.toNanos() / 2);
    }
  }

  @Test
  void whateverIsNoFrameEndsTheConnection() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient client = TunnelFixture.client(tunnel)) {
      client.login(1, ALICE);
      client.send((byte) 9, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
      assertTrue(client.isClosed());
      assertEquals(0, server.commandsExecuted());
    }
  }

  @Test
  void longAnswersReachASlowReader() {
    try (SimulatedServer server = SimulatedServer.start("nukkit", PASSWORD);
        Tunnel tunnel = lodge.byToken(server);
        TlsClient client =
            new TlsClient(
                tunnel.address(), TestPki.client(Shows.SELF_SIGNED, null), "127.0.0.1", 4096)) {
      client.login(1, ALICE);
      client.send(frame(2, EXEC, "big 100000"));
      Awaitility.await().until(() -> server.commandsExecuted() == 1);
      assertEquals(SampleText.plain(100_000), client.read().body().strip());
    }
  }

  @Test
  void aReaderThatDoesNotReadHoldsTheGameBack() throws IOException {
    try (PlainGame game = new PlainGame();
        Tunnel tunnel = lodge.open(game, true);
        TlsClient client =
            new TlsClient(
                tunnel.address(), TestPki.client(Shows.SELF_SIGNED, null), "127.0.0.1", 1 << 14);
        Socket accepted = game.accept()) {
      Flood flood = new Flood(accepted);
      flood.awaitHeldBack();
      assertTrue(tunnel.counts().bytesToClients() < 16 << 20, () -> "" + tunnel.counts());
      flood.assertArrives(client.socket.getInputStream());
    }
  }

  @Test
  void aGameThatDoesNotReadHoldsTheClientBack() throws IOException {
    try (PlainGame game = new PlainGame();
        Tunnel tunnel = lodge.open(game, true);
        TlsClient client = TunnelFixture.client(tunnel);
        Socket accepted = game.accept()) {
      Flood flood = new Flood(client.socket);
      flood.awaitHeldBack();
      assertTrue(tunnel.counts().bytesFromClients() < 16 << 20, () -> "" + tunnel.counts());
      flood.assertArrives(accepted.getInputStream());
    }
  }

  @Test
  void aRawTunnelPassesAnything() throws IOException {
    try (PlainGame game = new PlainGame();
        Tunnel tunnel = lodge.open(game, true);
        TlsClient client = TunnelFixture.client(tunnel);
        Socket accepted = game.accept()) {
      byte[] line = "Enter password:\r\n\0".getBytes(StandardCharsets.US_ASCII);
      accepted.getOutputStream().write(line);
      assertArrayEquals(line, client.readBytes(line.length));
      client.send((byte) 1);
      assertEquals(1, accepted.getInputStream().read());
    }
  }
}
