package io.rcon.cli;

import io.rcon.load.LoadPlan;
import io.rcon.load.LoadResult;
import io.rcon.load.LoadSecond;
import io.rcon.load.ScalabilityFit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A closed loop at one depth after another, and what the law of scalability makes of it. */
final class DepthSweep {
  private final Console console;
  private final LoadBench bench;
  private final LoadPlan plan;
  private final Duration step;
  private final Consumer<LoadSecond> more;
  private final Map<Integer, Double> rates = new TreeMap<>();

  DepthSweep(
      Console console, LoadBench bench, LoadPlan plan, Duration step, Consumer<LoadSecond> more) {
    this.console = console;
    this.bench = bench;
    this.plan = plan;
    this.step = step;
    this.more = more;
  }

  /** Runs the depths, each twice the one before; the results in their order. */
  List<LoadResult> run(int from, int to) {
    List<LoadResult> results = new ArrayList<>();
    for (int depth : depths(from, to)) {
      if (bench.isStopped()) {
        break;
      }
      LoadResult result = bench.run(plan.withDepth(depth).lasting(step.dividedBy(5), step), more);
      results.add(result);
      rates.put(depth, result.rate());
      console
          .err()
          .line(
              String.format(
                  Locale.ROOT,
                  "depth %4d: answered %9.2f/s, p99 %8.2f ms",
                  depth,
                  result.rate(),
                  result.response().p99()));
    }
    return results;
  }

  static List<Integer> depths(int from, int to) {
    List<Integer> depths = new ArrayList<>();
    for (long depth = from; depth < to; depth *= 2) {
      depths.add((int) depth);
    }
    depths.add(to);
    return depths;
  }

  /** The fit, or why there is none. */
  String words() {
    try {
      return ScalabilityFit.of(rates).words();
    } catch (IllegalArgumentException e) {
      return "no scalability fit: " + e.getMessage();
    }
  }
}
