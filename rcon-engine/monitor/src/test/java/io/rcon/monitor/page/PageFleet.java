package io.rcon.monitor.page;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.MonitorOptions;
import io.rcon.monitor.http.MonitorHttp;
import io.rcon.simulator.SimulatedServer;
import io.rcon.simulator.Simulator;
import io.rcon.testing.FreePorts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Simulated servers under watch in this process. Not safe on several threads. */
final class PageFleet implements AutoCloseable {
  static final String HOSTILE = "<img src=x onerror=alert(1)>";
  static final String VICTIM = "victim";
  static final String REFUSED = "refused";
  static final String DOWN = "down";

  private static final String PASSWORD = "simulated-page";
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  /** Over TCP, which takes three descriptors each; the others are reached by datagrams. */
  private static final int STREAMS = 50;

  private final Simulator simulator = new Simulator();
  private final Map<String, SimulatedServer> servers = new HashMap<>();
  private final RconFleet fleet = Rcon.fleet();
  private FleetMonitor monitor;
  private MonitorHttp http;

  PageFleet(int count) {
    add(HOSTILE, "minecraft", PASSWORD);
    add(VICTIM, "minecraft", PASSWORD);
    add(REFUSED, "minecraft", "another");
    add(DOWN, "minecraft", PASSWORD);
    for (int i = servers.size(); i < count; i++) {
      String game = i < STREAMS ? "minecraft" : "quake3";
      add(game + "-" + i, game, PASSWORD);
    }
    kill(DOWN);
    monitor = FleetMonitor.start(fleet, MonitorOptions.usual().every(INTERVAL));
    http = serve(FreePorts.next());
  }

  private void add(String name, String game, String password) {
    // One that goes away has a port that no outgoing connection takes meanwhile.
    int port = name.equals(VICTIM) || name.equals(DOWN) ? FreePorts.next() : 0;
    SimulatedServer server = start(game, port);
    servers.put(name, server);
    fleet.add(
        Server.of(
                Dialect.named(game).orElseThrow(), "127.0.0.1", server.port(), Secret.of(password))
            .named(name)
            .pollEvery(name.equals(VICTIM) ? Duration.ofSeconds(2) : INTERVAL)
            .tagged("region", servers.size() % 2 == 0 ? "eu" : "us"));
  }

  private SimulatedServer start(String game, int port) {
    return simulator.start(game, PASSWORD, options -> options.recorded(0).port(port));
  }

  private MonitorHttp serve(int port) {
    return MonitorHttp.start(
        monitor, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  String url() {
    return "http://127.0.0.1:" + http.port() + "/";
  }

  /** The server is gone as if its process had been killed. */
  void kill(String name) {
    server(name).close();
  }

  /** Starts it again where it was. */
  void revive(String name) {
    servers.put(name, start("minecraft", server(name).port()));
  }

  private SimulatedServer server(String name) {
    SimulatedServer server = servers.get(name);
    if (server == null) {
      throw new IllegalArgumentException(name);
    }
    return server;
  }

  /** A new watcher at the same address, which knows nothing of the old one; runs between them. */
  void restartWatcher(Runnable meanwhile) {
    int port = http.port();
    http.close();
    monitor.close();
    meanwhile.run();
    monitor = FleetMonitor.start(fleet, MonitorOptions.usual().every(INTERVAL));
    http = serve(port);
  }

  @Override
  public void close() {
    http.close();
    monitor.close();
    fleet.close();
    simulator.close();
  }
}
