package io.rcon.bench;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.rcon.internal.wire.Transport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A transport that remembers its channels, so that what goes through them can be counted later. */
final class WatchedTransport implements Transport {
  private final Transport transport;
  private final List<Channel> channels = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong dials = new AtomicLong();
  private volatile long firstDial;
  private volatile long lastDial;

  WatchedTransport(Transport transport) {
    this.transport = transport;
  }

  /** Dials per second between the first and the last; NaN for fewer than two. */
  double dialsPerSecond() {
    long count = dials.get();
    return count < 2 ? Double.NaN : (count - 1) / ((lastDial - firstDial) / 1e9);
  }

  /** Puts the same handler next to every socket; returns when all are in their places. */
  void watch(IoCounts counts) throws InterruptedException {
    Set<EventLoop> loops = new LinkedHashSet<>();
    for (Channel channel : channels.toArray(new Channel[0])) {
      if (channel.isActive()) {
        channel.pipeline().addFirst(counts);
        loops.add(channel.eventLoop());
      }
    }
    for (EventLoop loop : loops) {
      // A handler is not called before its event loop has added it.
      loop.submit(() -> {}).await();
    }
  }

  @Override
  public String name() {
    return transport.name();
  }

  @Override
  public IoHandlerFactory ioHandlers() {
    return transport.ioHandlers();
  }

  @Override
  public boolean isImmediate() {
    return transport.isImmediate();
  }

  @Override
  public Channel stream() {
    long now = System.nanoTime();
    if (dials.getAndIncrement() == 0) {
      firstDial = now;
    }
    lastDial = now;
    return remembered(transport.stream());
  }

  @Override
  public DatagramChannel datagrams(SocketProtocolFamily family) {
    return remembered(transport.datagrams(family));
  }

  private <C extends Channel> C remembered(C channel) {
    channels.add(channel);
    return channel;
  }
}
