package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The listener of one TCP server whose format is its own, all on one event loop. */
final class WireEndpoint implements StreamEndpoint {
  private final ServerCore core;
  private final Function<WireConnection, WireRules> rules;
  private final GameConsole console;
  private final Bans bans = new Bans();
  private final Set<WireConnection> connections = new LinkedHashSet<>();

  private int accepted;

  WireEndpoint(ServerCore core, Function<WireConnection, WireRules> rules) {
    this.core = core;
    this.rules = rules;
    console = new GameConsole(core.phrases, core.players(), core.options.clock());
  }

  @Override
  public ServerCore core() {
    return core;
  }

  GameConsole console() {
    return console;
  }

  WireRules rules(WireConnection connection) {
    return rules.apply(connection);
  }

  List<WireConnection> connections() {
    return List.copyOf(connections);
  }

  boolean isBanned(WireConnection connection) {
    return bans.isBanned(connection.remote.getAddress());
  }

  void ban(InetAddress address) {
    bans.ban(address);
  }

  @Override
  public ChannelFuture bind(EventLoop loop, InetSocketAddress address) {
    return SimulatorTransport.listener(loop, this::serve).bind(address);
  }

  @Override
  public void serve(Channel channel) {
    WireConnection connection = new WireConnection(channel, this, ++accepted);
    core.journal.connections.incrementAndGet();
    core.journal.open.incrementAndGet();
    connections.add(connection);
    channel.pipeline().addLast(connection.rules().framing()).addLast(connection);
  }

  void closed(WireConnection connection) {
    if (connections.remove(connection)) {
      core.journal.open.decrementAndGet();
    }
  }

  @Override
  public void deauthenticateAll() {
    connections.forEach(connection -> connection.rules().authenticated = false);
  }

  @Override
  public void closeConnections(boolean onlyAuthenticated) {
    for (WireConnection connection : connections()) {
      if (!onlyAuthenticated || connection.rules().authenticated) {
        connection.close();
      }
    }
  }

  @Override
  public void liftBans() {
    bans.lift();
  }
}
