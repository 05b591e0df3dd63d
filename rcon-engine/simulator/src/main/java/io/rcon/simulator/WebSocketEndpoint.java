package io.rcon.simulator;

import io.netty.channel.Channel;
import java.util.List;

/** The listener of a server that speaks WebSocket. */
final class WebSocketEndpoint extends StreamEndpoint<WebSocketConnection> {
  private final WebSocketRules rules;

  WebSocketEndpoint(ServerCore core, WebSocketRules rules) {
    super(core);
    this.rules = rules;
  }

  @Override
  void serve(Channel channel) {
    WebSocketConnection connection = new WebSocketConnection(channel, this, rules, accept());
    opened(connection);
    connection.install();
  }

  /** Those whose handshakes were granted. */
  List<WebSocketConnection> open() {
    return connections.stream().filter(WebSocketConnection::isOpen).toList();
  }

  @Override
  boolean isAuthenticated(WebSocketConnection connection) {
    return connection.isOpen();
  }

  /** The login is the connection's. */
  @Override
  public void deauthenticateAll() {}

  @Override
  public void liftBans() {
    rules.liftBans();
  }
}
