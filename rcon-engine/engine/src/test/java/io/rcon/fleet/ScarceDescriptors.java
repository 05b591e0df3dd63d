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
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that has used up its descriptors when it wants to talk to a TCP and a UDP server, and
 * then lets go of them. Meant for a process with a low limit.
 */
final class ScarceDescriptors {
  private static final PrintWriter OUT =
      new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(1));

  private ScarceDescriptors() {}

  /**
   * Says what happens.
   *
   * @param ports of a simulated {@code minecraft} and a {@code darkplaces} server on 127.0.0.1
   */
  public static void main(String[] ports) throws IOException {
    Server tcp = server(Dialect.MINECRAFT, ports[0]);
    Server udp = server(Dialect.DARKPLACES, ports[1]);
    // Once with descriptors to spare, so that what classes and libraries need is there.
    try (RconFleet fleet = fleet()) {
      say(fleet.add(tcp), "warm");
      say(fleet.add(udp), "warm");
    }
    try (RconFleet fleet = fleet()) {
      List<FileInputStream> hoard = hoard();
      RconSession stream = fleet.add(tcp);
      RconSession datagrams = fleet.add(udp);
      say(stream, "scarce");
      say(datagrams, "scarce");
      try (RconFleet another = fleet()) {
        OUT.println("another fleet: " + another);
      } catch (RuntimeException e) {
        OUT.println("another fleet: " + e.getMessage());
      }
      for (FileInputStream one : hoard) {
        one.close();
      }
      say(stream, "free");
      say(datagrams, "free");
    }
  }

  private static Server server(Dialect dialect, String port) {
    return Server.of(dialect, "127.0.0.1", Integer.parseInt(port), Secret.of("s3cret"))
        .named(dialect.name());
  }

  private static RconFleet fleet() {
    return Rcon.fleet(options -> options.backoff(QUICK));
  }

  private static List<FileInputStream> hoard() {
    List<FileInputStream> hoard = new ArrayList<>();
    while (true) {
      try {
        hoard.add(new FileInputStream("/dev/null"));
      } catch (FileNotFoundException e) {
        return hoard;
      }
    }
  }

  /** While they are scarce it takes the first failure, later it waits for better times. */
  private static void say(RconSession session, String when) {
    Command command = Command.of("echo " + when);
    if (!when.equals("scarce")) {
      command = command.within(Duration.ofSeconds(40));
    }
    String answer;
    try {
      answer = session.blocking().execute(command).text().strip();
    } catch (RconException e) {
      answer = e.code() + " " + e.delivery() + " " + e.getMessage();
    }
    OUT.println(session.server().name() + " " + when + ": " + answer);
  }
}
