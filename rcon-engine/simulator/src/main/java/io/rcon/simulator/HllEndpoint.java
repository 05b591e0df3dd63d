package io.rcon.simulator;

import io.netty.channel.Channel;

/** The listener of a server of Hell Let Loose. */
final class HllEndpoint extends StreamEndpoint<HllConnection> {
  private final GameConsole console;

  HllEndpoint(ServerCore core) {
    super(core);
    console = new GameConsole(core.phrases, core.players(), core.options.clock());
  }

  GameConsole console() {
    return console;
  }

  @Override
  void serve(Channel channel) {
    HllConnection connection = new HllConnection(channel, this, accept());
    opened(connection);
    connection.install();
  }

  @Override
  boolean isAuthenticated(HllConnection connection) {
    return connection.isAuthenticated();
  }

  @Override
  public void deauthenticateAll() {
    connections.forEach(HllConnection::deauthenticate);
  }
}
