package io.rcon.bench;

import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the same work with clients that people use today. */
@Command(
    name = "peers",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "The same work through other clients.",
    description = {
      "",
      "The same work through other clients, which are fetched when this runs (mvn, npm),",
      "and whether they bring whole answers, foreign letters and refusals to the caller."
    })
final class PeersCommand implements Callable<Integer> {
  @Option(names = "--sessions", description = "(default: ${DEFAULT-VALUE})")
  int sessions = 1000;

  @Option(names = "--runs", description = "of each client (default: ${DEFAULT-VALUE}; quick: 1)")
  int runs = 5;

  @Option(names = "--warm-up", description = "seconds (default: ${DEFAULT-VALUE})")
  double warmUp = 3;

  @Option(names = "--measure", description = "seconds (default: ${DEFAULT-VALUE})")
  double measure = 4;

  @Option(names = "--quick", description = "one run of each")
  boolean quick;

  @Option(names = "--offline", description = "fetch nothing: the engine and bare Netty only")
  boolean offline;

  @Mixin JvmFlags flags = new JvmFlags();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Machine.environment().forEach((name, value) -> out.printf("%s: %s%n", name, value));
    try (Scratch scratch = new Scratch()) {
      compare(scratch, out);
    }
    return 0;
  }

  private void compare(Scratch scratch, PrintWriter out) throws IOException, InterruptedException {
    Path addresses = scratch.file("addresses");
    List<PeerRun> all = offline ? PeerRun.own() : PeerRun.all(scratch, out);
    int times = quick ? 1 : runs;
    out.printf(
        Locale.ROOT,
        "%d clients, %d runs each: about %.0f minutes%n",
        all.size(),
        times,
        Math.ceil(all.size() * times * (warmUp + measure + 4) / 60));
    out.flush();
    try (SimulatedServer minecraft = SimulatedServer.start("minecraft", Work.PASSWORD)) {
      minecraft.reply(PeerCheck.WHOLE, PeerCheck.whole());
      minecraft.reply(PeerCheck.LETTERS, PeerCheck.ACCENTS);
      ServerAddresses.write(addresses, List.of(minecraft.address()));
      for (PeerRun run : all) {
        run.check(addresses);
      }
    }
    load(all, times, addresses, out);
    report(all, out);
  }

  private void load(List<PeerRun> all, int times, Path addresses, PrintWriter out)
      throws IOException {
    List<String> args = List.of("server", "--addresses=" + addresses);
    try (Child server = Child.java(true, JvmFlags.server(), args)) {
      server.await("READY");
      for (int i = 0; i < times; i++) {
        for (PeerRun run : all) {
          run.load(flags, addresses, sessions, Math.round(warmUp * 1e3), Math.round(measure * 1e3));
          out.printf("  run %d of %d: %s%n", i + 1, times, run.name());
          out.flush();
        }
      }
    }
  }

  private void report(List<PeerRun> all, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%,d sessions, medians of the runs%n%-76s %12s %14s %14s %9s  %s%n",
        sessions,
        "",
        "commands/s",
        "CPU us/command",
        "RSS B/session",
        "failures",
        "understood");
    for (PeerRun run : all) {
      out.println(run.row());
    }
    out.flush();
  }
}
