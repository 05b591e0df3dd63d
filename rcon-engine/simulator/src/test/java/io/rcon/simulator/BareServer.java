package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;

/** A simulated server without sockets: whoever makes one hands it its channels. */
public final class BareServer {
  private final SimulatedServer server;
  private final Endpoint endpoint;

  /**
   * Makes a server that listens nowhere.
   *
   * @param loop where all of its channels are registered
   */
  public BareServer(
      String game, String password, EventLoop loop, Consumer<SimulationOptions> configure) {
    SimulationOptions options = new SimulationOptions().clock(loop.ticker()::nanoTime);
    configure.accept(options);
    server = new SimulatedServer(SimulatedGame.of(game), password, options, loop, closed -> {});
    endpoint = server.endpoint();
  }

  public SimulatedServer server() {
    return server;
  }

  /** Takes a connection, before it becomes active. */
  public void accept(Channel connection) {
    ((StreamEndpoint<?>) endpoint).serve(connection);
  }

  /** What handles the datagrams of the one channel of a server over UDP. */
  public ChannelHandler datagrams() {
    return (UdpEndpoint) endpoint;
  }
}
