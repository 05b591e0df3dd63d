package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The listener of a server of Hell Let Loose, and its connections, all on one event loop. */
final class HllEndpoint implements StreamEndpoint {
  private final ServerCore core;
  private final GameConsole console;
  private final Set<HllConnection> connections = new LinkedHashSet<>();

  private int accepted;

  HllEndpoint(ServerCore core) {
    this.core = core;
    console = new GameConsole(core.phrases, core.players(), core.options.clock());
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
    HllConnection connection = new HllConnection(channel, this, ++accepted);
    core.journal.connections.incrementAndGet();
    core.journal.open.incrementAndGet();
    connections.add(connection);
    connection.install();
  }

  void closed(HllConnection connection) {
    if (connections.remove(connection)) {
      core.journal.open.decrementAndGet();
    }
  }

  @Override
  public void deauthenticateAll() {
    connections.forEach(HllConnection::deauthenticate);
  }

  @Override
  public void closeConnections(boolean onlyAuthenticated) {
    for (HllConnection connection : List.copyOf(connections)) {
      if (!onlyAuthenticated || connection.isAuthenticated()) {
        connection.close();
      }
    }
  }

  @Override
  public void liftBans() {}
}
