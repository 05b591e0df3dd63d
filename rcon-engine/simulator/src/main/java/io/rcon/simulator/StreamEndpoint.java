package io.rcon.simulator;

import io.netty.channel.Channel;

/** The sockets of one server that takes connections. */
interface StreamEndpoint extends Endpoint {
  /** Takes a new connection, before it becomes active. */
  void serve(Channel channel);
}
