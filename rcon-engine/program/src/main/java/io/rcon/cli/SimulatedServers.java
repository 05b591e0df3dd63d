package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.SimulatedFleet;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.SimulationOptions;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/** Starts simulated servers, and says so clearly where they cannot be had. */
final class SimulatedServers {
  /** The password of simulated servers, unless another is given. */
  static final Secret SECRET = Secret.of("secret");

  private SimulatedServers() {}

  static SimulatedFleet start(
      int count, String secret, List<String> games, Consumer<SimulationOptions> configure) {
    try {
      return SimulatedFleet.start(count, secret, games, 1, configure);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw new CliException(
          ExitCode.CONNECT,
          e.getMessage() + "; choose other ports with --listen, or port 0 for any free ones");
    }
  }

  /** A simulated server as the engine's. */
  static Server server(SimulatedServer simulated, Secret secret) {
    InetSocketAddress address = simulated.address();
    Dialect dialect = TargetOptions.dialect(simulated.game().name());
    return Server.of(dialect, address.getAddress().getHostAddress(), address.getPort(), secret);
  }

  static String address(SimulatedServer simulated) {
    return server(simulated, SECRET).address();
  }
}
