package io.rcon.bench;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The listening sockets of a server process, which an outage closes with all their connections. */
final class Listeners {
  /** Listens at an address. */
  interface Opening {
    Channel listen(InetSocketAddress address) throws InterruptedException;
  }

  private final Opening opening;
  private final ChannelGroup accepted;
  private final List<Channel> open = new ArrayList<>();
  private final List<InetSocketAddress> addresses = new ArrayList<>();

  Listeners(Opening opening, ChannelGroup accepted) {
    this.opening = opening;
    this.accepted = accepted;
  }

  void listen(InetSocketAddress address) throws InterruptedException {
    Channel channel = opening.listen(address);
    open.add(channel);
    addresses.add((InetSocketAddress) channel.localAddress());
  }

  List<InetSocketAddress> addresses() {
    return addresses;
  }

  void down() {
    open.forEach(channel -> channel.close().syncUninterruptibly());
    open.clear();
    accepted.close().syncUninterruptibly();
  }

  void up() throws InterruptedException {
    for (InetSocketAddress address : addresses) {
      open.add(opening.listen(address));
    }
  }
}
