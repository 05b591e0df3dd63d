package io.rcon.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a scenario's clients in turn against the same servers, every second pair the other way. */
final class PairRunner {
  private final JvmFlags flags;
  private final int pairs;
  private final Budget budget;
  private final @Nullable CClient cClient;
  private final PrintWriter out;

  PairRunner(JvmFlags flags, int pairs, Budget budget, @Nullable CClient cClient, PrintWriter out) {
    this.flags = flags;
    this.pairs = pairs;
    this.budget = budget;
    this.cClient = cClient;
    this.out = out;
  }

  ScenarioResult run(Scenario scenario) throws IOException {
    ScenarioResult result = new ScenarioResult(scenario);
    Path addresses = Files.createTempFile("rcon-bench", ".addresses");
    budget.scenarioBegins();
    try (ServerPool servers = new ServerPool(budget.end())) {
      if (!budget.isOver()) {
        servers.start(scenario, addresses);
      }
      while (result.pairs() < pairs && budget.pairBegins()) {
        Map<Side, Sample> pair = pair(scenario, result.pairs() % 2 == 0, addresses);
        budget.pairEnded();
        result.add(pair);
        progress(result, pair);
      }
    } catch (IOException e) {
      if (!budget.isOver()) {
        throw e;
      }
    } finally {
      Files.deleteIfExists(addresses);
    }
    if (result.pairs() < pairs) {
      out.printf(
          "  %s: the time is up after %d of %d pairs%n", scenario.name(), result.pairs(), pairs);
    }
    return result;
  }

  private Map<Side, Sample> pair(Scenario scenario, boolean subjectFirst, Path addresses)
      throws IOException {
    List<Side> turns = Arrays.asList(Side.values());
    if (!subjectFirst) {
      Collections.reverse(turns);
    }
    Map<Side, Sample> pair = new EnumMap<>(Side.class);
    for (Side side : turns) {
      if (side != Side.C || (cClient != null && scenario.besideC())) {
        pair.put(side, sample(scenario, side, addresses));
      }
    }
    return pair;
  }

  private Sample sample(Scenario scenario, Side side, Path addresses) throws IOException {
    List<String> args = new ArrayList<>(List.of("--addresses=" + addresses));
    args.addAll(side == Side.SUBJECT ? scenario.subjectArgs() : scenario.baselineArgs());
    long dropped = Machine.datagramsDropped();
    try (Child client = client(side, args).endBy(budget.end())) {
      Sample sample = Sample.parse(client.await(Sample.PREFIX));
      return sample.put("dropped", (double) (Machine.datagramsDropped() - dropped));
    }
  }

  private Child client(Side side, List<String> args) throws IOException {
    if (side == Side.C && cClient != null) {
      return cClient.start(args);
    }
    args.add(0, "client");
    return Child.java(false, flags.client(), args);
  }

  private void progress(ScenarioResult result, Map<Side, Sample> pair) {
    StringBuilder micros = new StringBuilder();
    pair.forEach((side, sample) ->
        micros.append(
            String.format(
                Locale.ROOT, "%s%.2f", micros.isEmpty() ? "" : " to ", sample.get("cpuMicros"))));
    out.printf(
        Locale.ROOT,
        "  %s: pair %d of %d, CPU us %s; median ratio so far %.3f%n",
        result.scenario().name(),
        result.pairs(),
        pairs,
        micros,
        result.ratio(Side.BASELINE, "cpuMicros").median());
    out.flush();
  }
}
