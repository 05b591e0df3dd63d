package io.rcon.internal.wire;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;

/** A kind of I/O, such as epoll: makes the handlers of event loops and the channels that fit. */
public interface Transport {
  /**
   * Its name, for logs.
   *
   * @return for instance {@code epoll}
   */
  String name();

  /**
   * Makes the I/O of an event loop.
   *
   * @return the factory
   */
  IoHandlerFactory ioHandlers();

  /**
   * Makes a channel for a TCP connection.
   *
   * @return an unregistered channel
   */
  Channel stream();

  /**
   * Whether a read or a write is over when it returns, so that connections can share the buffers
   * that they read into and write from.
   *
   * @return false where the system fills and empties buffers at its own time
   */
  boolean isImmediate();

  /**
   * Makes a channel for datagrams.
   *
   * @param family IPv4 or IPv6
   * @return an unregistered channel
   */
  DatagramChannel datagrams(SocketProtocolFamily family);

  /**
   * The name servers to ask.
   *
   * @return those of this machine, unless the transport leads elsewhere
   */
  default DnsServerAddressStreamProvider nameServers() {
    return DnsServerAddressStreamProviders.platformDefault();
  }
}
