package io.rcon.bench.micro;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.rcon.internal.wire.Transport;

/** A transport whose one connection goes nowhere. */
final class SinkTransport implements Transport {
  private final SinkChannel channel = new SinkChannel();

  SinkChannel channel() {
    return channel;
  }

  @Override
  public String name() {
    return "sink";
  }

  @Override
  public IoHandlerFactory ioHandlers() {
    return LocalIoHandler.newFactory();
  }

  @Override
  public boolean isImmediate() {
    return false;
  }

  @Override
  public Channel stream() {
    return channel;
  }

  @Override
  public DatagramChannel datagrams(SocketProtocolFamily family) {
    throw new UnsupportedOperationException("no datagrams");
  }
}
