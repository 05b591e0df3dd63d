package io.rcon.bench;

import io.rcon.Dialect;
import io.rcon.Rcon;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the cost of an idle session in each of several dialects. */
@Command(
    name = "idle",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "The memory of idle sessions, dialect beside dialect.",
    description = {
      "",
      "Logs in to simulated servers of each dialect, from one event loop in a JVM of its own,",
      "and says what heap a session holds while nothing is asked; then each session is asked",
      "once, so that none is counted that does not work."
    })
final class IdleCommand implements Callable<Integer> {
  private static final int LISTENERS = 32;

  @Option(
      names = "--dialects",
      split = ",",
      description = "the first is the baseline (default: source,battleye,webrcon)")
  List<String> dialects = List.of("source", "battleye", "webrcon");

  @Option(names = "--sessions", description = "(default: ${DEFAULT-VALUE})")
  int sessions = 10_000;

  @Option(
      names = "--settle",
      description = "seconds from the last login to the look (default: ${DEFAULT-VALUE})")
  double settle = 3;

  @Mixin JvmFlags flags = new JvmFlags();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    dialects.forEach(this::dialect);
    PrintWriter out = spec.commandLine().getOut();
    Machine.environment().forEach((name, value) -> out.printf("%s: %s%n", name, value));
    out.printf(
        Locale.ROOT,
        "%n%,d idle sessions each%n%-20s %14s %14s %14s %12s %10s%n",
        sessions,
        "",
        "heap B/session",
        "above " + dialects.get(0),
        "RSS B/session",
        "connect ms",
        "answered");
    double baseline = Double.NaN;
    double failures = 0;
    for (String dialect : dialects) {
      Sample sample = measured(dialect(dialect));
      double heap = sample.get("heapPerSession");
      baseline = Double.isNaN(baseline) ? heap : baseline;
      failures += sample.get("failures");
      out.printf(
          Locale.ROOT,
          "%-20s %,14.0f %,14.0f %,14.0f %,12.0f %,10.0f%n",
          dialect,
          heap,
          heap - baseline,
          sample.get("residentPerSession"),
          sample.get("connectMillis"),
          sample.get("answered"));
      out.flush();
    }
    if (failures > 0) {
      out.printf(Locale.ROOT, "%,.0f commands failed: the figures are of no worth%n", failures);
    }
    return failures > 0 ? 1 : 0;
  }

  private Dialect dialect(String name) {
    return Dialect.named(name)
        .orElseThrow(() ->
            new ParameterException(spec.commandLine(), "--dialects: there is no dialect " + name));
  }

  private Sample measured(Dialect dialect) throws IOException {
    // Over UDP a server is a socket; over TCP one takes many connections.
    int servers = Rcon.usesDatagrams(dialect) ? sessions : Math.min(sessions, LISTENERS);
    try (Scratch scratch = new Scratch()) {
      Path addresses = scratch.file("addresses");
      List<String> serverArgs =
          List.of(
              "games",
              "--game=" + dialect.name(),
              "--count=" + servers,
              "--addresses=" + addresses);
      try (Child server = Child.java(true, JvmFlags.server(), serverArgs)) {
        server.await("READY");
        List<String> args =
            List.of(
                "idle-worker",
                "--dialect=" + dialect.name(),
                "--addresses=" + addresses,
                "--sessions=" + sessions,
                "--settle=" + Math.round(settle * 1000));
        try (Child worker = Child.java(false, flags.client(), args)) {
          return Sample.parse(worker.await(Sample.PREFIX));
        }
      }
    }
  }
}
