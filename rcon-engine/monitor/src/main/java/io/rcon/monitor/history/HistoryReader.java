package io.rcon.monitor.history;

import io.rcon.monitor.FleetHistory;
import io.rcon.monitor.HealthChange;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.ServerHistory;
import io.rcon.monitor.TimeRange;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what the monitor remembers and what is on disk. One thread. */
final class HistoryReader {
  private static final int MOST_CHANGES = 1000;
  private static final int LAST_CHANGES = 32;
  private static final int MOST_SAMPLES = 1440;
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final @Nullable HistoryDatabase database;

  /** Makes one; without a database it knows what is remembered. */
  HistoryReader(@Nullable HistoryDatabase database) {
    this.database = database;
  }

  ServerDetail detail(ServerDetail now, @Nullable TimeRange range) throws SQLException {
    String name = now.view().name();
    ServerHistory memory = now.history();
    SeriesDraft draft =
        range == null
            ? new SeriesDraft(
                SampleKind.SERVER, memory.startMillis(), memory.stepMillis(), memory.size())
            : draft(range, SampleKind.SERVER, memory.stepMillis());
    int server = database == null ? -1 : database.id(HistoryNames.key(name), false);
    fill(draft, MemorySamples.of(memory), server > 0 ? server : -1, SampleKind.SERVER);
    float[] latency = new float[draft.samples()];
    int[] players = new int[draft.samples()];
    for (int i = 0; i < latency.length; i++) {
      latency[i] = LatencyCode.millis(draft.value(0, i));
      players[i] = draft.value(1, i);
    }
    return new ServerDetail(
        now.view(),
        ServerHistory.of(draft.startMillis, draft.stepMillis, latency, players),
        now.players(),
        now.errors(),
        changes(name, server, now.events(), range),
        now.maintenance());
  }

  private List<HealthChange> changes(
      String name, int server, List<HealthChange> remembered, @Nullable TimeRange range)
      throws SQLException {
    long from = range == null ? 0 : range.fromMillis();
    long to = range == null ? Long.MAX_VALUE : range.toMillis();
    int most = range == null ? LAST_CHANGES : MOST_CHANGES;
    List<HealthChange> changes = new ArrayList<>();
    long oldest = to;
    for (HealthChange change : remembered) {
      long at = change.at().toEpochMilli();
      oldest = Math.min(oldest, at);
      if (at >= from && at < to) {
        changes.add(change);
      }
    }
    // Samples in memory are on disk too, or will be soon.
    if (database != null && server > 0 && changes.size() < most) {
      changes.addAll(database.changes(server, name, from, oldest, most - changes.size()));
    }
    return changes;
  }

  FleetHistory fleet(FleetHistory now, @Nullable TimeRange range, long nowMillis)
      throws SQLException {
    TimeRange asked = range == null ? new TimeRange(nowMillis - HOUR, nowMillis) : range;
    SeriesDraft draft = draft(asked, SampleKind.FLEET, now.stepMillis());
    fill(draft, MemorySamples.of(now), HistoryDatabase.FLEET, SampleKind.FLEET);
    List<FleetHistory.Sample> samples = new ArrayList<>();
    long start = draft.startMillis;
    for (int i = 0; i < draft.samples(); i++) {
      boolean absent = draft.value(0, i) == SampleBlock.ABSENT;
      if (absent && samples.isEmpty()) {
        start += draft.stepMillis;
      } else {
        samples.add(
            new FleetHistory.Sample(
                draft.value(0, i),
                draft.value(1, i),
                draft.value(2, i),
                draft.value(3, i),
                draft.value(4, i),
                LatencyCode.millis(draft.value(5, i)),
                LatencyCode.millis(draft.value(6, i))));
      }
    }
    return new FleetHistory(start, draft.stepMillis, samples);
  }

  /** In steps of at least so many milliseconds, and few enough to be drawn. */
  private static SeriesDraft draft(TimeRange range, SampleKind kind, long leastStepMillis) {
    long length = range.toMillis() - range.fromMillis();
    long step = Math.max(leastStepMillis, (length + MOST_SAMPLES - 1) / MOST_SAMPLES);
    return new SeriesDraft(kind, range.fromMillis(), step, (int) ((length + step - 1) / step));
  }

  /** From the finest to the coarsest. */
  private void fill(SeriesDraft draft, MemorySamples memory, int server, SampleKind kind)
      throws SQLException {
    draft.add(0, memory.block(), memory.startMillis());
    if (database == null || server < 0) {
      return;
    }
    long end = draft.startMillis + draft.samples() * draft.stepMillis;
    for (HistoryTier tier : HistoryTier.values()) {
      long oldest = database.oldest(tier);
      long first = Math.max(tier.block(draft.startMillis), oldest);
      for (long block = first; oldest >= 0 && block <= tier.block(end); block++) {
        byte[] bytes = database.read(tier, block, server);
        if (bytes != null) {
          long start = block * tier.blockMillis;
          SampleBlock.decode(bytes, kind.columns())
              .ifPresent(samples -> draft.add(1 + tier.number, samples, start));
        }
      }
    }
  }
}
