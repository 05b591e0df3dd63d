package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The listener of a server with an HTTP API, and its connections, all on one event loop. */
final class HttpEndpoint implements StreamEndpoint {
  private final ServerCore core;
  private final HttpRules rules;
  private final Set<HttpConnection> connections = new LinkedHashSet<>();

  private int accepted;

  HttpEndpoint(ServerCore core, HttpRules rules) {
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
    HttpConnection connection = new HttpConnection(channel, this, rules, ++accepted);
    core.journal.connections.incrementAndGet();
    core.journal.open.incrementAndGet();
    connections.add(connection);
    connection.install();
  }

  void closed(HttpConnection connection) {
    if (connections.remove(connection)) {
      core.journal.open.decrementAndGet();
    }
  }

  @Override
  public void deauthenticateAll() {
    rules.forgetLogins();
  }

  /** A login belongs to no connection. */
  @Override
  public void closeConnections(boolean onlyAuthenticated) {
    rules.forgetLogins();
    List.copyOf(connections).forEach(HttpConnection::close);
  }

  @Override
  public void liftBans() {}
}
