package io.rcon.fleet;

import io.rcon.Backoff;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.simulator.SimulatedServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that wants more connections to one server than there are local ports, and then closes
 * some. Meant for a network namespace with a handful of ports, of which servers take none.
 */
final class ScarcePorts {
  private static final PrintWriter OUT =
      new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private static final int PORTS = 8;
  private static final Duration SOON = Duration.ofSeconds(40);

  private ScarcePorts() {}

  /**
   * Says what happens.
   *
   * @param local the address to leave from, or nothing for the system's choice
   */
  public static void main(String[] local) throws SocketException {
    try (SimulatedServer server =
            SimulatedServer.start("minecraft", "s3cret", options -> options.port(20_000));
        SimulatedServer other =
            SimulatedServer.start("darkplaces", "s3cret", options -> options.port(20_001));
        RconFleet fleet =
            Rcon.fleet(options -> {
              options.backoff(
                  new Backoff(
                      Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1)));
              if (local.length > 0) {
                options.localAddress(local[0]);
              }
            })) {
      List<RconSession> sessions = new ArrayList<>();
      for (int i = 0; i < PORTS; i++) {
        sessions.add(fleet.add(named(Dialect.MINECRAFT, server, "tcp-" + i)));
        say(sessions.get(i), SOON);
      }
      // More than there are ports: these have none.
      RconSession late = fleet.add(named(Dialect.MINECRAFT, server, "tcp-late"));
      say(late, Duration.ZERO);
      List<DatagramSocket> hoard = new ArrayList<>();
      for (int i = 0; i < PORTS; i++) {
        hoard.add(new DatagramSocket());
      }
      RconSession udp = fleet.add(named(Dialect.DARKPLACES, other, "udp"));
      say(udp, Duration.ZERO);
      sessions.forEach(RconSession::close);
      hoard.forEach(DatagramSocket::close);
      say(late, SOON);
      say(udp, SOON);
    }
  }

  private static Server named(Dialect dialect, SimulatedServer server, String name) {
    return Server.of(dialect, "127.0.0.1", server.port(), Secret.of("s3cret")).named(name);
  }

  private static void say(RconSession session, Duration within) {
    Command command = Command.of("echo well");
    if (!within.isZero()) {
      command = command.within(within);
    }
    String answer;
    try {
      answer = session.blocking().execute(command).text().strip();
    } catch (RconException e) {
      answer = e.code() + " " + e.delivery() + " " + e.getMessage();
    }
    OUT.println(session.server().name() + ": " + answer);
  }
}
