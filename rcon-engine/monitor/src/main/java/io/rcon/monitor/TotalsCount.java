package io.rcon.monitor;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the fleet, once a second, and keeps its last hour. Monitor's thread; read on any. */
final class TotalsCount {
  private static final int SAMPLES = 360;
  private static final long STEP_NANOS = 10_000_000_000L;

  private final Deque<FleetHistory.Sample> samples = new ArrayDeque<>();
  private final TimesWindow times;
  private final PollLag lag;
  private long nextSample;
  private volatile FleetTotals totals =
      new FleetTotals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  private volatile FleetHistory history = new FleetHistory(0, STEP_NANOS / 1_000_000, List.of());

  TotalsCount(PollLag lag, long now) {
    this.lag = lag;
    times = new TimesWindow(now);
    nextSample = now + STEP_NANOS;
  }

  void answered(long now, long nanos) {
    times.add(now, nanos);
  }

  FleetTotals totals() {
    return totals;
  }

  FleetHistory history() {
    return history;
  }

  void count(Collection<WatchedServer> servers, long now) {
    times.turn(now);
    lag.turn(now);
    Map<Health, Integer> of = new EnumMap<>(Health.class);
    int maintenance = 0;
    long players = 0;
    long polls = 0;
    long failed = 0;
    for (WatchedServer server : servers) {
      ServerView view = server.view();
      of.merge(view.health(), 1, Integer::sum);
      maintenance += view.maintenance() ? 1 : 0;
      players += Math.max(0, view.players());
      polls += view.polls();
      failed += view.failedPolls();
    }
    TimesWindow.Times all = times.all();
    totals =
        new FleetTotals(
            servers.size(),
            of.getOrDefault(Health.UP, 0),
            of.getOrDefault(Health.DOWN, 0),
            of.getOrDefault(Health.REFUSED, 0),
            of.getOrDefault(Health.SLOW, 0),
            of.getOrDefault(Health.UNKNOWN, 0),
            maintenance,
            players,
            all.micros(0.5) / 1000,
            all.micros(0.99) / 1000,
            all.micros(1) / 1000,
            (long) lag.p99Micros(),
            polls,
            failed,
            lag.skipped());
    if (now - nextSample >= 0) {
      sample(now);
    }
  }

  private void sample(long now) {
    // A machine that slept leaves no samples behind that nobody took.
    nextSample = Math.max(nextSample + STEP_NANOS, now);
    FleetTotals t = totals;
    TimesWindow.Times last = times.lastPiece(now);
    if (samples.size() == SAMPLES) {
      samples.removeFirst();
    }
    samples.addLast(
        new FleetHistory.Sample(
            t.up(),
            t.down(),
            t.refused(),
            t.slow(),
            t.unknown(),
            (float) (last.micros(0.5) / 1000),
            (float) (last.micros(0.99) / 1000)));
    long step = STEP_NANOS / 1_000_000;
    long start = System.currentTimeMillis() - (samples.size() - 1) * step;
    history = new FleetHistory(start, step, List.copyOf(samples));
  }
}
