package io.rcon.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Many simulated servers in one process, on shared event loops. Safe on any thread. */
public final class SimulatedFleet implements AutoCloseable {
  private final Simulator simulator;
  private final List<SimulatedServer> servers;

  private SimulatedFleet(Simulator simulator, List<SimulatedServer> servers) {
    this.simulator = simulator;
    this.servers = List.copyOf(servers);
  }

  /**
   * Starts servers on loopback and any free ports, on one event loop.
   *
   * @param count how many servers
   * @param password the password of all servers
   * @param games such as {@code minecraft}; the servers take them in turn
   * @return the fleet, listening
   * @throws IllegalStateException if the process may not open that many sockets
   */
  public static SimulatedFleet start(int count, String password, String... games) {
    return start(count, password, List.of(games), 1, options -> {});
  }

  /**
   * Starts servers.
   *
   * @param count how many servers
   * @param password the password of all servers
   * @param games such as {@code minecraft}; the servers take them in turn
   * @param eventLoops how many loops carry them
   * @param configure changes the options; a port other than 0 is the first of {@code count} in a
   *     row, and seeds count up from the one given
   * @return the fleet, listening
   * @throws IllegalStateException if the process may not open that many sockets
   * @throws java.io.UncheckedIOException if an address cannot be had
   */
  public static SimulatedFleet start(
      int count,
      String password,
      List<String> games,
      int eventLoops,
      Consumer<SimulationOptions> configure) {
    List<SimulatedGame> mix = games.stream().map(SimulatedGame::of).toList();
    if (mix.isEmpty()) {
      throw new IllegalArgumentException("a fleet needs one game at least");
    }
    int udp = 0;
    for (int i = 0; i < count; i++) {
      udp += mix.get(i % mix.size()).usesDatagrams() ? 1 : 0;
    }
    Descriptors.check(count - udp, udp);
    SimulationOptions options = new SimulationOptions().recorded(0);
    configure.accept(options);
    return start(count, password, mix, options, new Simulator(eventLoops));
  }

  private static SimulatedFleet start(
      int count,
      String password,
      List<SimulatedGame> mix,
      SimulationOptions options,
      Simulator simulator) {
    List<SimulatedServer> servers = new ArrayList<>(count);
    int firstPort = options.port();
    long firstSeed = options.seed();
    try {
      for (int i = 0; i < count; i++) {
        options.seed(firstSeed + i).port(firstPort == 0 ? 0 : firstPort + i);
        servers.add(simulator.start(mix.get(i % mix.size()), password, options));
      }
    } catch (RuntimeException e) {
      simulator.close();
      throw e;
    }
    return new SimulatedFleet(simulator, servers);
  }

  /**
   * The servers.
   *
   * @return in the order in which they were started
   */
  public List<SimulatedServer> servers() {
    return servers;
  }

  /**
   * The counters of all servers together.
   *
   * @return a snapshot
   */
  public SimulationCounts counts() {
    return servers.stream()
        .map(SimulatedServer::counts)
        .reduce(SimulationCounts.NONE, SimulationCounts::plus);
  }

  /** Closes all servers and ends their loops. */
  @Override
  public void close() {
    simulator.close();
  }
}
