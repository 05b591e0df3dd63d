package io.rcon.simulator;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** The sockets of one server. All but {@link #core} is for its event loop. */
interface Endpoint {
  ServerCore core();

  ChannelFuture bind(EventLoop loop, InetSocketAddress address);

  void deauthenticateAll();

  void closeConnections(boolean onlyAuthenticated);

  void liftBans();

  /** What it shows to those who speak TLS with it; empty for clear text. */
  default Optional<X509Certificate> certificate() {
    return Optional.empty();
  }
}
