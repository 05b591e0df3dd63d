package io.rcon.bench;

import io.rcon.load.QueueTheory;
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

/** Compares the load generator's figures with queueing theory, in real time. */
@Command(
    name = "queueing",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Whether the load generator's mean waits are those of theory.",
    description = {
      "",
      "Poisson arrivals at a server whose commands take a constant or an exponential time, by",
      "spinning: the mean wait by Pollaczek and Khinchine must lie in the 95 %% interval of the run,",
      "by batch means. What a command takes beside its work and its wait is measured first, at a",
      "tenth of the load. Both loops turn without sleeping, for what it takes to wake them depends on",
      "the load. The machine must be quiet: exit code 1 where theory and run differ, or where the",
      "interval is wider than a tenth of the wait to each side."
    })
final class QueueingCommand implements Callable<Integer> {
  private static final int BATCHES = 20;
  private static final double LIGHT = 0.1;

  /** Half of an interval, in parts of its middle, that still says something. */
  private static final double WIDEST = 0.1;

  /** For so long before a start the generator turns; starts are milliseconds apart. */
  private static final long ALWAYS_MICROS = 1_000_000;

  @Option(names = "--service", description = "microseconds (default: ${DEFAULT-VALUE})")
  int service = 500;

  @Option(names = "--seconds", description = "of each run, at least 40 (default: ${DEFAULT-VALUE})")
  int seconds = 150;

  @Option(names = "--loads", split = ",", description = "percent (default: 50,70,85)")
  List<Integer> loads = List.of(50, 70, 85);

  @Mixin JvmFlags flags = new JvmFlags();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Machine.environment().forEach((name, value) -> out.printf("%s: %s%n", name, value));
    StolenTime stolen = StolenTime.over(2_000_000_000L);
    boolean agree = true;
    try (Scratch scratch = new Scratch()) {
      for (boolean exponential : new boolean[] {false, true}) {
        agree &= compare(scratch.file("addresses-" + exponential), exponential, out);
      }
    }
    if (!agree && !stolen.isQuiet()) {
      out.println("The machine was not quiet: " + stolen + " were taken away.");
    }
    return agree ? 0 : 1;
  }

  private boolean compare(Path addresses, boolean exponential, PrintWriter out) throws IOException {
    List<String> args = new ArrayList<>(List.of("server", "--count=1", "--spin=" + service));
    args.add("--addresses=" + addresses);
    if (exponential) {
      args.add("--exponential");
    }
    String kind = exponential ? "exponential" : "constant";
    boolean agree = true;
    try (Child server = Child.java(true, light(JvmFlags.server()), args)) {
      server.await("READY");
      double mean = service / 1e6;
      double moment = (exponential ? 2 : 1) * mean * mean;
      double light = LIGHT / mean;
      double alone =
          median(worker(addresses, light, 60)) - mean - QueueTheory.meanWait(light, mean, moment);
      out.printf(Locale.ROOT, "%s: %.1f us beside work and wait%n", kind, alone * 1e6);
      for (int load : loads) {
        double rate = load / 100.0 / mean;
        double theory = QueueTheory.meanWait(rate, mean, moment);
        List<Double> waits =
            worker(addresses, rate, Math.max(seconds, 2 * BATCHES)).stream()
                .map(response -> response - mean - alone)
                .toList();
        QueueTheory.Interval found = QueueTheory.batchMeans(waits, BATCHES);
        boolean holds = found.holds(theory);
        boolean narrow = found.halfWidth() <= WIDEST * found.mean();
        agree &= holds && narrow;
        out.printf(
            Locale.ROOT,
            "%-11s %2d%% load: theory %8.1f us, found %8.1f +- %6.1f us (%4.1f%%)  %s%n",
            kind,
            load,
            theory * 1e6,
            found.mean() * 1e6,
            found.halfWidth() * 1e6,
            100 * found.halfWidth() / found.mean(),
            !holds ? "DIFFER" : narrow ? "agree" : "agree, but too WIDE: raise --seconds");
        out.flush();
      }
    }
    return agree;
  }

  /**
   * With the quick compiler alone: the thorough one would take the processor of a loop that turns
   * for tens of milliseconds, which no theory counts.
   */
  private static List<String> light(List<String> flags) {
    List<String> all = new ArrayList<>(flags);
    all.add("-XX:TieredStopAtLevel=1");
    return all;
  }

  /** One stall of the machine would else be taken for a part of each command. */
  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
  }

  /** The mean response times of its seconds. */
  private List<Double> worker(Path addresses, double rate, int measured) throws IOException {
    List<String> args = new ArrayList<>(List.of("ceiling-worker", "--addresses=" + addresses));
    args.add("--rate=" + rate);
    args.add("--warm-up=5");
    args.add("--measure=" + measured);
    args.add("--poisson=17");
    args.add("--practice=20");
    args.add("--spin=" + ALWAYS_MICROS);
    try (Child worker = Child.java(false, light(flags.client()), args)) {
      Sample sample = Sample.parse(worker.await(Sample.PREFIX));
      return sample.figures().entrySet().stream()
          .filter(figure -> figure.getKey().startsWith("mean"))
          .map(java.util.Map.Entry::getValue)
          .toList();
    }
  }
}
