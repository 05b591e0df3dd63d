package io.rcon.simulator;

import io.netty.channel.Channel;
import java.net.InetAddress;

/** The listener of one server of the Source family. */
final class TcpEndpoint extends StreamEndpoint<TcpConnection> {
  private final TcpRules rules;
  private final GameConsole console;
  private final Bans bans = new Bans();

  TcpEndpoint(ServerCore core, TcpRules rules) {
    super(core);
    this.rules = rules;
    Phrases phrases = core.phrases;
    console =
        rules.bans()
            ? new SourceConsole(
                phrases,
                core.players(),
                core.options.clock(),
                this::deauthenticateAll,
                this::changePassword)
            : new GameConsole(phrases, core.players(), core.options.clock());
  }

  /** As the real ones do even when the password stays the same. */
  private void changePassword(String changed) {
    core.password(changed);
    closeConnections(true);
  }

  GameConsole console() {
    return console;
  }

  @Override
  void serve(Channel channel) {
    TcpConnection connection = new TcpConnection(channel, this, rules, accept());
    if (bans.isBanned(connection.remote.getAddress())
        || connections.size() >= rules.mostConnections()) {
      channel.close();
      return;
    }
    opened(connection);
    rules.reads().install(channel, connection);
    channel.pipeline().addLast(connection);
  }

  @Override
  boolean isAuthenticated(TcpConnection connection) {
    return connection.conversation().isAuthenticated();
  }

  /** Counts a wrong password, and returns whether the address is banned. */
  boolean refused(TcpConnection connection) {
    InetAddress address = connection.remote.getAddress();
    bans.refused(address, core.now());
    return bans.isBanned(address);
  }

  /** The codec closes the connection; games that ban do that too. */
  void malformed(TcpConnection connection) {
    if (rules.bans()) {
      bans.ban(connection.remote.getAddress());
    }
  }

  @Override
  public void deauthenticateAll() {
    connections.forEach(connection -> connection.conversation().deauthenticate());
  }

  @Override
  public void liftBans() {
    bans.lift();
  }
}
