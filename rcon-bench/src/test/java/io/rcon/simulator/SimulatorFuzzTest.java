package io.rcon.simulator;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A simulated server withstands any request, since its port is open to a network. */
class SimulatorFuzzTest {
  private static final InetSocketAddress CLIENT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000);
  private static final List<SimulatedGame> GAMES = SimulatedGame.all();

  /** A server that met a defect says so and goes on, which would hide it here. */
  private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();

  static {
    System.setProperty("org.slf4j.simpleLogger.cacheOutputStream", "false");
  }

  /** The first byte chooses the game, the second the pieces. */
  @FuzzTest(maxDuration = "5m")
  void requests(byte[] data) {
    if (data.length < 3) {
      return;
    }
    SimulatedGame game = GAMES.get(Math.floorMod(data[0], GAMES.size()));
    SimulationOptions options = new SimulationOptions().pacing(false);
    Endpoint endpoint = game.endpoint(game.core("secret", options));
    PrintStream err = System.err;
    LOG.reset();
    System.setErr(new PrintStream(LOG, true, StandardCharsets.UTF_8));
    try {
      if (game.usesDatagrams()) {
        datagrams(endpoint, data);
      } else {
        stream(endpoint, data);
      }
    } finally {
      System.setErr(err);
    }
    String said = LOG.toString(StandardCharsets.UTF_8);
    assertFalse(said.contains("simulated"), said);
  }

  private static void datagrams(Endpoint endpoint, byte[] data) {
    Peer channel = new Peer((ChannelHandler) endpoint);
    for (int at = 2; at + 2 <= data.length; ) {
      int size = Math.min(((data[at] & 0xff) << 8) | (data[at + 1] & 0xff), data.length - at - 2);
      channel.writeInbound(
          new DatagramPacket(Unpooled.copiedBuffer(data, at + 2, size), CLIENT, CLIENT));
      at += 2 + size;
    }
    channel.end();
  }

  private static void stream(Endpoint endpoint, byte[] data) {
    Peer channel = new Peer();
    ((StreamEndpoint<?>) endpoint).serve(channel);
    int piece = 1 + (data[1] & 0xff) * 8;
    for (int at = 2; at < data.length && channel.isOpen(); at += piece) {
      channel.writeInbound(Unpooled.copiedBuffer(data, at, Math.min(piece, data.length - at)));
    }
    channel.end();
  }

  /** A channel with an address, whose failures fail the test. */
  private static final class Peer extends EmbeddedChannel {
    Peer(ChannelHandler... handlers) {
      super(handlers);
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return CLIENT;
    }

    void end() {
      runPendingTasks();
      checkException();
      finishAndReleaseAll();
    }
  }
}
