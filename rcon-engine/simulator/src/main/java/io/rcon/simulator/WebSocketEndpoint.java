package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The listener of a server that speaks WebSocket, and its connections, all on one event loop. */
final class WebSocketEndpoint implements StreamEndpoint {
  private final ServerCore core;
  private final WebSocketRules rules;
  private final Set<WebSocketConnection> connections = new LinkedHashSet<>();

  private int accepted;

  WebSocketEndpoint(ServerCore core, WebSocketRules rules) {
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
    WebSocketConnection connection = new WebSocketConnection(channel, this, rules, ++accepted);
    core.journal.connections.incrementAndGet();
    core.journal.open.incrementAndGet();
    connections.add(connection);
    connection.install();
  }

  /** Those whose handshakes were granted. */
  List<WebSocketConnection> open() {
    return connections.stream().filter(WebSocketConnection::isOpen).toList();
  }

  void closed(WebSocketConnection connection) {
    if (connections.remove(connection)) {
      core.journal.open.decrementAndGet();
    }
  }

  /** The login is the connection's. */
  @Override
  public void deauthenticateAll() {}

  @Override
  public void closeConnections(boolean onlyAuthenticated) {
    for (WebSocketConnection connection : List.copyOf(connections)) {
      if (!onlyAuthenticated || connection.isOpen()) {
        connection.close();
      }
    }
  }

  @Override
  public void liftBans() {
    rules.liftBans();
  }
}
