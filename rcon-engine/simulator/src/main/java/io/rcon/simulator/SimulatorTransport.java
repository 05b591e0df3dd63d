package io.rcon.simulator;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.function.Consumer;

/** Epoll where there is one, else what Java has. */
final class SimulatorTransport {
  private static final boolean EPOLL = Epoll.isAvailable();
  private static final int BACKLOG = 1024;
  private static final int LARGEST_DATAGRAM = 65_535;
  private static final int RECEIVE_BUFFER = 1 << 20;

  private SimulatorTransport() {}

  static IoHandlerFactory ioHandlers() {
    return EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  /** Listens for TCP connections, and hands each over as soon as it is there. */
  static ServerBootstrap listener(EventLoop loop, Consumer<Channel> accepted) {
    return new ServerBootstrap()
        .group(loop, loop)
        .channelFactory(serverChannels())
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                accepted.accept(channel);
              }
            });
  }

  /** A UDP socket that takes the largest datagrams, and many at once. */
  static Bootstrap datagrams(EventLoop loop) {
    return new Bootstrap()
        .group(loop)
        .channelFactory(datagramChannels())
        .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM));
  }

  private static ChannelFactory<ServerChannel> serverChannels() {
    return EPOLL ? EpollServerSocketChannel::new : NioServerSocketChannel::new;
  }

  static ChannelFactory<Channel> streamChannels() {
    return EPOLL ? EpollSocketChannel::new : NioSocketChannel::new;
  }

  private static ChannelFactory<DatagramChannel> datagramChannels() {
    return EPOLL ? EpollDatagramChannel::new : NioDatagramChannel::new;
  }

  /** Makes the close that follows a reset. */
  static void resetOnClose(Channel channel) {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
  }
}
