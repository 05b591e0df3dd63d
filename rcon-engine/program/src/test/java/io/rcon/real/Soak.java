package io.rcon.real;

import io.rcon.Backoff;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Selector;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.fleet.JavaProcess;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/**
 * A long run in a process of its own: one event loop, simulated servers that go wrong in turn, the
 * real ones that are installed, each asked every few seconds. Says at the end what it held in
 * memory, descriptors and threads and what became of the commands; ends with 1 if anything grew or
 * was lost.
 */
final class Soak {
  private static final long STEP = Duration.ofMillis(10).toNanos();
  private static final Duration ASK_EVERY = Duration.ofSeconds(5);
  private static final int SAMPLES = 60;
  private static final int SIMULATED = 2000;
  private static final Secret SECRET = Secret.of("s3cret");

  private final PrintWriter out;
  private final SoakLedger ledger = new SoakLedger();
  private final SoakSamples samples = new SoakSamples();
  private final List<String> names = new ArrayList<>();
  private int replaced;
  private boolean unmixed;

  private Soak(PrintWriter out) {
    this.out = out;
  }

  /**
   * Runs a soak.
   *
   * @param arguments how long, such as {@code PT30M}
   */
  public static void main(String[] arguments) throws IOException {
    PrintWriter out =
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    boolean well = new Soak(out).run(Duration.parse(arguments[0]));
    Runtime.getRuntime().exit(well ? 0 : 1);
  }

  private boolean run(Duration lasting) throws IOException {
    List<RealServer> real = new ArrayList<>();
    Process simulated = null;
    try (RconFleet fleet =
        Rcon.fleet(options ->
            options
                .eventLoops(1)
                .timeout(Duration.ofSeconds(2))
                .dialsPerSecond(500)
                .backoff(
                    new Backoff(
                        Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(5)))
                .localAddress(Loopback.freshAddress()))) {
      for (Game game : Game.values()) {
        // Teeworlds has four places, and broken connections keep theirs for a while.
        boolean wanted = game != Game.OPENTTD && game != Game.TEEWORLDS;
        if (wanted && (RealServers.required() || game.missing().isEmpty())) {
          real.add(RealServer.start(game));
        }
      }
      simulated = startSimulated(real);
      BufferedReader said = simulated.inputReader(StandardCharsets.UTF_8);
      addAll(fleet, said, real);
      load(fleet, lasting, real);
      String[] mishaps = calm(simulated, said).split(" ", -1);
      Awaitility.await("all commands have ended")
          .atMost(Duration.ofSeconds(60))
          .until(ledger::isBalanced);
      unmixed = ledger.isUnmixed(Long.parseLong(mishaps[1]), Long.parseLong(mishaps[2]));
      report(fleet, lasting, real.size());
    } finally {
      if (simulated != null) {
        simulated.destroyForcibly();
      }
      real.forEach(RealServer::close);
    }
    return ledger.isBalanced() && unmixed && !samples.isGrowing();
  }

  private static Process startSimulated(List<RealServer> real) throws IOException {
    List<String> command = JavaProcess.of(SoakServers.class, "-Xmx512m");
    command.add(Integer.toString(SIMULATED));
    for (RealServer server : real) {
      command.add((server.isStream() ? "tcp:" : "udp:") + server.port());
    }
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }

  private void addAll(RconFleet fleet, BufferedReader said, List<RealServer> real)
      throws IOException {
    int links = 0;
    for (String line = said.readLine(); !"READY".equals(line); line = said.readLine()) {
      if (line == null) {
        throw new IOException("the simulated servers ended early");
      }
      String[] words = line.split(" ", -1);
      int port = Integer.parseInt(words[1]);
      Server server =
          words[0].equals("LINK")
              ? real.get(links++).at(port).named("real-" + links)
              : Server.of(Dialect.named(words[0]).orElseThrow(), "127.0.0.1", port, SECRET)
                  .named(words[0] + "-" + names.size());
      fleet.add(server);
      names.add(server.name());
    }
  }

  private void load(RconFleet fleet, Duration lasting, List<RealServer> real) {
    long begin = System.nanoTime();
    long sampleEvery = lasting.toNanos() / SAMPLES;
    long asked = 0;
    int taken = 0;
    for (long passed; (passed = System.nanoTime() - begin) < lasting.toNanos(); ) {
      long owed = (long) ((double) passed / ASK_EVERY.toNanos() * names.size());
      for (; asked < owed; asked++) {
        ask(fleet, names.get((int) (asked % names.size())));
      }
      if (passed >= (taken + 1) * sampleEvery) {
        samples.take();
        taken++;
        tend(fleet);
        freezeInTurn(real, taken);
      }
      LockSupport.parkNanos(STEP);
    }
    samples.take();
  }

  private void ask(RconFleet fleet, String name) {
    RconSession session = fleet.session(name).orElseThrow();
    ledger.ask(session, name.startsWith("real-") && isNukkit(session) ? "help " : "echo ");
  }

  private static boolean isNukkit(RconSession session) {
    return session.server().dialect().name().equals("nukkit");
  }

  /** A session whose login was refused, for whatever reason, is begun anew. */
  private void tend(RconFleet fleet) {
    for (RconSession session : fleet.select(Selector.all())) {
      if (session.state() == SessionState.REFUSED) {
        fleet.replace(session.server());
        replaced++;
      }
    }
  }

  /** Every fourth sample one real server stands still for a sample's time. */
  private static void freezeInTurn(List<RealServer> real, int taken) {
    if (real.isEmpty()) {
      return;
    }
    RealServer server = real.get(taken / 4 % real.size());
    if (taken % 4 == 0) {
      server.freeze();
    } else if (taken % 4 == 1) {
      real.forEach(RealServer::thaw);
    }
  }

  /** Ends the mishaps; what is said of them. */
  private static String calm(Process simulated, BufferedReader said) throws IOException {
    simulated.getOutputStream().write("calm\n".getBytes(StandardCharsets.UTF_8));
    simulated.getOutputStream().flush();
    String line = said.readLine();
    if (line == null) {
      throw new IOException("the simulated servers ended early");
    }
    return line;
  }

  private void report(RconFleet fleet, Duration lasting, int real) {
    Map<SessionState, Integer> states = new EnumMap<>(SessionState.class);
    for (RconSession session : fleet.select(Selector.all())) {
      states.merge(session.state(), 1, Integer::sum);
    }
    out.println(lasting + ", " + SIMULATED + " simulated and " + real + " real servers");
    out.print(samples);
    out.println(ledger);
    out.println("states at the end " + states + ", sessions begun anew " + replaced);
    out.flush();
  }
}
