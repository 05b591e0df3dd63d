package io.rcon.simulator;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;

/** The listener of one TCP server whose format is its own. */
final class WireEndpoint extends StreamEndpoint<WireConnection> {
  private final Function<WireConnection, WireRules> rules;
  private final GameConsole console;
  private final Bans bans = new Bans();

  WireEndpoint(ServerCore core, Function<WireConnection, WireRules> rules) {
    super(core);
    this.rules = rules;
    console = new GameConsole(core.phrases, core.players(), core.options.clock());
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
  void serve(Channel channel) {
    WireConnection connection = new WireConnection(channel, this, accept());
    opened(connection);
    channel.pipeline().addLast(connection.rules().framing()).addLast(connection);
  }

  @Override
  boolean isAuthenticated(WireConnection connection) {
    return connection.rules().authenticated;
  }

  @Override
  public void deauthenticateAll() {
    connections.forEach(connection -> connection.rules().authenticated = false);
  }

  @Override
  public void liftBans() {
    bans.lift();
  }
}
