package io.rcon.simulator;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;

/** The sockets of one server. All but {@link #core} is for its event loop. */
interface Endpoint {
  ServerCore core();

  ChannelFuture bind(EventLoop loop, InetSocketAddress address);

  void deauthenticateAll();

  void closeConnections(boolean onlyAuthenticated);

  void liftBans();
}
