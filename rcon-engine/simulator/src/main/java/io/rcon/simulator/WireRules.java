package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;

/** The server's side of one connection of a game whose format is not that of Source frames. */
abstract class WireRules {
  final WireConnection connection;
  final WireEndpoint endpoint;
  final ServerCore core;

  boolean authenticated;

  WireRules(WireConnection connection) {
    this.connection = connection;
    endpoint = connection.endpoint();
    core = endpoint.core();
  }

  /** Finds the packets in what is read, each a buffer of its own. */
  abstract ChannelHandler framing();

  /** The connection stands. */
  void opened() {}

  /** Takes a packet, which the connection releases. */
  abstract void packet(ByteBuf packet);

  /** A packet that nobody asked for. */
  abstract ByteBuf unsolicited(Mishap.Unsolicited said);

  /** Counts a login and returns whether its password is right. */
  final boolean isLogin(boolean right) {
    authenticated = right;
    (right ? core.journal.logins : core.journal.refusedLogins).incrementAndGet();
    return right;
  }

  final ByteBuf buffer() {
    return connection.channel().alloc().buffer();
  }
}
