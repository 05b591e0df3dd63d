package io.rcon.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario's clients against servers of the same kind: both of a pair at once, each resting
 * while the other works, or one after the other where the work cannot rest. Every second pair
 * begins the other way.
 */
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

  ScenarioResult run(Comparison scenario) throws IOException {
    ScenarioResult result = new ScenarioResult(scenario);
    budget.scenarioBegins();
    try (Scratch scratch = new Scratch();
        ServerPool servers = new ServerPool(budget.end());
        ServerPool others = new ServerPool(budget.end())) {
      Path addresses = scratch.file("addresses");
      Path otherAddresses = addresses;
      if (!budget.isOver()) {
        servers.start(scenario, addresses);
        if (scenario.carrier() == Carrier.TCP) {
          // The connections of both would be more than a process may have.
          otherAddresses = scratch.file("other-addresses");
          others.start(scenario, otherAddresses);
        }
      }
      while (result.pairs() < pairs && budget.pairBegins()) {
        boolean subjectFirst = result.pairs() % 2 == 0;
        Map<Side, Sample> pair = pair(scenario, subjectFirst, addresses, otherAddresses);
        budget.pairEnded();
        result.add(pair);
        progress(result, pair);
      }
    } catch (IOException e) {
      if (!budget.isOver()) {
        throw e;
      }
    }
    if (result.pairs() < pairs) {
      out.printf(
          "  %s: the time is up after %d of %d pairs%n", scenario.name(), result.pairs(), pairs);
    }
    return result;
  }

  private Map<Side, Sample> pair(
      Comparison scenario, boolean subjectFirst, Path addresses, Path otherAddresses)
      throws IOException {
    Map<Side, Sample> pair = new EnumMap<>(Side.class);
    Side first = subjectFirst ? Side.SUBJECT : Side.BASELINE;
    Side second = subjectFirst ? Side.BASELINE : Side.SUBJECT;
    long dropped = Machine.datagramsDropped();
    if (scenario.windows() == 0) {
      pair.put(first, alone(scenario, first, addresses));
      pair.put(second, alone(scenario, second, addresses));
    } else {
      try (Child one = warm(scenario, first, addresses);
          Child two = warm(scenario, second, otherAddresses)) {
        for (int i = 0; i < scenario.windows(); i++) {
          window(i % 2 == 0 ? one : two);
          window(i % 2 == 0 ? two : one);
        }
        pair.put(first, end(one));
        pair.put(second, end(two));
      }
    }
    double drops = Machine.datagramsDropped() - dropped;
    pair.values().forEach(sample -> sample.put("dropped", drops));
    if (cClient != null && scenario.besideC()) {
      pair.put(Side.C, alone(scenario, Side.C, addresses));
    }
    return pair;
  }

  private Child warm(Comparison scenario, Side side, Path addresses) throws IOException {
    Child client = client(scenario, side, addresses);
    try {
      client.await(Turns.WARM);
      return client;
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private static void window(Child child) throws IOException {
    child.say(Turns.WINDOW);
    child.await(Turns.WINDOW);
  }

  private static Sample end(Child child) throws IOException {
    child.say("end");
    Sample sample = Sample.parse(child.await(Sample.PREFIX));
    // Closing thousands of connections would delay what the other is timed at.
    child.leave();
    return sample;
  }

  private Sample alone(Comparison scenario, Side side, Path addresses) throws IOException {
    try (Child client = client(scenario, side, addresses)) {
      return Sample.parse(client.await(Sample.PREFIX));
    }
  }

  private Child client(Comparison scenario, Side side, Path addresses) throws IOException {
    List<String> args = new ArrayList<>(List.of("--addresses=" + addresses));
    args.addAll(side == Side.SUBJECT ? scenario.subjectArgs() : scenario.baselineArgs());
    return client(side, scenario.baselineJar(), args).endBy(budget.end());
  }

  private Child client(Side side, @Nullable Path baselineJar, List<String> args)
      throws IOException {
    if (side == Side.C && cClient != null) {
      return cClient.start(args);
    }
    args.add(0, "client");
    if (side == Side.BASELINE && baselineJar != null) {
      return Child.java(baselineJar, flags.client(), args);
    }
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
