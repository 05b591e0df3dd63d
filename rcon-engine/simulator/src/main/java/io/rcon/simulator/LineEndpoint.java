package io.rcon.simulator;

import io.netty.channel.Channel;
import java.util.Set;

/** The listener of one server whose console speaks lines. */
final class LineEndpoint extends StreamEndpoint<LineConnection> {
  private final LineRules rules;

  LineEndpoint(ServerCore core, LineRules rules) {
    super(core);
    this.rules = rules;
  }

  /** The connection counts as opened once the rules have not turned it away. */
  @Override
  void serve(Channel channel) {
    channel.pipeline().addLast(new LineConnection(channel, this, rules, accept()));
  }

  Set<LineConnection> connections() {
    return connections;
  }

  @Override
  boolean isAuthenticated(LineConnection connection) {
    return connection.authenticated;
  }

  @Override
  public void deauthenticateAll() {
    // None of these games takes a login away and keeps the connection.
    closeConnections(true);
  }

  @Override
  public void liftBans() {
    rules.liftBans();
  }
}
