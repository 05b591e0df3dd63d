package io.rcon.simulator;

import io.netty.channel.Channel;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The listener of a server with an HTTP API. */
final class HttpEndpoint extends StreamEndpoint<HttpConnection> {
  private final HttpRules rules;

  /** Null for one that speaks in clear text. */
  private final @Nullable SelfSigned tls;

  HttpEndpoint(ServerCore core, HttpRules rules, @Nullable SelfSigned tls) {
    super(core);
    this.rules = rules;
    this.tls = tls;
  }

  @Override
  public Optional<X509Certificate> certificate() {
    return Optional.ofNullable(tls).map(SelfSigned::certificate);
  }

  @Override
  void serve(Channel channel) {
    HttpConnection connection = new HttpConnection(channel, this, rules, accept());
    opened(connection);
    if (tls != null) {
      channel.pipeline().addLast(tls.context().newHandler(channel.alloc()));
    }
    connection.install();
  }

  /** A login belongs to no connection, so all are closed where those with one are. */
  @Override
  boolean isAuthenticated(HttpConnection connection) {
    return true;
  }

  @Override
  public void deauthenticateAll() {
    rules.forgetLogins();
  }

  @Override
  public void closeConnections(boolean onlyAuthenticated) {
    rules.forgetLogins();
    super.closeConnections(onlyAuthenticated);
  }
}
