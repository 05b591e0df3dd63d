package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The listener of one server whose console speaks lines, and its connections, on one event loop.
 */
final class LineEndpoint implements StreamEndpoint {
  private final ServerCore core;
  private final LineRules rules;
  private final Set<LineConnection> connections = new LinkedHashSet<>();

  private int accepted;

  LineEndpoint(ServerCore core, LineRules rules) {
    this.core = core;
    this.rules = rules;
  }

  @Override
  public ServerCore core() {
    return core;
  }

  @Override
  public ChannelFuture bind(EventLoop loop, InetSocketAddress address) {
    return SimulatorTransport.listener(loop, this::serve).bind(address);
  }

  @Override
  public void serve(Channel channel) {
    LineConnection connection = new LineConnection(channel, this, rules, ++accepted);
    core.journal.connections.incrementAndGet();
    channel.pipeline().addLast(connection);
  }

  /** Those that it serves. */
  Set<LineConnection> connections() {
    return connections;
  }

  void opened(LineConnection connection) {
    core.journal.open.incrementAndGet();
    connections.add(connection);
  }

  void closed(LineConnection connection) {
    if (connections.remove(connection)) {
      core.journal.open.decrementAndGet();
    }
  }

  @Override
  public void deauthenticateAll() {
    // None of these games takes a login away and keeps the connection.
    closeConnections(true);
  }

  @Override
  public void closeConnections(boolean onlyAuthenticated) {
    for (LineConnection connection : List.copyOf(connections)) {
      if (!onlyAuthenticated || connection.authenticated) {
        connection.close();
      }
    }
  }

  @Override
  public void liftBans() {
    rules.liftBans();
  }
}
