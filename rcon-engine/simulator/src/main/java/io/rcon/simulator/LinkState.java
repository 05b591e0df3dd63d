package io.rcon.simulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The faults and counters of one link. Event loop only, but for the counters. */
final class LinkState {
  /** Counters that any thread may read. */
  static final class Counts {
    final AtomicLong connections = new AtomicLong();
    final AtomicLong passed = new AtomicLong();
    final AtomicLong lost = new AtomicLong();
    final AtomicLong doubled = new AtomicLong();
    final AtomicLong overtaken = new AtomicLong();
    final AtomicLong stalled = new AtomicLong();
    final AtomicLong reset = new AtomicLong();

    LinkCounts snapshot() {
      return new LinkCounts(
          connections.get(),
          passed.get(),
          lost.get(),
          doubled.get(),
          overtaken.get(),
          stalled.get(),
          reset.get());
    }
  }

  final Counts counts = new Counts();
  private final Random random;
  private volatile InetSocketAddress server;
  private LinkFaults toServer = LinkFaults.NONE;
  private LinkFaults toClient = LinkFaults.NONE;
  private boolean cut;

  LinkState(InetSocketAddress server, long seed) {
    this.server = resolved(server);
    random = new Random(seed);
  }

  InetSocketAddress server() {
    return server;
  }

  void server(InetSocketAddress moved) {
    server = resolved(moved);
  }

  private static InetSocketAddress resolved(InetSocketAddress address) {
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("a link needs an address that is resolved: " + address);
    }
    return address;
  }

  void faults(LinkFaults towardsServer, LinkFaults towardsClient) {
    toServer = towardsServer;
    toClient = towardsClient;
  }

  LinkFaults faults(boolean towardsServer) {
    return towardsServer ? toServer : toClient;
  }

  boolean isCut() {
    return cut;
  }

  void cut(boolean nothingPasses) {
    cut = nothingPasses;
  }

  /** Whether an event of this probability happens; probability 0 takes no random number. */
  boolean happens(double chance) {
    return chance > 0 && random.nextDouble() < chance;
  }

  long latencyNanos(LinkFaults faults) {
    Duration least = faults.leastLatency();
    long spread = faults.mostLatency().minus(least).toNanos();
    return least.toNanos() + (spread == 0 ? 0 : random.nextLong(spread + 1));
  }

  int pieceSize(LinkFaults.Stream faults) {
    return 1 + random.nextInt(faults.mostInPiece());
  }

  /** Where to leave from, so that the server sees its client's address; null for any. */
  @Nullable InetSocketAddress leaveFrom(InetSocketAddress client) {
    InetAddress address = client.getAddress();
    boolean local = address.isLoopbackAddress() && server.getAddress().isLoopbackAddress();
    boolean sameKind = address.getClass() == server.getAddress().getClass();
    return local && sameKind ? new InetSocketAddress(address, 0) : null;
  }
}
