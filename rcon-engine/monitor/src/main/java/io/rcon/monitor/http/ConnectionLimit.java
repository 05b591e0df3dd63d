package io.rcon.monitor.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.spi.transport.Transport;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections beyond a number as soon as they are accepted, before TLS or a byte of HTTP:
 * they share the process's descriptors with the fleet.
 */
final class ConnectionLimit implements Transport {
  static final int MOST_CONNECTIONS = 256;

  private final Transport real;
  private final Door door = new Door();

  private ConnectionLimit(Transport real) {
    this.real = real;
  }

  /** Java's own sockets, few at a time. */
  static io.vertx.core.transport.Transport transport() {
    Transport limited = new ConnectionLimit(io.vertx.core.transport.Transport.NIO.implementation());
    return new io.vertx.core.transport.Transport() {
      @Override
      public String name() {
        return "limited";
      }

      @Override
      public boolean available() {
        return true;
      }

      @Override
      public @Nullable Throwable unavailabilityCause() {
        return null;
      }

      @Override
      public Transport implementation() {
        return limited;
      }
    };
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    ChannelFactory<? extends ServerChannel> factory = real.serverChannelFactory(domainSocket);
    return () -> {
      ServerChannel channel = factory.newChannel();
      channel.pipeline().addFirst(door);
      return channel;
    };
  }

  @Override
  public IoHandlerFactory ioHandlerFactory() {
    return real.ioHandlerFactory();
  }

  @Override
  @SuppressWarnings("deprecation") // A method of the interface takes a type of a deprecated name.
  public DatagramChannel datagramChannel(InternetProtocolFamily family) {
    return real.datagramChannel(family);
  }

  @Override
  public ChannelFactory<? extends DatagramChannel> datagramChannelFactory() {
    return real.datagramChannelFactory();
  }

  @Override
  public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
    return real.channelFactory(domainSocket);
  }

  /** First in the listener's pipeline, where accepted connections pass as messages. */
  @Sharable
  private static final class Door extends ChannelInboundHandlerAdapter {
    private final AtomicInteger open = new AtomicInteger();

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      Channel connection = (Channel) message;
      if (open.incrementAndGet() > MOST_CONNECTIONS) {
        open.decrementAndGet();
        connection.unsafe().closeForcibly();
        return;
      }
      connection.closeFuture().addListener(closed -> open.decrementAndGet());
      ctx.fireChannelRead(message);
    }
  }
}
