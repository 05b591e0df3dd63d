package io.rcon.simulation;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.rcon.Dialect;
import io.rcon.RconException.Unreachable.Step;
import io.rcon.RconFleet;
import io.rcon.RconListener;
import io.rcon.RconOptionsBuilder;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.dialect.Mechanisms;
import io.rcon.internal.fleet.EngineDoor;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.LoopNetwork;
import io.rcon.internal.wire.Wire;
import io.rcon.internal.wire.tls.TlsContexts;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One address in a world without faults, at which a test has datagrams swallowed or answered, and
 * what the engine sends there. The test's thread is the event loop's too.
 */
final class SilentServer implements VirtualDatagrams.Watch, AutoCloseable {
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(VirtualAddresses.server(0, 0), 27000);

  final World world = new World(new Trace(false), new Throwing(1), () -> {});
  final VirtualNetwork network = network();

  /** Without what stands before the words. */
  final List<String> sent = new ArrayList<>();

  private VirtualNetwork network() {
    Choices choices = new Choices(1);
    Ledger ledger = new Ledger(world, WordForm.PLAIN);
    StreamTap streams = new StreamTap(world, ledger, new DialRateLaw(world, ledger, 0));
    CountingAllocator allocator = new CountingAllocator();
    return new VirtualNetwork(
        new VirtualStreams(world, choices, allocator, streams),
        new VirtualDatagrams(world, choices, allocator, this),
        new NameServer(choices));
  }

  @Override
  public void sent(InetSocketAddress from, InetSocketAddress to, byte[] bytes, int copies) {
    sent.add(new String(bytes, StandardCharsets.ISO_8859_1).substring(4));
  }

  @Override
  public void arrives(
      InetSocketAddress from, InetSocketAddress to, byte[] bytes, VirtualDatagrams.Origin origin) {}

  static Server described(Dialect dialect) {
    return Server.of(
            dialect, ADDRESS.getAddress().getHostAddress(), ADDRESS.getPort(), Secret.of("s3cret"))
        .named("s0");
  }

  /** Something listens at its port from now on, and says nothing. */
  void listen() {
    listen(new ChannelInboundHandlerAdapter());
  }

  /** What arrives there is for this. */
  void listen(ChannelHandler handler) {
    network.datagrams.listen(ADDRESS, handler);
  }

  /** Answers whatever it is asked with these words. */
  void answer(String words) {
    network.datagrams.listen(
        ADDRESS,
        new SimpleChannelInboundHandler<DatagramPacket>() {
          @Override
          protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket asked) {
            ByteBuf answer = ctx.alloc().buffer().writeInt(-1);
            ByteBufUtil.writeAscii(answer, words);
            ctx.writeAndFlush(new DatagramPacket(answer, asked.sender()));
          }
        });
  }

  /** Says something in its name to a port of the engine. */
  void say(String words) {
    byte[] bytes = ("\u00ff\u00ff\u00ff\u00ff" + words).getBytes(StandardCharsets.ISO_8859_1);
    network.datagrams.forge(ADDRESS, bytes);
  }

  /** A session's way to it, dialled, from one local port that is shared. */
  Wire dialled(RconListener watcher) {
    EngineLoop loop = new EngineLoop(world.engine, world.ticker, new Random(1));
    Server server = described(Dialect.DARKPLACES);
    Wire wire =
        new LoopNetwork(loop, network, watcher, null, 1, new TlsContexts())
            .wire(Mechanisms.of(server.dialect()), server);
    wire.dial(new Dialled());
    pass(Duration.ZERO);
    return wire;
  }

  private static final class Dialled implements Wire.Dial {
    @Override
    public void dialed() {}

    @Override
    public void failed(Step step, String reason) {
      throw new AssertionError(reason);
    }
  }

  RconFleet fleet(RconOptionsBuilder options) {
    return EngineDoor.open(
        options.callbacksOnEventLoop().build(), network, world.engine, world.ticker, new Random(1));
  }

  void pass(Duration time) {
    world.run(time.toNanos());
  }

  @Override
  public void close() {
    world.end();
  }
}
