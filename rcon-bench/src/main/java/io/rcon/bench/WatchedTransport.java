package io.rcon.bench;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.rcon.internal.wire.Transport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A transport that remembers its channels, so that what goes through them can be counted later. */
final class WatchedTransport implements Transport {
  private final Transport transport;
  private final List<Channel> channels = Collections.synchronizedList(new ArrayList<>());

  WatchedTransport(Transport transport) {
    this.transport = transport;
  }

  /** Puts the same handler next to every socket. */
  void watch(IoCounts counts) {
    for (Channel channel : channels.toArray(new Channel[0])) {
      if (channel.isActive()) {
        channel.pipeline().addFirst(counts);
      }
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
  public Channel stream() {
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
