package io.rcon.simulation;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
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
import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.RconOptions.TransportKind;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.fleet.EngineDoor;
import io.rcon.internal.wire.Transport;
import io.rcon.internal.wire.Transports;
import io.rcon.session.Watch;
import io.rcon.simulator.SimulatedServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A fleet on real sockets that asks a name server of the test's own. */
final class NamedFleet implements AutoCloseable {
  private static final String NAME = "game.test.";

  final Watch watch = new Watch();
  final RconFleet fleet;
  private final NameServer names = new NameServer(new Choices(1));
  private final EventLoopGroup group = group();
  private final Channel nameServer;

  NamedFleet() {
    nameServer = bind(names, "127.0.0.1", 0);
    fleet = EngineDoor.open(options(), transport(), group(), ticker(), random());
  }

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

  private Channel bind(ChannelHandler handler, String address, int port) {
    return new Bootstrap()
        .group(group)
        .channel(NioDatagramChannel.class)
        .handler(handler)
        .bind(address, port)
        .syncUninterruptibly()
        .channel();
  }

  /** Something listens there over UDP that never answers. */
  Channel silentAt(String address, int port) {
    return bind(new ChannelInboundHandlerAdapter(), address, port);
  }

  @Override
  public void close() {
    fleet.close();
    nameServer.close();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  /** What the name server says from now on. */
  void leadsTo(String... addresses) {
    names.put(
        NAME, Stream.of(addresses).map(NetUtil::createInetAddressFromIpAddressString).toList());
  }

  RconSession add(String dialect, int port) {
    return fleet.add(
        Server.of(Dialect.named(dialect).orElseThrow(), NAME, port, Secret.of("s3cret")));
  }

  static String text(RconSession session) {
    return session.blocking().execute("echo hi").text().strip();
  }

  static SimulatedServer at(String host, String dialect) {
    return SimulatedServer.start(dialect, "s3cret", o -> o.host(host).pacing(false));
  }
}
