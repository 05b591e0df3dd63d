package io.rcon.simulation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Ticker;
import io.rcon.Backoff;
import io.rcon.Dialect;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.RconOptions.TransportKind;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.fleet.EngineDoor;
import io.rcon.internal.wire.Transport;
import io.rcon.internal.wire.Transports;
import io.rcon.session.Watch;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.LongForm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names with several addresses, on real sockets and with a name server of the test's own. */
@Timeout(60)
class NamesTest {
  private static final String NAME = "game.test.";

  private final NameServer names = new NameServer(new Choices(1));
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private Channel nameServer = new NioDatagramChannel();
  private final Watch watch = new Watch();
  private RconFleet fleet = EngineDoor.open(options(), transport(), group(), ticker(), random());

  private RconOptions options() {
    return RconOptions.builder()
        .listener(watch)
        .transport(TransportKind.NIO)
        .timeout(Duration.ofSeconds(2))
        .loginTimeout(Duration.ofMillis(500))
        .backoff(new Backoff(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(30)))
        .build();
  }

  private static EventLoopGroup group() {
    return new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  }

  private static Ticker ticker() {
    return Ticker.systemTicker();
  }

  private static Random random() {
    return new Random(1);
  }

  private Transport transport() {
    Transport nio = Transports.of(TransportKind.NIO);
    return new Transport() {
      @Override
      public String name() {
        return nio.name();
      }

      @Override
      public IoHandlerFactory ioHandlers() {
        return nio.ioHandlers();
      }

      @Override
      public Channel stream() {
        return nio.stream();
      }

      @Override
      public boolean isImmediate() {
        return nio.isImmediate();
      }

      @Override
      public DatagramChannel datagrams(SocketProtocolFamily family) {
        return nio.datagrams(family);
      }

      @Override
      public DnsServerAddressStreamProvider nameServers() {
        return new SingletonDnsServerAddressStreamProvider(
            (InetSocketAddress) nameServer.localAddress());
      }
    };
  }

  @BeforeEach
  void begin() throws InterruptedException {
    nameServer =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .handler(names)
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
  }

  @AfterEach
  void end() {
    fleet.close();
    nameServer.close();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private void leadsTo(String... addresses) {
    names.put(
        NAME, Stream.of(addresses).map(NetUtil::createInetAddressFromIpAddressString).toList());
  }

  private RconSession add(String dialect, int port) {
    return fleet.add(
        Server.of(Dialect.named(dialect).orElseThrow(), NAME, port, Secret.of("s3cret")));
  }

  private static String text(RconSession session) {
    return session.blocking().execute("echo hi").text().strip();
  }

  private static SimulatedServer at(String host, String dialect) {
    return SimulatedServer.start(dialect, "s3cret", o -> o.host(host).pacing(false));
  }

  private static void awaitAway(RconSession session) {
    await().until(() -> session.state() != SessionState.READY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "darkplaces", "ioquake3"})
  void should_go_on_to_the_address_that_answers(String dialect) {
    try (SimulatedServer game = at("127.0.0.3", dialect)) {
      leadsTo("127.0.0.2", "127.0.0.4", "127.0.0.3");
      assertEquals("hi", text(add(dialect, game.port())));
    }
  }

  @Test
  void should_reach_a_server_of_ipv4_although_the_name_has_ipv6() {
    try (SimulatedServer game = at("127.0.0.3", "source")) {
      leadsTo("127.0.0.3", "::1");
      assertEquals("hi", text(add("source", game.port())));
    }
  }

  /** The one that worked refuses for a while, and so the other is used; then that one is first. */
  @Test
  void should_begin_with_the_address_that_worked_last() throws IOException {
    try (SimulatedServer game = at("127.0.0.3", "source")) {
      leadsTo("127.0.0.2", "127.0.0.3");
      RconSession session = add("source", game.port());
      assertEquals("hi", text(session));
      try (ServerSocket other = new ServerSocket()) {
        other.bind(new InetSocketAddress("127.0.0.2", game.port()));
        game.closeConnections();
        await().until(() -> game.connectionsAccepted() == 2);
        assertEquals("hi", text(session));
        other.setSoTimeout(100);
        assertThrows(java.net.SocketTimeoutException.class, other::accept);
      }
    }
  }

  /** Something accepts there and says nothing: it is not the server. */
  @Test
  void should_try_the_other_address_after_a_login_that_failed() throws IOException {
    try (SimulatedServer game = at("127.0.0.3", "source");
        ServerSocket front = new ServerSocket()) {
      front.bind(new InetSocketAddress("127.0.0.2", game.port()));
      leadsTo("127.0.0.2", "127.0.0.3");
      RconSession session = add("source", game.port());
      await().until(() -> session.state() == SessionState.READY);
      assertEquals("hi", text(session));
    }
  }

  /** Something accepts there, reads the password or does not, and closes. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_try_the_other_address_at_once_after_a_login_that_was_closed(boolean reads)
      throws IOException {
    try (SimulatedServer game = at("127.0.0.3", "source");
        ServerSocket front = new ServerSocket()) {
      front.bind(new InetSocketAddress("127.0.0.2", game.port()));
      Thread closing =
          new Thread(() -> {
            try (java.net.Socket accepted = front.accept()) {
              if (reads) {
                accepted.getInputStream().read();
              }
            } catch (IOException e) {
              // The test is over.
            }
          });
      closing.setDaemon(true);
      closing.start();
      leadsTo("127.0.0.2", "127.0.0.3");
      assertEquals("hi", text(add("source", game.port())));
      assertEquals(0, watch.times(SessionState.BACKING_OFF));
      assertEquals(1, game.connectionsAccepted());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "darkplaces"})
  void should_name_the_addresses_that_failed(String dialect) {
    leadsTo("127.0.0.2", "127.0.0.4");
    RconSession session = add(dialect, 9);
    await().until(() -> session.state() == SessionState.BACKING_OFF);
    RconException failure =
        assertThrows(RconException.class, () -> session.blocking().execute("x"));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("127.0.0.2:9 and 127.0.0.4:9: "), message);
    assertTrue(message.contains("nothing listens at the port"), message);
  }

  /**
   * The first is silent: over UDP that is known when a command has met it. In the long form only,
   * which CI runs: it waits in real time.
   */
  @Test
  @EnabledIfSystemProperty(named = LongForm.PROPERTY, matches = "true")
  void should_go_on_after_silence_over_udp() throws InterruptedException {
    try (SimulatedServer game = at("127.0.0.3", "darkplaces")) {
      Channel silent =
          new Bootstrap()
              .group(group)
              .channel(NioDatagramChannel.class)
              .handler(new io.netty.channel.ChannelInboundHandlerAdapter())
              .bind("127.0.0.2", game.port())
              .sync()
              .channel();
      leadsTo("127.0.0.2");
      RconSession session = add("darkplaces", game.port());
      RconException failure =
          assertThrows(RconException.class, () -> session.blocking().execute("echo lost"));
      assertTrue(
          String.valueOf(failure.getMessage()).contains("(127.0.0.2:" + game.port() + ")"),
          failure.getMessage());
      // Half a minute is what an answer of the name server is worth, but for this one's ten
      // seconds.
      leadsTo("127.0.0.2", "127.0.0.3");
      await()
          .atMost(Duration.ofSeconds(40))
          .ignoreExceptions()
          .until(() -> text(session).equals("hi"));
      assertEquals("hi", text(session), "stays there");
      silent.close();
    }
  }

  /** It moved, and there are two others: they are asked when one command is lost. */
  @Test
  void should_find_a_server_that_moved_at_the_cost_of_two_commands_over_udp()
      throws InterruptedException {
    RconSession session;
    int port;
    try (SimulatedServer before = at("127.0.0.2", "darkplaces")) {
      port = before.port();
      leadsTo("127.0.0.2", "127.0.0.4", "127.0.0.3");
      session = add("darkplaces", port);
      assertEquals("hi", text(session));
    }
    silentAt("127.0.0.2", port);
    silentAt("127.0.0.4", port);
    try (SimulatedServer after =
        SimulatedServer.start(
            "darkplaces", "s3cret", o -> o.host("127.0.0.3").port(port).pacing(false))) {
      await().ignoreExceptions().until(() -> text(session).equals("hi"));
      assertEquals(1, after.commandsExecuted());
      assertTrue(watch.failures.size() <= 2, () -> "lost " + watch.failures);
    }
  }

  private void silentAt(String address, int port) throws InterruptedException {
    new Bootstrap()
        .group(group)
        .channel(NioDatagramChannel.class)
        .handler(new io.netty.channel.ChannelInboundHandlerAdapter())
        .bind(address, port)
        .sync();
  }

  @Test
  void should_dial_an_address_with_a_zone_and_ask_no_name_server() {
    try (SimulatedServer game = at("::1", "source")) {
      String zone = loopback();
      Server server =
          Server.of(Dialect.SOURCE, "[::1%" + zone + "]", game.port(), Secret.of("s3cret"));
      assertEquals("[::1%" + zone + "]:" + game.port(), server.address());
      assertEquals("hi", text(fleet.add(server)));
    }
  }

  private static String loopback() {
    try {
      return java.net.NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()).getName();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void should_say_that_a_zone_is_unknown() {
    RconSession session =
        fleet.add(Server.of(Dialect.SOURCE, "fe80::1%nosuch0", 9, Secret.of("s3cret")));
    awaitAway(session);
    RconException failure =
        assertThrows(RconException.class, () -> session.blocking().execute("x"));
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("the zone 'nosuch0' is no network interface"), message);
    assertFalse(message.contains("look-up"), message);
  }
}
