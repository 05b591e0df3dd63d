package io.rcon.real;

import io.rcon.simulator.FaultyLink;
import io.rcon.simulator.FaultyNetwork;
import io.rcon.simulator.LinkFaults;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.SimulatedFleet;
import io.rcon.simulator.SimulatedServer;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The other side of a soak, in a process of its own: simulated servers that go wrong in turn, and
 * bad links to some of them and to the real ones. Says {@code GAME PORT} for each simulated server,
 * {@code LINK PORT} for each real one, and {@code READY}; is well again after the line {@code
 * calm}, then says {@code CALM CUTS KEPT}, how many datagrams were to be cut and how many answers
 * of servers that answer probes were to be kept from their client; and ends with its input.
 */
final class SoakServers {
  private static final List<String> GAMES =
      List.of("source", "minecraft", "ioquake3", "nukkit", "darkplaces", "quakeworld", "quake3");
  private static final int LINKED = 100;
  private static final long EVERY = Duration.ofMillis(50).toNanos();
  private static final LinkFaults BAD =
      LinkFaults.NONE
          .latency(Duration.ofMillis(1), Duration.ofMillis(40))
          .datagrams(0.03, 0.02, 0.05)
          .breaks(0.002, 0.002);

  private final Random random = new Random(1);
  private final List<SimulatedServer> servers;
  private final List<FaultyLink> links = new ArrayList<>();
  private int turn;
  private final LongAdder cuts = new LongAdder();
  private final LongAdder kept = new LongAdder();

  private SoakServers(List<SimulatedServer> servers) {
    this.servers = servers;
  }

  /**
   * Runs until its input ends.
   *
   * @param arguments the number of simulated servers, then {@code tcp:PORT} or {@code udp:PORT} for
   *     each real one
   */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
    try (SimulatedFleet fleet =
            SimulatedFleet.start(count, "s3cret", GAMES.toArray(String[]::new));
        FaultyNetwork network = new FaultyNetwork(7)) {
      SoakServers soak = new SoakServers(fleet.servers());
      for (SimulatedServer server : fleet.servers()) {
        int port = server.port();
        if (soak.links.size() < LINKED) {
          FaultyLink link = network.to(server);
          soak.links.add(link);
          port = link.port();
        }
        out.println(server.game().name() + " " + port);
      }
      for (int i = 1; i < arguments.length; i++) {
        InetSocketAddress real =
            new InetSocketAddress(Loopback.ipv4(), Integer.parseInt(arguments[i].substring(4)));
        boolean stream = arguments[i].startsWith("tcp");
        FaultyLink link = stream ? network.tcp(real) : network.udp(real);
        soak.links.add(link);
        out.println("LINK " + link.port());
      }
      out.println("READY");
      soak.run(in, out);
    }
  }

  private void run(BufferedReader in, PrintWriter out) throws IOException {
    Thread trouble = new Thread(this::makeTrouble, "trouble");
    trouble.setDaemon(true);
    links.forEach(link -> link.faults(BAD));
    trouble.start();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("calm")) {
        trouble.interrupt();
        join(trouble);
        servers.forEach(SimulatedServer::clearScript);
        links.forEach(link -> {
          link.faults(LinkFaults.NONE);
          link.heal();
        });
        out.println("CALM " + cuts + " " + kept);
      }
    }
  }

  private static void join(Thread trouble) {
    try {
      trouble.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void makeTrouble() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(EVERY);
      SimulatedServer server = servers.get(random.nextInt(servers.size()));
      FaultyLink link = links.get(random.nextInt(links.size()));
      switch (turn++ % 16) {
        case 0 -> server.mishap(new Mishap.Delay(Duration.ofMillis(random.nextInt(3000))));
        case 1 -> server.mishap(Mishap.Split.every(1 + random.nextInt(5)));
        case 2 -> cut(server, random.nextInt(20));
        case 3 -> server.mishap(new Mishap.Close());
        case 4 -> server.mishap(new Mishap.Reset());
        case 5 -> keep(server, new Mishap.Lose());
        case 6 -> server.mishap(new Mishap.Duplicate());
        case 7 -> server.mishap(Mishap.Garbage.random(8, random.nextLong()));
        case 8 -> server.mishap(new Mishap.BadLength(random.nextInt()));
        case 9 -> server.closeConnections();
        case 10 -> server.deauthenticateAll();
        case 11 -> keep(server, new Mishap.WrongId(random.nextInt()));
        case 12 -> cut(server, 3);
        case 13 -> link.cut();
        case 14 -> links.forEach(FaultyLink::heal);
        default -> link.reset();
      }
    }
  }

  private void cut(SimulatedServer server, int bytes) {
    if (server.game().usesDatagrams()) {
      cuts.increment();
    }
    server.mishap(new Mishap.CloseMidFrame(bytes));
  }

  private void keep(SimulatedServer server, Mishap mishap) {
    // Minecraft's probe after a silence is answered too, as if the answer had been nothing.
    if (List.of("source", "minecraft").contains(server.game().name())) {
      kept.increment();
    }
    server.mishap(mishap);
  }
}
