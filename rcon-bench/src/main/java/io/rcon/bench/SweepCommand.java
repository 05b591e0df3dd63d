package io.rcon.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Sweeps in this process, one for each line of input. */
@Command(name = "sweep", hidden = true, description = "Sweeps on demand; fleet starts it.")
final class SweepCommand implements Callable<Integer> {
  @Mixin Work work = new Work();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    // Servers are silent on purpose, and a line for each would bury the figures.
    System.setProperty("org.slf4j.simpleLogger.log.io.rcon.session", "error");
    PrintWriter out = spec.commandLine().getOut();
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Sweeper sweeper =
        work.who == Work.Who.ENGINE
            ? new EngineSweeper(work, new Gauge(false))
            : new BareSweeper(work)) {
      sweeper.connect();
      out.println("READY");
      out.flush();
      while (input.readLine() != null) {
        Arrivals arrivals = sweeper.sweep();
        out.printf(
            Locale.ROOT,
            "SWEPT %d %d %s %s%n",
            arrivals.count(),
            arrivals.last(),
            arrivals.sweepMillis(),
            arrivals.p99Millis());
        out.flush();
      }
    }
    return 0;
  }
}
