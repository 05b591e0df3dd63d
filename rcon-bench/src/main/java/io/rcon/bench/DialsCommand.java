package io.rcon.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures how soon good servers answer beside silent ones, and how soon a large fleet is ready.
 */
@Command(
    name = "dials",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "How soon servers answer beside silent ones.",
    description = {
      "Measures how soon servers answer when a fleet begins and after an outage, with and",
      "without servers beside them that accept connections and say nothing; and how soon a",
      "large fleet of healthy servers is ready. All with the default options of the engine."
    })
final class DialsCommand implements Callable<Integer> {
  @Option(names = "--good", description = "servers that answer (default: ${DEFAULT-VALUE})")
  int good = 500;

  @Option(names = "--mute", description = "servers that say nothing (default: ${DEFAULT-VALUE})")
  int mute = 1500;

  @Option(names = "--outage", description = "seconds (default: ${DEFAULT-VALUE}; 0 for none)")
  int outage = 30;

  @Option(names = "--ready", description = "servers of the large fleet (default: 10000)")
  int ready = 10_000;

  @Option(names = "--pairs", description = "(default: ${DEFAULT-VALUE})")
  int pairs = 3;

  @Option(names = "--json", description = "where to write the results")
  @Nullable Path json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    // Servers are silent on purpose, and a line for each would bury the figures.
    System.setProperty("org.slf4j.simpleLogger.log.io.rcon.session", "off");
    PrintWriter out = spec.commandLine().getOut();
    var environment = Machine.environment();
    environment.forEach((name, value) -> out.printf("%s: %s%n", name, value));
    out.printf("%d pairs: about %d minutes%n", pairs, 1 + pairs * (3 * outage + 60) / 60);
    out.flush();
    ScenarioResult beside =
        new ScenarioResult(scenario(good + " good servers, " + mute + " silent", "none silent"));
    for (int i = 0; i < pairs; i++) {
      Sample alone = new DialRun(good, 0).measured(outage);
      Sample disturbed = new DialRun(good, mute).measured(outage);
      beside.add(new EnumMap<>(Map.of(Side.SUBJECT, disturbed, Side.BASELINE, alone)));
    }
    ScenarioResult large = new ScenarioResult(scenario(ready + " healthy servers", "none"));
    for (int i = 0; i < pairs && ready > 0; i++) {
      large.add(new EnumMap<>(Map.of(Side.SUBJECT, new DialRun(ready, 0).ready())));
    }
    ScaleReport.print(beside, out);
    ScaleReport.print(large, out);
    if (json != null) {
      ScaleJson.write(json, environment, List.of(beside, large));
    }
    return 0;
  }

  private static Comparison scenario(String name, String baseline) {
    return new Comparison(
        name, Carrier.TCP, DialRun.SOCKETS, 0, "with silent", baseline, List.of(), List.of());
  }
}
