package io.rcon.tunnel;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** Epoll where there is one, else what Java has. */
final class TunnelTransport {
  private static final boolean EPOLL = Epoll.isAvailable();

  private TunnelTransport() {}

  static IoHandlerFactory ioHandlers() {
    return EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
  }

  static ChannelFactory<ServerChannel> listeners() {
    return EPOLL ? EpollServerSocketChannel::new : NioServerSocketChannel::new;
  }

  static ChannelFactory<Channel> dialers() {
    return EPOLL ? EpollSocketChannel::new : NioSocketChannel::new;
  }
}
