package io.rcon.internal.wire;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.rcon.RconListener;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Reasons;
import io.rcon.internal.support.Survived;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local ports of one event loop. A few are shared by all its servers and used in turn; when all
 * pairs of one server rest or are leased, an overflow port is opened, and closed again once unused.
 * Event loop only.
 */
final class DatagramPorts {
  private static final int RECEIVE_BUFFER = 4 << 20;
  private static final int MAX_OVERFLOW = 64;

  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  private static final String WAITER = "an error in a session that waited for a local port";

  private final EngineLoop loop;
  private final Transport transport;
  private final RconListener watcher;
  private final @Nullable InetSocketAddress localAddress;
  private final int shared;
  private final DatagramReads reads = new DatagramReads();
  private final UnknownSenders unknownSenders = new UnknownSenders();
  private final Family v4 = new Family(SocketProtocolFamily.INET);
  private final Family v6 = new Family(SocketProtocolFamily.INET6);
  private final Map<InetSocketAddress, Queue<Runnable>> waitForPair = new HashMap<>();
  private final Queue<Runnable> waitForWindow = new ArrayDeque<>();
  private boolean windowWasShort;

  private static final class Family {
    final SocketProtocolFamily protocol;
    final List<DatagramPort> ports = new ArrayList<>();
    final List<Consumer<String>> waitForOpen = new ArrayList<>();
    int opening;
    int overflow;
    int turn;

    Family(SocketProtocolFamily protocol) {
      this.protocol = protocol;
    }
  }

  DatagramPorts(
      EngineLoop loop,
      Transport transport,
      RconListener watcher,
      @Nullable InetSocketAddress localAddress,
      int shared) {
    this.loop = loop;
    this.transport = transport;
    this.watcher = watcher;
    this.localAddress = localAddress;
    this.shared = shared;
  }

  @Nullable InetSocketAddress localAddress() {
    return localAddress;
  }

  UnknownSenders unknownSenders() {
    return unknownSenders;
  }

  private Family family(long key) {
    return PairTable.isIpv4(key) ? v4 : v6;
  }

  /** Opens the shared ports of the server's family, if that was not done yet. */
  void prepare(InetSocketAddress remote, Resolver.Found ready) {
    Family family = family(PairTable.key(remote));
    if (family.ports.size() - family.overflow >= shared) {
      ready.found(remote, "");
      return;
    }
    family.waitForOpen.add(problem -> ready.found(problem.isEmpty() ? remote : null, problem));
    if (family.opening == 0) {
      for (int i = family.ports.size() - family.overflow; i < shared; i++) {
        open(family, false, null);
      }
    }
  }

  private void open(Family family, boolean overflow, @Nullable InetSocketAddress wanted) {
    DatagramPort port = new DatagramPort(this, loop, watcher, overflow);
    family.opening++;
    try {
      bind(family, port, wanted);
    } catch (Throwable e) {
      family.opening--;
      family.overflow -= overflow ? 1 : 0;
      throw e;
    }
  }

  private void bind(Family family, DatagramPort port, @Nullable InetSocketAddress wanted) {
    new Bootstrap()
        .group(loop.eventLoop())
        .channelFactory(() -> reads.into(transport.datagrams(family.protocol)))
        .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
        .handler(port)
        .bind(local(family))
        .addListener(
            (ChannelFuture bound) -> loop.onLoop(() -> bound(bound, family, port, wanted)));
  }

  private InetSocketAddress local(Family family) {
    if (localAddress != null) {
      return localAddress;
    }
    return family.protocol == SocketProtocolFamily.INET6
        ? new InetSocketAddress("::", 0)
        : new InetSocketAddress((InetAddress) null, 0);
  }

  private void bound(
      ChannelFuture bound, Family family, DatagramPort port, @Nullable InetSocketAddress wanted) {
    family.opening--;
    if (bound.isSuccess()) {
      port.opened((DatagramChannel) bound.channel());
      family.ports.add(port);
    } else if (port.isOverflow()) {
      family.overflow--;
    }
    if (wanted != null && bound.isSuccess()) {
      // Where no port could be opened, the waiting sessions go on waiting for a resting pair.
      wakePair(wanted);
      closeIfUnused(port, family);
    }
    if (family.opening == 0 && !family.waitForOpen.isEmpty()) {
      String problem = family.ports.isEmpty() ? Reasons.of(bound.cause()) : "";
      List<Consumer<String>> waiting = List.copyOf(family.waitForOpen);
      family.waitForOpen.clear();
      waiting.forEach(ready -> Survived.run(log, WAITER, () -> ready.accept(problem)));
    }
  }

  @Nullable UdpLine lease(InetSocketAddress remote, long key, LineListener listener) {
    Family family = family(key);
    windowWasShort = false;
    int count = family.ports.size();
    for (int i = 0; i < count; i++) {
      DatagramPort port = family.ports.get((family.turn + i) % count);
      if (!port.hasPair(remote, key)) {
        if (!port.isFull()) {
          family.turn = (family.turn + i + 1) % count;
          return port.lease(remote, key, listener);
        }
        windowWasShort = true;
      }
    }
    if (!windowWasShort && family.overflow < MAX_OVERFLOW && !waitForPair.containsKey(remote)) {
      family.overflow++;
      open(family, true, remote);
    }
    return null;
  }

  /** To be asked right after {@link #lease} found nothing. */
  void whenFree(InetSocketAddress remote, Runnable free) {
    if (windowWasShort) {
      waitForWindow.add(free);
    } else {
      waitForPair.computeIfAbsent(remote, r -> new ArrayDeque<>()).add(free);
    }
  }

  void windowMoved() {
    // One that was woken may have lost interest, and the next one must not wait for ever.
    for (int i = waitForWindow.size(); i > 0 && hasRoom(); i--) {
      Runnable next = waitForWindow.poll();
      if (next != null) {
        Survived.run(log, WAITER, next);
      }
    }
  }

  private boolean hasRoom() {
    return hasRoom(v4) || hasRoom(v6);
  }

  private static boolean hasRoom(Family family) {
    for (DatagramPort port : family.ports) {
      if (!port.isFull()) {
        return true;
      }
    }
    return false;
  }

  void pairRested(DatagramPort port, UdpLine line) {
    if (!waitForPair.isEmpty()) {
      wakePair(line.remote());
    }
    closeIfUnused(port, family(line.key()));
  }

  /** Last of all: a waiting session may have taken it, or may have lost interest. */
  private static void closeIfUnused(DatagramPort port, Family family) {
    if (port.isOverflow() && port.isOpen() && port.isUnused()) {
      family.ports.remove(port);
      family.overflow--;
      port.close();
    }
  }

  private void wakePair(InetSocketAddress remote) {
    Queue<Runnable> waiting = waitForPair.remove(remote);
    if (waiting != null) {
      waiting.forEach(next -> Survived.run(log, WAITER, next));
    }
  }

  void close() {
    v4.ports.forEach(DatagramPort::close);
    v6.ports.forEach(DatagramPort::close);
    reads.close();
  }
}
