package io.rcon.simulator;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.rcon.codec.NettyVersion;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Event loops that many simulated servers share. Each server has a port of its own and lives on one
 * loop. Safe on any thread; the loops' threads are daemons.
 */
public final class Simulator implements AutoCloseable {
  private final EventLoopGroup loops;
  private final Set<SimulatedServer> servers = ConcurrentHashMap.newKeySet();

  /** One event loop, which is enough for tens of thousands of sessions. */
  public Simulator() {
    this(1);
  }

  /**
   * Some event loops.
   *
   * @param eventLoops how many, at least 1; servers take them in turn
   * @throws IllegalStateException if an older Netty comes first on the class path
   */
  public Simulator(int eventLoops) {
    NettyVersion.check();
    loops =
        new MultiThreadIoEventLoopGroup(
            eventLoops,
            new DefaultThreadFactory("rcon-simulator", true),
            SimulatorTransport.ioHandlers());
  }

  /**
   * Starts a server on loopback and any free port.
   *
   * @param game such as {@code minecraft}; see {@link SimulatedGame}
   * @param password the password
   * @return the server, listening
   */
  public SimulatedServer start(String game, String password) {
    return start(game, password, options -> {});
  }

  /**
   * Starts a server.
   *
   * @param game such as {@code minecraft}; see {@link SimulatedGame}
   * @param password the password
   * @param configure changes the options
   * @return the server, listening
   * @throws UncheckedIOException if the address cannot be had
   */
  public SimulatedServer start(
      String game, String password, Consumer<SimulationOptions> configure) {
    SimulationOptions options = new SimulationOptions();
    configure.accept(options);
    return start(SimulatedGame.of(game), password, options);
  }

  SimulatedServer start(SimulatedGame game, String password, SimulationOptions options) {
    return start(game, password, options, servers::remove);
  }

  /** Starts the only server; these loops end with it. */
  SimulatedServer startAlone(SimulatedGame game, String password, SimulationOptions options) {
    return start(
        game,
        password,
        options,
        closed -> {
          servers.remove(closed);
          endLoops();
        });
  }

  private SimulatedServer start(
      SimulatedGame game,
      String password,
      SimulationOptions options,
      Consumer<SimulatedServer> onClose) {
    SimulatedServer server = new SimulatedServer(game, password, options, loops.next(), onClose);
    servers.add(server);
    try {
      server.bind();
    } catch (RuntimeException e) {
      servers.remove(server);
      throw e;
    }
    return server;
  }

  /** Closes all servers and ends the loops. */
  @Override
  public void close() {
    servers.forEach(SimulatedServer::close);
    endLoops();
  }

  private void endLoops() {
    loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
