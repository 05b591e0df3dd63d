package io.rcon.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * Puts each of the engine's parts beside its baseline: methods whose names begin with "engine" are
 * the parts, the class's other method is their baseline.
 */
final class MicroReport {
  private static final String PART = "engine";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private MicroReport() {}

  static void print(Collection<RunResult> results, PrintWriter out) {
    Map<String, List<RunResult>> groups = new LinkedHashMap<>();
    for (RunResult result : results) {
      groups.computeIfAbsent(group(result), name -> new ArrayList<>()).add(result);
    }
    out.printf(
        Locale.ROOT,
        "%n%-40s %-18s %9s %7s  %-28s %9s %7s %7s%n",
        "",
        "part",
        "ns",
        "bytes",
        "baseline",
        "ns",
        "bytes",
        "ratio");
    groups.forEach((name, group) -> print(name, group, out));
    out.flush();
  }

  private static void print(String name, List<RunResult> group, PrintWriter out) {
    for (RunResult part : group) {
      for (RunResult baseline : group) {
        if (method(part).startsWith(PART) && !method(baseline).startsWith(PART)) {
          out.printf(
              Locale.ROOT,
              "%-40s %-18s %9.1f %7.0f  %-28s %9.1f %7.0f %7.3f%n",
              name,
              method(part),
              nanos(part),
              bytes(part),
              method(baseline),
              nanos(baseline),
              bytes(baseline),
              nanos(part) / nanos(baseline));
        }
      }
    }
  }

  private static String group(RunResult result) {
    BenchmarkParams params = result.getParams();
    String[] parts = params.getBenchmark().split("\\.", -1);
    StringBuilder name = new StringBuilder(parts[parts.length - 2].replace("Benchmark", ""));
    for (String key : params.getParamsKeys()) {
      name.append(", ").append(params.getParam(key));
    }
    return name.append(' ').toString();
  }

  private static String method(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  private static double nanos(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static double bytes(RunResult result) {
    for (String name : result.getSecondaryResults().keySet()) {
      Result<?> figure = result.getSecondaryResults().get(name);
      if (figure != null && name.endsWith(ALLOCATED)) {
        return figure.getScore();
      }
    }
    return Double.NaN;
  }
}
