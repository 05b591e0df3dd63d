package io.rcon.simulation;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Datagrams over a network that loses, doubles, delays and reorders them, and lets others lie. */
final class VirtualDatagrams {
  /** Where a datagram comes from. */
  enum Origin {
    /** Its sender. */
    SENDER,
    /** Its sender, but the network doubled it. */
    DOUBLED,
    /** Somebody else. */
    FORGED
  }

  /** Sees the engine's datagrams. */
  interface Watch {
    /** The engine opened a socket, and has that many now. */
    default void opened(long ports) {}

    /** The engine sent one; it will arrive so often. */
    void sent(InetSocketAddress from, InetSocketAddress to, byte[] bytes, int copies);

    /** One is handed to the engine. */
    void arrives(InetSocketAddress from, InetSocketAddress to, byte[] bytes, Origin origin);
  }

  private final World world;
  private final Choices choices;
  private final ByteBufAllocator allocator;
  private final Watch watch;
  private final Map<InetSocketAddress, VirtualDatagramPort> ports = new LinkedHashMap<>();
  private final int receiveBuffer;
  private Faults faults = Faults.NONE;
  private int opened;

  VirtualDatagrams(World world, Choices choices, ByteBufAllocator allocator, Watch watch) {
    this.world = world;
    this.choices = choices;
    this.allocator = allocator;
    this.watch = watch;
    receiveBuffer = choices.of(212_992, 212_992, 2304 * 3, 4 << 20);
  }

  void faults(Faults changed) {
    faults = changed;
  }

  /** A socket for the engine. */
  VirtualDatagramPort open() {
    return new VirtualDatagramPort(this, allocator, receiveBuffer);
  }

  /** A socket for somebody else, at a known address. */
  VirtualDatagramPort listen(InetSocketAddress address, ChannelHandler handler) {
    VirtualDatagramPort port = new VirtualDatagramPort(this, new CountingAllocator(), 1 << 20);
    port.pipeline().addLast(handler);
    world.register(port);
    port.bind(address);
    return port;
  }

  /** A socket is found at this address again, or at another. */
  void listen(InetSocketAddress address, VirtualDatagramPort port) {
    ports.put(address, port);
  }

  /** Nothing is found at an address any more. */
  void stopListening(InetSocketAddress address) {
    ports.remove(address);
  }

  /** How many sockets the engine has open. */
  long openByEngine() {
    return ports.keySet().stream().filter(VirtualDatagrams::isEngine).count();
  }

  static boolean isEngine(InetSocketAddress address) {
    return address.getAddress().equals(VirtualAddresses.ENGINE);
  }

  InetSocketAddress ephemeral(VirtualDatagramPort port) {
    return bound(port, new InetSocketAddress(VirtualAddresses.ENGINE, 10_000 + opened++ % 50_000));
  }

  InetSocketAddress bound(VirtualDatagramPort port, InetSocketAddress address) {
    ports.put(address, port);
    if (isEngine(address)) {
      watch.opened(openByEngine());
    }
    return address;
  }

  void closed(VirtualDatagramPort port) {
    ports.values().remove(port);
  }

  void send(VirtualDatagramPort from, byte[] bytes, InetSocketAddress to) {
    InetSocketAddress sender = from.address();
    if (ports.get(sender) != from) {
      return;
    }
    int copies = choices.chance(faults.lose) ? 0 : choices.chance(faults.twice) ? 2 : 1;
    if (isEngine(sender)) {
      watch.sent(sender, to, bytes, copies);
    }
    for (int i = 0; i < copies; i++) {
      Origin origin = copies > 1 ? Origin.DOUBLED : Origin.SENDER;
      world.outside(delay(), () -> arrive(sender, to, bytes, from, origin));
    }
  }

  private long delay() {
    long delay = choices.skewed(faults.leastDelay, faults.mostDelay);
    return choices.chance(faults.late)
        ? delay + choices.skewed(SECONDS.toNanos(1) / 10, Faults.LONGEST_DELAY)
        : delay;
  }

  private void arrive(
      InetSocketAddress from,
      InetSocketAddress to,
      byte[] bytes,
      VirtualDatagramPort sender,
      Origin origin) {
    VirtualDatagramPort port = ports.get(to);
    if (port == null) {
      sender.unreachable();
    } else {
      deliver(port, from, to, bytes, origin);
    }
  }

  private void deliver(
      VirtualDatagramPort port,
      InetSocketAddress from,
      InetSocketAddress to,
      byte[] bytes,
      Origin origin) {
    if (isEngine(to)) {
      watch.arrives(from, to, bytes, origin);
    }
    port.arrive(bytes, from);
  }

  /** Somebody lies about the sender of a datagram to one of the engine's ports. */
  void forge(InetSocketAddress from, byte[] bytes) {
    var targets = ports.keySet().stream().filter(VirtualDatagrams::isEngine).toList();
    if (!targets.isEmpty()) {
      InetSocketAddress to = choices.of(targets);
      VirtualDatagramPort port = ports.get(to);
      if (port != null) {
        deliver(port, from, to, bytes, Origin.FORGED);
      }
    }
  }
}
