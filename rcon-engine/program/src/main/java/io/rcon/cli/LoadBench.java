package io.rcon.cli;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Server;
import io.rcon.games.WebRconFacts;
import io.rcon.load.LoadDialect;
import io.rcon.load.LoadGenerator;
import io.rcon.load.LoadPlan;
import io.rcon.load.LoadResult;
import io.rcon.load.LoadScript;
import io.rcon.load.LoadSecond;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** A generator and the fleet of those that it puts load on. */
final class LoadBench implements AutoCloseable {
  private static final int DIALS_PER_SECOND = 100;

  private final Console console;
  private final LoadGenerator generator;
  private final RconFleet fleet;
  private final LoadScript script;

  /** The least time between two connections to one server. */
  private final Duration apart;

  /**
   * Connects.
   *
   * @param highest the highest rate for each server, which the ports of UDP are for
   */
  LoadBench(
      Console console,
      List<Server> servers,
      LoadScript script,
      double highest,
      Duration timeout,
      int sessions,
      boolean spin) {
    this.console = console;
    this.script = script;
    apart =
        servers.stream()
            .map(server -> server.dialect().get(WebRconFacts.CONNECTION_INTERVAL))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    generator = new LoadGenerator(sessions, spin ? LoadGenerator.SPIN : Duration.ZERO);
    fleet =
        Rcon.fleet(options -> {
          generator.configure(options);
          options.udpPorts(LoadDialect.ports(highest, timeout)).dialsPerSecond(DIALS_PER_SECOND);
        });
    try {
      console.interrupts().handle(generator::stop);
      generator.connect(
          fleet, servers.stream().map(server -> derived(server, highest, timeout)).toList(), apart);
    } catch (RconException e) {
      fleet.close();
      throw new CliException(ExitCode.of(e), FailureText.line(e));
    } catch (IllegalArgumentException e) {
      fleet.close();
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
    endIfStopped();
  }

  /** A run on sessions that are not logged in would wait for their logins. */
  private void endIfStopped() {
    if (isStopped()) {
      fleet.close();
      throw new CliException(console.interrupts().exitCode(), "interrupted");
    }
  }

  private static Server derived(Server server, double highest, Duration timeout) {
    boolean datagrams = Rcon.usesDatagrams(server.dialect());
    Dialect dialect = LoadDialect.of(server.dialect(), datagrams, highest, timeout);
    Server derived =
        Server.of(dialect, server.host(), server.port(), server.secret()).named(server.name());
    derived = server.tls().map(derived::withTls).orElse(derived);
    derived = server.proxy().map(derived::withProxy).orElse(derived);
    return server.localAddress().map(derived::withLocalAddress).orElse(derived);
  }

  /** Runs a plan and shows it meanwhile, each second after {@code more} had it. */
  LoadResult run(LoadPlan plan, Consumer<LoadSecond> more) {
    LoadView view = new LoadView(console.err(), plan);
    LoadResult result = generator.run(plan, script, more.andThen(view));
    view.clear();
    return result;
  }

  /** Another connection to the first server, for questions beside the load. */
  RconSession beside() {
    new MainLoop().runUntil(this::isStopped, System.nanoTime() + apart.toNanos());
    Server first = generator.sessions().get(0).server();
    return fleet.add(first.named(first.name() + "-beside"));
  }

  boolean isStopped() {
    return console.interrupts().raised();
  }

  @Override
  public void close() {
    fleet.close();
  }
}
