package io.rcon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processes of a scenario's simulated servers: more than one where sockets are very many. */
final class ServerPool implements AutoCloseable {
  private static final int SOCKETS_OF_A_PROCESS = 15_000;

  /** Each process uses so many addresses of 127.0.0.0/8. */
  private static final int HOSTS_OF_A_PROCESS = 3;

  private final long end;
  private final List<Child> servers = new ArrayList<>();

  /**
   * Makes an empty pool.
   *
   * @param end when its processes are to be gone at the latest, by {@link System#nanoTime}
   */
  ServerPool(long end) {
    this.end = end;
  }

  /** Starts what the scenario needs and writes their addresses into a file. */
  void start(Comparison scenario, Path addresses) throws IOException {
    List<InetSocketAddress> all = new ArrayList<>();
    int left = scenario.servers();
    for (int first = 1; left > 0; first += HOSTS_OF_A_PROCESS) {
      int count = Math.min(left, SOCKETS_OF_A_PROCESS);
      left -= count;
      List<String> args =
          List.of(
              "server",
              "--carrier=" + scenario.carrier(),
              "--count=" + count,
              "--first=" + first,
              "--addresses=" + addresses);
      Child server = Child.java(true, JvmFlags.server(), args).endBy(end);
      servers.add(server);
      server.await("READY");
      all.addAll(ServerAddresses.read(addresses));
    }
    ServerAddresses.write(addresses, all);
  }

  @Override
  public void close() {
    servers.forEach(Child::close);
  }
}
