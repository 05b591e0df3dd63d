package io.rcon.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The results for people. */
final class ScaleReport {
  private record Row(String figure, String words, String format) {}

  private static final List<Row> ROWS =
      List.of(
          new Row("perSecond", "commands/s", "%,.0f"),
          new Row("cpuMicros", "CPU us/command", "%.3f"),
          new Row("javaMicros", "of it Java threads", "%.3f"),
          new Row("cpuShare", "share of a core", "%.3f"),
          new Row("allocatedBytes", "allocated B/command", "%,.0f"),
          new Row("p50Micros", "latency p50 us", "%,.0f"),
          new Row("p99Micros", "latency p99 us", "%,.0f"),
          new Row("p999Micros", "latency p99.9 us", "%,.0f"),
          new Row("answered", "answers", "%,.0f"),
          new Row("lateMillis", "last after written ms", "%.2f"),
          new Row("sweepMillis", "sweep ms", "%.2f"),
          new Row("p99Millis", "outcome p99 ms", "%.2f"),
          new Row("firstMillis", "first answer ms", "%,.0f"),
          new Row("lastMillis", "last answer ms", "%,.0f"),
          new Row("firstAgainMillis", "first after outage ms", "%,.0f"),
          new Row("lastAgainMillis", "last after outage ms", "%,.0f"),
          new Row("readyMillis", "all ready ms", "%,.0f"),
          new Row("readsPer16", "reads/16 commands", "%.2f"),
          new Row("writesPer16", "writes/16 commands", "%.2f"),
          new Row("connectMillis", "connect and log in ms", "%,.0f"),
          new Row("dialsPerSecond", "dials/s", "%,.1f"),
          new Row("heapPerSession", "heap B/idle session", "%,.0f"),
          new Row("directPerSession", "direct B/idle session", "%,.0f"),
          new Row("residentPerSession", "RSS B/idle session", "%,.0f"),
          new Row("failures", "failures", "%,.0f"),
          new Row("dropped", "datagrams dropped", "%,.0f"));

  private ScaleReport() {}

  static void print(ScenarioResult result, PrintWriter out) {
    if (result.pairs() == 0) {
      out.printf(Locale.ROOT, "%n%s: no figures%n", result.scenario().name());
      return;
    }
    boolean c = result.has(Side.C);
    out.printf(
        Locale.ROOT,
        "%n%s (medians of %d pairs)%n%-24s %14s %14s %8s  %-15s%s%n",
        result.scenario().name(),
        result.pairs(),
        "",
        result.scenario().subject(),
        result.scenario().baseline(),
        "ratio",
        "95 % interval",
        c ? String.format(Locale.ROOT, "%14s %9s", "C", "ratio to C") : "");
    if (result.failures() > 0) {
      out.printf(
          Locale.ROOT,
          "  %,.0f commands failed in all: figures with failures are of no worth%n",
          result.failures());
    }
    for (Row row : ROWS) {
      if (result.figures(Side.SUBJECT).contains(row.figure)) {
        print(result, row, c, out);
      }
    }
    out.flush();
  }

  private static void print(ScenarioResult result, Row row, boolean c, PrintWriter out) {
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%-24s %14s %14s",
            row.words,
            value(result, Side.SUBJECT, row),
            value(result, Side.BASELINE, row)));
    Pairs ratio = result.ratio(Side.BASELINE, row.figure);
    if (ratio.isEmpty()) {
      line.append(c ? " ".repeat(26) : "");
    } else {
      double[] interval = ratio.interval();
      line.append(
          String.format(
              Locale.ROOT, " %8.3f  %.3f to %.3f", ratio.median(), interval[0], interval[1]));
    }
    if (c) {
      Pairs toC = result.ratio(Side.C, row.figure);
      String to = toC.isEmpty() ? "" : String.format(Locale.ROOT, "%.3f", toC.median());
      line.append(String.format(Locale.ROOT, " %14s %9s", value(result, Side.C, row), to));
    }
    out.println(line.toString().stripTrailing());
  }

  private static String value(ScenarioResult result, Side side, Row row) {
    double median = result.median(side, row.figure);
    return Double.isNaN(median) ? "-" : String.format(Locale.ROOT, row.format, median);
  }
}
