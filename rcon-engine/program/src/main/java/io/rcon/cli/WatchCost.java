package io.rcon.cli;

import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.FleetTotals;
import io.rcon.monitor.MonitorListener;
import io.rcon.monitor.ServerView;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures the cost of a watch of simulated servers: this process's share of a core, its heap after
 * a collection, and how late it was. Its methods are called on the command's thread, and those of a
 * listener on the monitor's.
 */
final class WatchCost implements MonitorListener {
  /** Until then much is made that stays. */
  private static final long SETTLED = TimeUnit.MINUTES.toNanos(2);

  private @Nullable FleetMonitor monitor;
  private long begin;
  private Duration before = Duration.ZERO;
  private volatile long settledHeap;

  void begin(FleetMonitor watched) {
    monitor = watched;
    begin = System.nanoTime();
    before = processor();
    watched.listen(this);
  }

  @Override
  public void rows(Collection<ServerView> changed, Collection<String> removed) {
    if (settledHeap == 0 && System.nanoTime() - begin > SETTLED) {
      settledHeap = heap();
    }
  }

  private static Duration processor() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** All that in a line. */
  String line() {
    FleetMonitor watched = monitor;
    if (watched == null) {
      return "Nothing was asked";
    }
    double cores =
        (double) processor().minus(before).toNanos() / Math.max(1, System.nanoTime() - begin);
    FleetTotals totals = watched.totals();
    List<Long> polls = watched.servers().stream().map(ServerView::polls).toList();
    // As games that nothing is known to ask.
    long never = polls.stream().filter(count -> count == 0).count();
    long least =
        polls.stream().filter(count -> count > 0).mapToLong(Long::longValue).min().orElse(0);
    return String.format(
        Locale.ROOT,
        "It took %.2f of a core and %.0f MB of heap%s; 99 of 100 polls were at most %.1f ms late, %d"
            + " were skipped, and each server was asked at least %d times%s",
        cores,
        heap() / 1e6,
        settledHeap == 0
            ? ""
            : String.format(Locale.ROOT, " (%.0f MB after two minutes)", settledHeap / 1e6),
        totals.pollLagP99Micros() / 1000.0,
        totals.skippedPolls(),
        least,
        never == 0 ? "" : ", but for " + never + " that were never asked");
  }
}
