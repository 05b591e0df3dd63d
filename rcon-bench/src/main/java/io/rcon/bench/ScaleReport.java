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
          new Row("connectMillis", "connect and log in ms", "%,.0f"),
          new Row("heapPerSession", "heap B/idle session", "%,.0f"),
          new Row("directPerSession", "direct B/idle session", "%,.0f"),
          new Row("residentPerSession", "RSS B/idle session", "%,.0f"),
          new Row("failures", "failures", "%,.0f"),
          new Row("dropped", "datagrams dropped", "%,.0f"));

  private ScaleReport() {}

  static void print(ScenarioResult result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%s (medians of %d pairs)%n%-24s %14s %14s %8s  %s%n",
        result.scenario().name(),
        result.pairs(),
        "",
        "engine",
        result.scenario().baseline(),
        "ratio",
        "95 % interval");
    if (result.failures() > 0) {
      out.printf(
          Locale.ROOT,
          "  %,.0f commands failed in all: figures with failures are of no worth%n",
          result.failures());
    }
    for (Row row : ROWS) {
      if (result.figures().contains(row.figure)) {
        print(result, row, out);
      }
    }
    out.flush();
  }

  private static void print(ScenarioResult result, Row row, PrintWriter out) {
    double subject = result.subject(row.figure);
    double baseline = result.baseline(row.figure);
    Pairs ratio = result.ratio(row.figure);
    out.printf(
        Locale.ROOT,
        "%-24s %14s %14s",
        row.words,
        String.format(Locale.ROOT, row.format, subject),
        String.format(Locale.ROOT, row.format, baseline));
    if (!ratio.isEmpty()) {
      double[] interval = ratio.interval();
      out.printf(Locale.ROOT, " %8.3f  %.3f to %.3f", ratio.median(), interval[0], interval[1]);
    }
    out.println();
  }
}
