package io.rcon.simulator;

import static io.rcon.simulator.TcpClient.EXEC;
import static io.rcon.simulator.TcpClient.frame;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.TcpClient.Frame;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultyTcpLinkTest {
  private final SimulatedServer server = SimulatedServer.start("source", "secret");
  private final FaultyNetwork network = new FaultyNetwork();
  private final FaultyLink link = network.to(server);

  @AfterEach
  void close() {
    network.close();
    server.close();
  }

  private TcpClient client() {
    return TcpClient.loggedIn(link.address());
  }

  private static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  @Test
  void passesEverythingOnWithoutFaults() {
    try (TcpClient client = client()) {
      assertEquals("hi", client.ask(2, "echo hi").body());
      String big = client.ask(3, "big 4000").body();
      assertEquals(4000, big.length());
      assertEquals(1, link.counts().connections());
      assertEquals(1, server.connectionsAccepted());
    }
    await().until(() -> server.counts().openConnections() == 0);
  }

  @Test
  void keepsTheAddressOfItsClient() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, server.address().getAddress());
        Socket client = new Socket()) {
      link.moveTo((InetSocketAddress) listener.getLocalSocketAddress());
      client.bind(new InetSocketAddress("127.0.3.7", 0));
      client.connect(link.address());
      try (Socket arrived = listener.accept()) {
        assertEquals("127.0.3.7", arrived.getInetAddress().getHostAddress());
      }
    }
  }

  @Test
  void takesItsTimeBothWays() {
    try (TcpClient client = client()) {
      link.faults(LinkFaults.NONE.latency(Duration.ofMillis(60), Duration.ofMillis(80)));
      long begin = System.nanoTime();
      assertEquals("hi", client.ask(2, "echo hi").body());
      assertTrue(millisSince(begin) >= 120, () -> millisSince(begin) + " ms");
      link.faults(LinkFaults.NONE);
    }
  }

  @Test
  void keepsTheOrderWhateverTheLatency() {
    try (TcpClient client = client()) {
      link.faults(LinkFaults.NONE.latency(Duration.ZERO, Duration.ofMillis(20)));
      for (int i = 0; i < 50; i++) {
        client.send(frame(i + 10, EXEC, "echo " + i));
      }
      for (int i = 0; i < 50; i++) {
        Frame frame = client.read();
        assertEquals(i + 10, frame.id());
        assertEquals(Integer.toString(i), frame.body());
      }
    }
  }

  @Test
  void cutsBytesIntoPieces() throws IOException {
    try (TcpClient client = client()) {
      link.faults(LinkFaults.NONE, LinkFaults.NONE.pieces(4, Duration.ofSeconds(1)));
      client.send(frame(2, EXEC, "echo abcdef"));
      assertTrue(client.socket.getInputStream().read(new byte[100]) <= 4);
      assertTrue(client.socket.getInputStream().read(new byte[100]) <= 4);
    }
  }

  @Test
  void mergesWhatComesSoonAfterOneAnother() throws IOException {
    try (TcpClient client = client()) {
      link.faults(LinkFaults.NONE, LinkFaults.NONE.merging(Duration.ofSeconds(2)));
      client.send(frame(2, EXEC, "echo a"));
      await().until(() -> server.commandsExecuted() == 1);
      client.send(frame(3, EXEC, "echo b"));
      assertEquals(2 * 15, client.socket.getInputStream().read(new byte[100]));
    }
  }

  @Test
  void resetsAndStallsByChance() {
    link.faults(LinkFaults.NONE, LinkFaults.NONE.breaks(0, 1));
    assertThrows(RuntimeException.class, this::client);
    assertEquals(1, link.counts().reset());
    link.faults(LinkFaults.NONE);
    try (TcpClient client = client()) {
      link.faults(LinkFaults.NONE.breaks(1, 0), LinkFaults.NONE);
      client.send(frame(2, EXEC, "echo a"));
      assertTrue(client.isSilent(100));
      link.faults(LinkFaults.NONE);
      client.send(frame(3, EXEC, "echo b"));
      assertTrue(client.isSilent(100), "a stalled connection stays so");
      assertEquals(1, link.counts().stalled());
      assertEquals(0, server.commandsExecuted());
    }
  }

  @Test
  void holdsBackWhileItIsCut() {
    try (TcpClient client = client()) {
      link.cut();
      client.send(frame(2, EXEC, "echo a"));
      assertTrue(client.isSilent(100));
      assertEquals(0, server.commandsExecuted());
      try (TcpClient late = new TcpClient(link.address())) {
        assertEquals(1, server.connectionsAccepted());
        link.heal();
        assertEquals("a", client.read().body());
        await().until(() -> server.connectionsAccepted() == 2);
        assertTrue(late.isSilent(10));
      }
    }
  }

  @Test
  void resetsAllConnectionsAtOnce() {
    try (TcpClient client = client()) {
      link.reset();
      assertThrows(RuntimeException.class, client::read);
      await().until(() -> server.counts().openConnections() == 0);
    }
  }

  @Test
  void tellsAClientThatTheServerIsGone() {
    try (TcpClient client = client()) {
      server.close();
      assertThrows(RuntimeException.class, client::read);
    }
    // Quick enough, the reset comes while it still connects.
    assertThrows(RuntimeException.class, this::client);
  }

  @Test
  void carriesMoreThanItHoldsOnTheWay() {
    try (TcpClient client = client()) {
      link.faults(LinkFaults.NONE.latency(Duration.ofMillis(30), Duration.ofMillis(30)));
      for (int i = 0; i < 300; i++) {
        client.send(frame(i + 10, EXEC, "big 3900"));
      }
      for (int i = 0; i < 300; i++) {
        assertEquals(3900, client.read().body().length());
      }
    }
  }

  @Test
  void refusesNonsense() {
    assertThrows(
        IllegalArgumentException.class,
        () -> LinkFaults.NONE.latency(Duration.ofMillis(2), Duration.ofMillis(1)));
    assertThrows(IllegalArgumentException.class, () -> LinkFaults.NONE.datagrams(1.1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> LinkFaults.NONE.breaks(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> LinkFaults.NONE.pieces(-1, Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class,
        () -> network.tcp(InetSocketAddress.createUnresolved("nowhere.invalid", 1)));
  }
}
