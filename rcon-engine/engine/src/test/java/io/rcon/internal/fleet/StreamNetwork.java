package io.rcon.internal.fleet;

import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.rcon.internal.wire.Transport;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Connections in memory: a port leads to the {@link VirtualServer} of that number. */
public final class StreamNetwork implements Transport {
  /** Channels cannot be made, as when a process has no descriptors left. */
  boolean exhausted;

  @Override
  public String name() {
    return "virtual";
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
    failIfExhausted();
    LocalChannel channel = new AnyOption();
    channel.pipeline().addFirst(new ByPort());
    return channel;
  }

  @Override
  public DatagramChannel datagrams(SocketProtocolFamily family) {
    failIfExhausted();
    throw new UnsupportedOperationException("streams only");
  }

  private void failIfExhausted() {
    if (exhausted) {
      throw new ChannelException("Too many open files");
    }
  }

  /** Takes the options of a real connection, which mean nothing here. */
  private static final class AnyOption extends LocalChannel {
    private final ChannelConfig config =
        new DefaultChannelConfig(this) {
          @Override
          public <T> boolean setOption(ChannelOption<T> option, T value) {
            super.setOption(option, value);
            return true;
          }
        };

    @Override
    public ChannelConfig config() {
      // Null while the super class makes itself.
      return config == null ? super.config() : config;
    }
  }

  private static final class ByPort extends ChannelOutboundHandlerAdapter {
    @Override
    public void connect(
        ChannelHandlerContext ctx,
        SocketAddress remote,
        SocketAddress local,
        ChannelPromise promise) {
      ctx.connect(VirtualServer.address(((InetSocketAddress) remote).getPort()), null, promise);
    }
  }
}
