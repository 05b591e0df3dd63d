package io.rcon.internal.fleet;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Outcome;
import io.rcon.Polling;
import io.rcon.RconListener;
import io.rcon.RconOptions;
import io.rcon.RconOptionsBuilder;
import io.rcon.Secret;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.internal.support.VirtualLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** A fleet in virtual time, its servers in memory, and what its polls brought and when. */
final class VirtualFleet implements AutoCloseable {
  /** An outcome and its moment. */
  record Brought(long at, Outcome outcome) {}

  final VirtualLoop virtual = new VirtualLoop();
  final StreamNetwork network = new StreamNetwork();
  final Map<Integer, VirtualServer> servers = new TreeMap<>();
  final List<Brought> brought = new ArrayList<>();
  final List<Duration> lags = new ArrayList<>();
  final List<String> skips = new ArrayList<>();
  final EngineFleet fleet;

  VirtualFleet(long seed, UnaryOperator<RconOptionsBuilder> options) {
    this(o -> options.apply(o.callbacksOnEventLoop()), seed);
  }

  /** Callbacks run on an executor. */
  VirtualFleet(Executor callbacks) {
    this(o -> o.callbackExecutor(callbacks), 1);
  }

  private VirtualFleet(UnaryOperator<RconOptionsBuilder> options, long seed) {
    RconOptionsBuilder builder = RconOptions.builder().listener(new Lags()).dialsPerSecond(0);
    fleet =
        new EngineFleet(
            new Engine(
                options.apply(builder).build(),
                network,
                virtual.eventLoop(),
                virtual.ticker(),
                new Random(seed)));
  }

  VirtualFleet() {
    this(1, o -> o);
  }

  private final class Lags implements RconListener {
    @Override
    public void polled(Server server, long lagNanos) {
      lags.add(Duration.ofNanos(lagNanos));
    }

    @Override
    public void pollSkipped(Server server, String reason) {
      skips.add(reason);
    }
  }

  /** The server {@code s} and a number, at the port of that number. */
  static Server server(Dialect dialect, int number) {
    return Server.of(dialect, "127.0.0.1", number, Secret.of("s3cret")).named("s" + number);
  }

  /** Starts servers and adds them. */
  VirtualFleet with(int from, int to) {
    for (int number = from; number <= to; number++) {
      with(server(Dialect.MINECRAFT, number));
    }
    return this;
  }

  VirtualServer with(Server server) {
    VirtualServer started = new VirtualServer(virtual.eventLoop(), server.port());
    servers.put(server.port(), started);
    fleet.add(server);
    virtual.run();
    return started;
  }

  /** Polls every server, and takes what that brings. */
  Polling poll(Command command, Duration interval) {
    return fleet.poll(command, interval, Selector.all(), this::take);
  }

  void take(Outcome outcome) {
    brought.add(new Brought(virtual.time(), outcome));
  }

  void pass(long millis) {
    virtual.pass(Duration.ofMillis(millis));
  }

  /** How many outcomes fell into each part of a span that begins at a moment. */
  int[] histogram(long begin, Duration span, int parts) {
    int[] counts = new int[parts];
    for (Brought one : brought) {
      long since = one.at - begin;
      if (since >= 0 && since < span.toNanos()) {
        counts[(int) (since * parts / span.toNanos())]++;
      }
    }
    return counts;
  }

  /** When a server's outcomes came, in milliseconds. */
  List<Long> times(int number) {
    return brought.stream()
        .filter(one -> one.outcome.server().port() == number)
        .map(one -> one.at / 1_000_000)
        .toList();
  }

  @Override
  public void close() {
    fleet.closeAsync();
    virtual.run();
    servers.values().forEach(VirtualServer::close);
    virtual.pass(Duration.ofSeconds(3));
    virtual.close();
  }
}
