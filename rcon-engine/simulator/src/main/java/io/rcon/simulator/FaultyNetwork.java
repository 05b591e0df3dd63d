package io.rcon.simulator;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.rcon.codec.NettyVersion;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A bad network on loopback: links between a client and a server, real or simulated, that delay,
 * lose, duplicate, reorder, split and break the traffic. Needs no rights and no kernel module. Safe
 * on any thread; all links share one event loop, whose thread is a daemon.
 */
public final class FaultyNetwork implements AutoCloseable {
  private final EventLoopGroup loops;
  private final Set<FaultyLink> links = ConcurrentHashMap.newKeySet();
  private long nextSeed;

  /** A network with seed 1. */
  public FaultyNetwork() {
    this(1);
  }

  /**
   * Makes a network without links.
   *
   * @param seed decides what is lost and when; the first link takes it, the next ones count up from
   *     it. The same packets in the same order then meet the same fate
   * @throws IllegalStateException if an older Netty comes first on the class path
   */
  public FaultyNetwork(long seed) {
    NettyVersion.check();
    nextSeed = seed;
    loops =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("rcon-network", true), SimulatorTransport.ioHandlers());
  }

  /**
   * Opens a link for TCP connections to a server.
   *
   * @param server where they end
   * @return the link, without faults, listening at a free port of 127.0.0.1
   * @throws UncheckedIOException if there is no port
   */
  public FaultyLink tcp(InetSocketAddress server) {
    return open(server, true);
  }

  /**
   * Opens a link for datagrams to and from a server.
   *
   * @param server where they end
   * @return the link, without faults, listening at a free port of 127.0.0.1
   * @throws UncheckedIOException if there is no port
   */
  public FaultyLink udp(InetSocketAddress server) {
    return open(server, false);
  }

  /**
   * Opens a link to a simulated server.
   *
   * @param server where it ends
   * @return the link, over whatever the game speaks
   * @throws UncheckedIOException if there is no port
   */
  public FaultyLink to(SimulatedServer server) {
    return open(server.address(), !server.game().usesDatagrams());
  }

  private synchronized FaultyLink open(InetSocketAddress server, boolean stream) {
    FaultyLink link = new FaultyLink(server, stream, loops.next(), nextSeed++, links::remove);
    links.add(link);
    try {
      link.bind();
    } catch (RuntimeException e) {
      links.remove(link);
      throw e;
    }
    return link;
  }

  /** Closes all links and their connections. */
  @Override
  public void close() {
    links.forEach(FaultyLink::close);
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
