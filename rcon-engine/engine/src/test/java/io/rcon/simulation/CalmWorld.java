package io.rcon.simulation;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import io.rcon.Dialect;
import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.internal.fleet.EngineDoor;
import io.rcon.simulator.BareServer;
import io.rcon.simulator.SimulatedGame;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.SimulationOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One simulated server and sessions with it in virtual time, over a network without faults, for
 * tests of other packages. The test's thread is that of both event loops: what a method asks for
 * has happened when it returns, and callbacks run as time passes.
 */
public final class CalmWorld implements AutoCloseable {
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(VirtualAddresses.server(0, 0), 27000);

  private static final Duration LONGEST_STEP = Duration.ofMillis(500);

  private final World world = new World(new Trace(false), new Throwing(1), () -> {});
  private final ConnectionTap connections = new ConnectionTap();
  private final VirtualNetwork network;
  private final BareServer bare;
  private final RconFleet fleet;

  /** Null for a server over TCP. */
  private final @Nullable VirtualDatagramPort port;

  private int sessions;

  /**
   * A server that listens.
   *
   * @param game as simulated games are named
   */
  public CalmWorld(String game, String password, Consumer<SimulationOptions> configure) {
    Choices choices = new Choices(1);
    CountingAllocator allocator = new CountingAllocator();
    network =
        new VirtualNetwork(
            new VirtualStreams(world, choices, allocator, connections),
            new VirtualDatagrams(world, choices, allocator, connections),
            new NameServer(choices));
    bare = new BareServer(game, password, world.outer, configure);
    port =
        SimulatedGame.of(game).usesDatagrams()
            ? network.datagrams.listen(ADDRESS, bare.datagrams())
            : null;
    listen();
    fleet =
        EngineDoor.open(
            RconOptions.builder().callbacksOnEventLoop().build(),
            network,
            world.engine,
            world.ticker,
            new Random(1));
  }

  public SimulatedServer server() {
    return bare.server();
  }

  /** Every server but the first has a number in its name; all are the same one. */
  public RconSession open(Dialect dialect, String password) {
    return fleet.add(
        Server.of(
                dialect,
                ADDRESS.getAddress().getHostAddress(),
                ADDRESS.getPort(),
                Secret.of(password))
            .named("s" + sessions++));
  }

  /** Closes a session and forgets it. */
  public void remove(RconSession session) {
    fleet.remove(session.server().name());
  }

  /** It is found at its address again. */
  public void listen() {
    if (port == null) {
      network.streams.listen(ADDRESS, bare::accept);
    } else {
      network.datagrams.listen(ADDRESS, port);
    }
  }

  /** Its program has ended: nothing listens, and clients hear of it where they can. */
  public void end() {
    bare.server().closeConnections();
    if (port == null) {
      network.streams.stopListening(ADDRESS);
    } else {
      network.datagrams.stopListening(ADDRESS);
    }
  }

  /**
   * It puts out whoever is in and lets nobody in: over UDP by silence, else by a close.
   *
   * @param atFirstByte whether it closes when it has heard something; otherwise at once
   */
  public void lock(boolean atFirstByte) {
    bare.server().closeConnections();
    if (port == null && atFirstByte) {
      network.streams.listen(ADDRESS, front -> front.pipeline().addLast(new Closing()));
    } else if (port == null) {
      network.streams.listen(ADDRESS, front -> front.eventLoop().execute(front::close));
    } else {
      network.datagrams.listen(ADDRESS, new ChannelInboundHandlerAdapter());
    }
  }

  private static final class Closing extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ReferenceCountUtil.release(message);
      ctx.close();
    }
  }

  /** From now on every datagram is answered with these, whatever it asks. */
  public void answer(List<byte[]> datagrams) {
    network.datagrams.listen(
        ADDRESS,
        new SimpleChannelInboundHandler<DatagramPacket>() {
          @Override
          protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket asked) {
            for (byte[] each : datagrams) {
              ctx.write(new DatagramPacket(Unpooled.wrappedBuffer(each), asked.sender()));
            }
            ctx.flush();
          }
        });
  }

  /** How many connections the engine asked for so far. */
  public int dials() {
    return connections.dials();
  }

  /** How many connections the engine had at once, at most. */
  public int mostConnections() {
    return connections.most();
  }

  /** {@return virtual nanoseconds} */
  public long now() {
    return world.now();
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    world.run(time.toNanos());
  }

  /**
   * Lets time pass until something has come about.
   *
   * @param most for how long at most
   * @return whether it has
   */
  public boolean until(BooleanSupplier done, Duration most) {
    long end = world.now() + most.toNanos();
    Duration step = Duration.ofMillis(1);
    while (!done.getAsBoolean() && world.now() < end) {
      pass(step);
      step = step.compareTo(LONGEST_STEP) < 0 ? step.multipliedBy(2) : LONGEST_STEP;
    }
    return done.getAsBoolean();
  }

  @Override
  public void close() {
    fleet.closeAsync();
    pass(Duration.ofSeconds(5));
    world.end();
  }
}
