package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The listener of a server with an HTTP API, and its connections, all on one event loop. */
final class HttpEndpoint implements StreamEndpoint {
  private final ServerCore core;
  private final HttpRules rules;

  /** Null for one that speaks in clear text. */
  private final @Nullable SelfSigned tls;

  private final Set<HttpConnection> connections = new LinkedHashSet<>();

  private int accepted;

  HttpEndpoint(ServerCore core, HttpRules rules, @Nullable SelfSigned tls) {
    this.core = core;
    this.rules = rules;
    this.tls = tls;
  }

  @Override
  public Optional<X509Certificate> certificate() {
    return Optional.ofNullable(tls).map(SelfSigned::certificate);
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
    if (tls != null) {
      channel.pipeline().addLast(tls.context().newHandler(channel.alloc()));
    }
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
