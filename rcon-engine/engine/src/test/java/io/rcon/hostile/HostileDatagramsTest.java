package io.rcon.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.session.Link;
import io.rcon.session.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose datagrams are believed. A datagram has no id: the pair of address and port is all. */
@Timeout(60)
class HostileDatagramsTest {
  private final DatagramSocket server = socket("127.0.0.1", 0);
  private final Watch watch = new Watch();
  private final RconSession session = open();

  private static DatagramSocket socket(String address, int port) {
    try {
      DatagramSocket socket = new DatagramSocket(port, InetAddress.getByName(address));
      socket.setSoTimeout(10_000);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RconSession open() {
    Server target =
        Server.of(Dialect.DARKPLACES, "127.0.0.1", server.getLocalPort(), Secret.of("s3cret"));
    return Rcon.open(target, o -> o.listener(watch).udpPorts(1).timeout(Duration.ofSeconds(20)));
  }

  @AfterEach
  void stop() {
    session.close();
    server.close();
  }

  /** A request as it came: its words, and where an answer goes. */
  private record Asked(String words, SocketAddress from) {
    String token() {
      return words.substring(words.length() - 16);
    }
  }

  private Asked asked() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    server.receive(packet);
    String words = new String(Arrays.copyOf(packet.getData(), packet.getLength()), ISO_8859_1);
    return new Asked(words, packet.getSocketAddress());
  }

  private static void send(DatagramSocket from, SocketAddress to, String text) throws IOException {
    byte[] bytes = ("\u00ff\u00ff\u00ff\u00ffn" + text).getBytes(ISO_8859_1);
    from.send(new DatagramPacket(bytes, bytes.length, to));
  }

  @Test
  void an_answer_from_another_address_or_port_is_dropped_and_counted() throws Exception {
    PendingReply pending = session.execute("x");
    Asked asked = asked();
    try (DatagramSocket otherPort = socket("127.0.0.1", 0);
        DatagramSocket otherAddress = socket("127.0.0.2", server.getLocalPort())) {
      send(otherPort, asked.from(), "forged");
      send(otherAddress, asked.from(), "forged");
      await().until(() -> watch.dropped.size() == 2);
    }
    send(server, asked.from(), "true");
    assertEquals("true", Link.get(pending).text());
    assertEquals(java.util.List.of("unknown", "unknown"), watch.dropped);
  }

  /** The port of an exchange that has ended is another's only after its rest. */
  @Test
  void an_answer_that_is_replayed_meets_nobody() throws Exception {
    PendingReply first = session.execute("first");
    Asked before = asked();
    send(server, before.from(), "one");
    assertEquals("one", Link.get(first).text());
    PendingReply second = session.execute("second");
    Asked now = asked();
    assertTrue(!now.from().equals(before.from()), "the pair rests");
    for (int i = 0; i < 5; i++) {
      send(server, before.from(), "one");
    }
    await().until(() -> watch.late.get() == 5);
    send(server, now.from(), "two");
    assertEquals("two", Link.get(second).text());
  }

  /** Even with the right address and port, the end needs the token, and no token is used twice. */
  @Test
  void an_end_needs_the_token_of_this_command() throws Exception {
    PendingReply first = session.execute(Command.of("first").exactEnd());
    Asked before = asked();
    String recorded = "one\n" + before.token() + " \n";
    send(server, before.from(), recorded);
    assertEquals("one\n", Link.get(first).text());
    PendingReply second = session.execute(Command.of("second").exactEnd());
    Asked now = asked();
    assertTrue(!now.token().equals(before.token()), "a token of its own");
    send(server, now.from(), "x".repeat(1394));
    send(server, now.from(), "y".repeat(1378) + before.token());
    send(server, now.from(), "two\n" + now.token() + " \n");
    Reply reply = Link.get(second);
    assertEquals(EndRule.MARKER, reply.end());
    assertTrue(reply.text().endsWith("two\n"), "the end is the true one");
    assertEquals(3, reply.packets());
  }

  @Test
  void a_flood_at_a_port_is_dropped_while_answers_come_through() throws Exception {
    PendingReply first = session.execute("x");
    Asked asked = asked();
    try (DatagramSocket flood = socket("127.0.0.1", 0)) {
      for (int i = 0; i < 20_000; i++) {
        send(flood, asked.from(), "z".repeat(i % 1300));
      }
    }
    await().until(() -> watch.dropped.size() > 0);
    // The flood may have filled the kernel's buffer: a game server would send again, too.
    await()
        .until(() -> {
          send(server, asked.from(), "on");
          return first.toCompletableFuture().isDone();
        });
    assertEquals("on", Link.get(first).text());
  }

  @Test
  void the_largest_datagrams_end_at_the_cap() throws Exception {
    Dialect capped = Dialect.QUAKE3.with(d -> d.name("quake3-capped").maxReply(1 << 20));
    Server target = Server.of(capped, "127.0.0.1", server.getLocalPort(), Secret.of("s3cret"));
    try (RconSession other = Rcon.open(target, o -> o.timeout(Duration.ofSeconds(20)))) {
      PendingReply pending = other.execute("x");
      SocketAddress to = asked().from();
      byte[] bytes = ("\u00ff\u00ff\u00ff\u00ffprint\n" + "x".repeat(65_000)).getBytes(ISO_8859_1);
      await()
          .pollInterval(Duration.ofMillis(5))
          .until(() -> {
            server.send(new DatagramPacket(bytes, bytes.length, to));
            return pending.toCompletableFuture().isDone();
          });
      RconException failure = assertThrows(RconException.class, () -> Link.get(pending));
      assertEquals(RconException.ProtocolViolation.class, failure.getClass());
    }
  }

  /** To a port where nobody ever asked: our own, of a server that has been closed. */
  @Test
  void a_port_that_nobody_asked_from_answers_nothing() throws Exception {
    PendingReply pending = session.execute("x");
    Asked asked = asked();
    send(server, asked.from(), "y");
    Link.get(pending);
    try (DatagramSocket curious = socket("127.0.0.1", 0)) {
      curious.setSoTimeout(200);
      int port = ((InetSocketAddress) asked.from()).getPort();
      send(curious, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "status");
      assertThrows(
          java.net.SocketTimeoutException.class,
          () -> curious.receive(new DatagramPacket(new byte[100], 100)));
    }
  }
}
