package io.rcon.bench;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconOptions.TransportKind;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the engine beside bare Netty, pair by pair. */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "The engine beside a plain Netty client, in pairs of JVMs.",
    description = {
      "",
      "The engine with everything on beside a plain Netty client of the same frame,",
      "each in a JVM of its own with the same flags, in pairs. Over TCP these work in turn,",
      "half a second each, since what a machine has to do elsewhere changes all the time."
    })
final class ScaleCommand implements Callable<Integer> {
  /** Seconds. */
  private static final double WINDOW = 0.5;

  @Option(names = "--sessions", split = ",", description = "(default: 1000,10000)")
  List<Integer> sessions = List.of();

  @Option(names = "--depth", split = ",", description = "commands in flight each (default: 1,16)")
  List<Integer> depths = List.of();

  @Option(names = "--carrier", split = ",", description = "tcp, udp (default: tcp)")
  List<Carrier> carriers = List.of();

  @Option(names = "--transport", description = "nio, epoll, io_uring (default: epoll)")
  TransportKind transport = TransportKind.EPOLL;

  @Option(
      names = "--work",
      split = ",",
      description = "plain, callers, executor, source, minecraft, schedule (default: plain)")
  List<ScaleWork> works = List.of(ScaleWork.PLAIN);

  @Option(names = "--pairs", description = "(default: 11; quick: 3)")
  int pairs;

  @Option(names = "--warm-up", description = "seconds at least (default: 4; quick: 2)")
  double warmUp;

  @Option(names = "--measure", description = "seconds (default: 5; quick: 1.5)")
  double measure;

  @Option(names = "--no-meters", description = "the engine without Micrometer")
  boolean noMeters;

  @Option(names = "--dials", description = "dials a second; 0, the default, for no governor")
  int dials;

  @Option(names = "--quick", description = "few pairs of few scenarios, within three minutes")
  boolean quick;

  @Option(names = "--within", description = "seconds; then pairs are left out (quick: 160)")
  double within;

  @Option(names = "--no-c", description = "without the C client")
  boolean noC;

  @Option(
      names = "--before",
      paramLabel = "JAR",
      description = {
        "the engine of an older rcon-bench.jar in the place of plain Netty. With this very jar",
        "the interval says what this machine can tell apart"
      })
  @Nullable Path before;

  @Option(
      names = "--rests",
      paramLabel = "DIALECT",
      description = "over UDP: the ends of answers and the rests of this dialect (default: none)")
  String rests = "";

  @Option(names = "--json", description = "where to write the results")
  @Nullable Path json;

  @Mixin JvmFlags flags = new JvmFlags();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    long begun = System.nanoTime();
    pairs = pairs > 0 ? pairs : quick ? 3 : 11;
    warmUp = warmUp > 0 ? warmUp : quick ? 2 : 4;
    measure = measure > 0 ? measure : quick ? 1.5 : 5;
    check();
    List<Comparison> scenarios = scenarios();
    Map<String, String> environment = Machine.environment();
    environment.put("flags", String.join(" ", flags.client()));
    environment.put("transport", transport.toString());
    environment.forEach((name, value) -> out.printf("%s: %s%n", name, value));
    within = within > 0 ? within : quick ? 160 : Double.POSITIVE_INFINITY;
    Budget budget = new Budget(within, scenarios.size(), System::nanoTime);
    List<ScenarioResult> results = new ArrayList<>();
    try (CClient cClient = noC ? null : CClient.compile(out)) {
      announce(scenarios, cClient != null, out);
      PairRunner runner = new PairRunner(flags, pairs, budget, cClient, out);
      for (Comparison scenario : scenarios) {
        ScenarioResult result = runner.run(scenario);
        results.add(result);
        ScaleReport.print(result, out);
      }
    }
    out.printf("took %d seconds%n", (System.nanoTime() - begun) / 1_000_000_000);
    if (json != null) {
      ScaleJson.write(json, environment, results);
    }
    return 0;
  }

  private void check() {
    if (before != null && !Files.isRegularFile(before)) {
      throw new ParameterException(
          spec.commandLine(), "--before: " + before + " is no file; build an older rcon-bench.jar");
    }
    if (!rests.isEmpty() && Dialect.named(rests).filter(Rcon::usesDatagrams).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--rests: " + rests + " is no dialect over UDP, such as darkplaces");
    }
  }

  private void announce(List<Comparison> scenarios, boolean c, PrintWriter out) {
    double seconds = 0;
    for (Comparison scenario : scenarios) {
      double run = (quick ? 2 : 1.5) * warmUp + 1.4 * measure + 2 * latency() + 4.5;
      double cRun = c && scenario.besideC() ? measure + latency() + 1 : 0;
      seconds += pairs * (2 * run + cRun) + 2;
    }
    out.printf(
        "%d scenarios, %d pairs each: about %.0f minutes, more where processors are busy%s%n",
        scenarios.size(),
        pairs,
        Math.ceil(Math.min(seconds, within) / 60),
        Double.isInfinite(within) ? "" : String.format(", at most %.0f seconds", within));
    out.flush();
  }

  private double latency() {
    return quick ? 0.5 : 1.5;
  }

  private List<Comparison> scenarios() {
    List<Comparison> scenarios = new ArrayList<>();
    List<Integer> counts = !sessions.isEmpty() ? sessions : List.of(1000, 10_000);
    List<Integer> inFlight = !depths.isEmpty() ? depths : List.of(1, 16);
    for (Carrier carrier : carriers.isEmpty() ? List.of(Carrier.TCP) : carriers) {
      for (ScaleWork work : works) {
        for (int count : counts) {
          for (int depth : work == ScaleWork.SCHEDULE ? List.of(1) : inFlight) {
            scenarios.add(scenario(carrier, work, count, depth));
          }
        }
      }
    }
    return scenarios;
  }

  private Comparison scenario(Carrier carrier, ScaleWork work, int count, int depth) {
    String more = dials == 0 ? "" : String.format(Locale.ROOT, ", %,d dials/s asked for", dials);
    more += rests.isEmpty() ? "" : ", rests of " + rests;
    // Work every ten seconds leaves no windows to rest in. Over UDP each restart is a burst that
    // loses datagrams, which bare Netty never sends again.
    boolean takesTurns = work != ScaleWork.SCHEDULE && carrier == Carrier.TCP;
    int windows = takesTurns ? (int) Math.max(1, Math.round(measure / WINDOW)) : 0;
    List<String> args = common(carrier, count, depth);
    args.add("--windows=" + windows);
    Comparison scenario = work.scenario(carrier, count, depth, windows, more, args);
    return before == null ? scenario : scenario.beside(before);
  }

  private List<String> common(Carrier carrier, int count, int depth) {
    List<String> args = new ArrayList<>();
    args.add("--carrier=" + carrier);
    args.add("--sessions=" + count);
    args.add("--depth=" + depth);
    args.add("--transport=" + transport);
    if (!rests.isEmpty()) {
      // Older builds do not know the option.
      args.add("--rests=" + rests);
    }
    args.add("--dials=" + dials);
    args.add("--warm-up=" + Math.round(warmUp * 1000));
    args.add("--warm-limit=" + (quick ? 3 : 10));
    args.add("--measure=" + Math.round(measure * 1000));
    args.add("--latency=" + Math.round(latency() * 1000));
    args.add(noMeters ? "--no-meters" : "--meters");
    return args;
  }
}
