package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The listener of one server that takes connections, and its connections, all on one event loop. A
 * subclass makes the connections of one protocol.
 */
abstract class StreamEndpoint<C extends StreamConnection> implements Endpoint {
  final ServerCore core;

  /** Those that are served, in the order in which they came. */
  final Set<C> connections = new LinkedHashSet<>();

  private int accepted;

  StreamEndpoint(ServerCore core) {
    this.core = core;
  }

  @Override
  public final ServerCore core() {
    return core;
  }

  @Override
  public final ChannelFuture bind(EventLoop loop, InetSocketAddress address) {
    return SimulatorTransport.listener(loop, this::serve).bind(address);
  }

  /** Takes a new connection, before it becomes active. */
  abstract void serve(Channel channel);

  abstract boolean isAuthenticated(C connection);

  /** Counts a connection that was accepted, and returns its number, from 1. */
  final int accept() {
    core.journal.connections.incrementAndGet();
    return ++accepted;
  }

  final void opened(C connection) {
    core.journal.open.incrementAndGet();
    connections.add(connection);
  }

  final void closed(C connection) {
    if (connections.remove(connection)) {
      core.journal.open.decrementAndGet();
    }
  }

  @Override
  public void closeConnections(boolean onlyAuthenticated) {
    for (C connection : List.copyOf(connections)) {
      if (!onlyAuthenticated || isAuthenticated(connection)) {
        connection.close();
      }
    }
  }

  @Override
  public void liftBans() {}
}
