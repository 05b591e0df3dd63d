package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The listener of one TCP server and its connections, all on one event loop. */
final class TcpEndpoint implements StreamEndpoint {
  private final ServerCore core;
  private final TcpRules rules;
  private final GameConsole console;
  private final Bans bans = new Bans();
  private final Set<TcpConnection> connections = new LinkedHashSet<>();

  private int accepted;

  TcpEndpoint(ServerCore core, TcpRules rules) {
    this.core = core;
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

  @Override
  public ServerCore core() {
    return core;
  }

  GameConsole console() {
    return console;
  }

  @Override
  public ChannelFuture bind(EventLoop loop, InetSocketAddress address) {
    return SimulatorTransport.listener(loop, this::serve).bind(address);
  }

  @Override
  public void serve(Channel channel) {
    TcpConnection connection = new TcpConnection(channel, this, rules, ++accepted);
    core.journal.connections.incrementAndGet();
    if (bans.isBanned(connection.remote.getAddress())
        || connections.size() >= rules.mostConnections()) {
      channel.close();
      return;
    }
    core.journal.open.incrementAndGet();
    connections.add(connection);
    rules.reads().install(channel, connection);
    channel.pipeline().addLast(connection);
  }

  void closed(TcpConnection connection) {
    if (connections.remove(connection)) {
      core.journal.open.decrementAndGet();
    }
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
  public void closeConnections(boolean onlyAuthenticated) {
    for (TcpConnection connection : List.copyOf(connections)) {
      if (!onlyAuthenticated || connection.conversation().isAuthenticated()) {
        connection.close();
      }
    }
  }

  @Override
  public void liftBans() {
    bans.lift();
  }
}
