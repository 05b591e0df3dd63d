package io.rcon.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.rcon.RconOptions.TransportKind;
import io.rcon.internal.wire.Transports;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One event loop of Netty and nothing else. */
final class BareLoop implements AutoCloseable {
  private final WatchedTransport transport;
  private final EventLoopGroup group;

  BareLoop(TransportKind kind, String name) {
    transport = new WatchedTransport(Transports.of(kind));
    group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory(name, true), transport.ioHandlers());
  }

  EventLoop loop() {
    return group.next();
  }

  WatchedTransport transport() {
    return transport;
  }

  Bootstrap streams(Supplier<ChannelHandler[]> handlers) {
    return new Bootstrap()
        .group(group)
        .channelFactory(transport::stream)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel.pipeline().addLast(handlers.get());
              }
            });
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
