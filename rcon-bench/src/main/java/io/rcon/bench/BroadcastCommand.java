package io.rcon.bench;

import io.rcon.RconOptions.TransportKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures one broadcast beside a bare Netty sweep, with and without servers that are silent. */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "One broadcast to many servers, some of them silent.",
    description = {
      "",
      "One broadcast to many servers that answer after a while: how much later than the last",
      "answer was written does the last outcome come, and do silent servers delay the others?"
    })
final class BroadcastCommand implements Callable<Integer> {
  @Option(names = "--sessions", description = "(default: ${DEFAULT-VALUE})")
  int sessions = 10_000;

  @Option(names = "--spread", description = "answers after 0 to so many ms (default: 50)")
  int spread = 50;

  @Option(names = "--silent", description = "percent of silent servers (default: 5)")
  int silent = 5;

  @Option(names = "--pairs", description = "(default: 7; quick: 3)")
  int pairs;

  @Option(names = "--warm-up", description = "sweeps before them (default: 15)")
  int warmUp = 15;

  @Option(names = "--sweeps", description = "measured ones of each client (default: 5)")
  int sweeps = 5;

  @Option(names = "--transport", description = "nio, epoll, io_uring (default: epoll)")
  TransportKind transport = TransportKind.EPOLL;

  @Option(names = "--quick", description = "three pairs")
  boolean quick;

  @Option(names = "--json", description = "where to write the results")
  @Nullable Path json;

  @Mixin JvmFlags flags = new JvmFlags();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    pairs = pairs > 0 ? pairs : quick ? 3 : 7;
    var environment = Machine.environment();
    environment.forEach((name, value) -> out.printf("%s: %s%n", name, value));
    double each = 2 * spread / 1000.0 + sessions / 100_000.0;
    double runs = 3 * (4 + sessions / 5000.0) + (warmUp + sweeps) * (2 * each + 1 + each);
    out.printf("%d pairs: about %.0f minutes%n", pairs, Math.ceil(pairs * runs / 60));
    out.flush();
    ScenarioResult beside =
        new ScenarioResult(scenario("broadcast to %,d servers, all answer", "bare Netty"));
    ScenarioResult disturbed =
        new ScenarioResult(scenario("broadcast to %,d servers, some silent", "none silent"));
    for (int i = 0; i < pairs; i++) {
      boolean engineFirst = i % 2 == 0;
      Sample first = run(engineFirst, 0);
      Sample second = run(!engineFirst, 0);
      Sample engine = engineFirst ? first : second;
      Sample withSilent = run(true, silent);
      beside.add(pair(engine, engineFirst ? second : first));
      disturbed.add(pair(withSilent, engine));
      out.printf(
          "  pair %d of %d: last outcome %.1f ms after the last answer was written%n",
          i + 1, pairs, engine.get("lateMillis"));
      out.flush();
    }
    ScaleReport.print(beside, out);
    ScaleReport.print(disturbed, out);
    if (json != null) {
      ScaleJson.write(json, environment, List.of(beside, disturbed));
    }
    return 0;
  }

  private Comparison scenario(String name, String baseline) {
    return new Comparison(
        String.format(java.util.Locale.ROOT, name, sessions),
        Carrier.TCP,
        32,
        0,
        Comparison.ENGINE,
        baseline,
        List.of(),
        List.of());
  }

  private Sample run(boolean engine, int silentPercent) throws IOException {
    Path addresses = Files.createTempFile("rcon-bench", ".addresses");
    List<String> serverArgs =
        List.of(
            "server",
            "--addresses=" + addresses,
            "--spread=" + spread,
            "--silent=" + silentPercent);
    List<String> clientArgs =
        List.of(
            "sweep",
            "--who=" + (engine ? Work.Who.ENGINE : Work.Who.BARE),
            "--addresses=" + addresses,
            "--sessions=" + sessions,
            "--depth=16",
            "--callbacks=" + Work.Callbacks.EXECUTOR,
            "--transport=" + transport);
    try (Child server = Child.java(true, JvmFlags.server(), serverArgs)) {
      server.await("READY");
      try (Child client = Child.java(false, flags.client(), clientArgs)) {
        client.await("READY");
        for (int i = 0; i < warmUp; i++) {
          sweep(server, client);
        }
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < sweeps; i++) {
          samples.add(sweep(server, client));
        }
        return medians(samples);
      }
    } finally {
      Files.deleteIfExists(addresses);
    }
  }

  private static Sample sweep(Child server, Child client) throws IOException {
    client.say("go");
    String[] swept = client.await("SWEPT").split(" ", -1);
    server.say("last");
    long written = Long.parseLong(server.await("LAST").split(" ", -1)[1]);
    return new Sample()
        .put("answered", Double.parseDouble(swept[1]))
        .put("lateMillis", (Long.parseLong(swept[2]) - written) / 1e6)
        .put("sweepMillis", Double.parseDouble(swept[3]))
        .put("p99Millis", Double.parseDouble(swept[4]));
  }

  private static Map<Side, Sample> pair(Sample subject, Sample baseline) {
    return new EnumMap<>(Map.of(Side.SUBJECT, subject, Side.BASELINE, baseline));
  }

  private static Sample medians(List<Sample> samples) {
    Sample medians = new Sample();
    for (String figure : samples.get(0).figures().keySet()) {
      medians.put(
          figure, new Pairs(samples.stream().mapToDouble(s -> s.get(figure)).toArray()).median());
    }
    return medians;
  }
}
