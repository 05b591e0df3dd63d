package io.rcon.bench;

import io.rcon.load.LoadGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the highest rate of the load generator itself. */
@Command(
    name = "ceiling",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "How many commands a second the load generator itself bears.",
    description = {
      "",
      "The generator on one processor, its answers verified, against simulated source servers on",
      "another: a closed loop for the most it does. Open loops for its lateness, whose JVM may compile",
      "and collect on any processor, as in use: on its own it would come before starts for",
      "milliseconds. Beside it what the simulated servers bear from bare Netty, so that slow servers",
      "are not taken for a slow generator, and plain closed loops of clients that people use today."
    })
final class CeilingCommand implements Callable<Integer> {
  private static final int SESSIONS = 32;

  @Option(names = "--rates", split = ",", description = "default: 50000,100000,200000,300000")
  List<Double> rates = List.of(50_000.0, 100_000.0, 200_000.0, 300_000.0);

  @Option(names = "--warm-up", description = "seconds (default: ${DEFAULT-VALUE})")
  double warmUp = 15;

  @Option(names = "--measure", description = "seconds (default: ${DEFAULT-VALUE})")
  double measure = 5;

  @Option(names = "--spin", description = "the loop turns for the last 100 µs before a start")
  boolean spin;

  @Option(names = "--peers", description = "other clients too, which are fetched (mvn, npm)")
  boolean peers;

  @Mixin JvmFlags flags = new JvmFlags();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Machine.environment().forEach((name, value) -> out.printf("%s: %s%n", name, value));
    try (Scratch scratch = new Scratch()) {
      Path addresses = scratch.file("addresses");
      List<String> args =
          List.of("server", "--echo", "--count=" + SESSIONS, "--addresses=" + addresses);
      try (Child server = Child.java(true, JvmFlags.server(), args)) {
        server.await("READY");
        heading(out);
        for (int depth : new int[] {16, 1}) {
          row(out, "generator, closed loop, " + depth + " each", worker(addresses, 0, depth));
        }
        for (double rate : rates) {
          String name = String.format(Locale.ROOT, "generator, %,.0f/s asked", rate);
          row(out, name, worker(addresses, rate, 0));
        }
        others(scratch, addresses, out);
      }
    }
    return 0;
  }

  private void others(Scratch scratch, Path addresses, PrintWriter out)
      throws IOException, InterruptedException {
    for (PeerRun run : peers ? PeerRun.all(scratch, out) : PeerRun.own()) {
      run.load(flags, addresses, SESSIONS, Math.round(warmUp * 1e3), Math.round(measure * 1e3));
      row(out, "closed loop: " + run.name(), run.last());
    }
  }

  private Sample worker(Path addresses, double rate, int depth) throws IOException {
    List<String> args = new ArrayList<>(List.of("ceiling-worker", "--addresses=" + addresses));
    args.add("--rate=" + rate);
    args.add("--depth=" + depth);
    args.add("--warm-up=" + warmUp);
    args.add("--measure=" + measure);
    if (spin) {
      args.add("--spin=" + LoadGenerator.SPIN.toNanos() / 1000);
    }
    try (Child worker =
        rate > 0 ? Child.unpinned(flags.client(), args) : Child.java(false, flags.client(), args)) {
      return Sample.parse(worker.await(Sample.PREFIX));
    }
  }

  private static void heading(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%-86s %12s %14s %12s %12s %8s %12s%n",
        SESSIONS + " connections",
        "commands/s",
        "CPU us/command",
        "lateness p99",
        "response p99",
        "errors",
        "not started");
    out.flush();
  }

  /** Times in milliseconds; a client that measures none has no figure. */
  private static void row(PrintWriter out, String name, Sample sample) {
    boolean times = !Double.isNaN(sample.get("latenessP99"));
    out.printf(
        Locale.ROOT,
        "%-86s %,12.0f %14.2f %12s %12s %,8.0f %12s%n",
        name,
        sample.get("perSecond"),
        sample.get("cpuMicros"),
        times ? String.format(Locale.ROOT, "%.3f ms", sample.get("latenessP99")) : "-",
        times ? String.format(Locale.ROOT, "%.2f ms", sample.get("responseP99")) : "-",
        times ? sample.get("errors") : sample.get("failures"),
        times ? String.format(Locale.ROOT, "%.0f", sample.get("notStarted")) : "-");
    out.flush();
  }
}
