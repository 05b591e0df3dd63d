package io.rcon.monitor.history;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what the monitor remembers into blocks, makes coarser ones of those that are over, and
 * drops what is too old or too much. Writing the same again changes nothing. One thread.
 */
final class HistoryWriter {
  /** How many servers are written in one go. */
  static final int CHUNK = 128;

  private final HistoryDatabase database;

  /** The last block that was written of each server. */
  private final Map<Integer, Long> written = new HashMap<>();

  private long rolling = -1;
  private int rolledUpTo = -1;

  HistoryWriter(HistoryDatabase database) {
    this.database = database;
  }

  void save(String name, MemorySamples memory, long now) throws SQLException {
    save(database.id(HistoryNames.key(name), true), SampleKind.SERVER, memory, now);
  }

  void saveFleet(MemorySamples memory, long now) throws SQLException {
    save(HistoryDatabase.FLEET, SampleKind.FLEET, memory, now);
  }

  private void save(int server, SampleKind kind, MemorySamples memory, long now)
      throws SQLException {
    HistoryTier tier = HistoryTier.RAW;
    long last = tier.block(now);
    long step = Math.min(memory.block().stepMillis, tier.blockMillis);
    // The end of the hour before is written once that hour is over.
    long first = written.getOrDefault(server, -1L) == last ? last : last - 1;
    for (long block = first; block <= last; block++) {
      SeriesDraft draft = draft(kind, tier, block, step);
      draft.add(0, memory.block(), memory.startMillis());
      merge(tier, block, server, kind, draft);
    }
    written.put(server, last);
  }

  private static SeriesDraft draft(SampleKind kind, HistoryTier tier, long block, long step) {
    int samples = (int) ((tier.blockMillis + step - 1) / step);
    return new SeriesDraft(kind, block * tier.blockMillis, step, samples);
  }

  /** What is there already fills what the draft leaves open. */
  private void merge(HistoryTier tier, long block, int server, SampleKind kind, SeriesDraft draft)
      throws SQLException {
    byte[] before = database.read(tier, block, server);
    if (before != null) {
      SampleBlock.decode(before, kind.columns())
          .ifPresent(old -> draft.add(1, old, block * tier.blockMillis));
    }
    SampleBlock merged = draft.block();
    if (merged.isEmpty()) {
      return;
    }
    byte[] bytes = merged.encode();
    if (before == null || !Arrays.equals(bytes, before)) {
      database.write(tier, block, server, bytes, before == null ? 0 : before.length);
    }
  }

  /**
   * Makes minutes and hours of some servers' hours that are over; returns whether there is more.
   */
  boolean rollUp(long now) throws SQLException {
    long hour = database.unrolled(HistoryTier.RAW, HistoryTier.RAW.block(now));
    if (hour < 0) {
      return false;
    }
    if (hour != rolling) {
      rolling = hour;
      rolledUpTo = -1;
    }
    List<Integer> servers = database.servers(HistoryTier.RAW, hour, rolledUpTo, CHUNK);
    for (int server : servers) {
      rollUp(server, hour);
      rolledUpTo = server;
    }
    if (servers.isEmpty()) {
      database.rolled(HistoryTier.RAW, hour);
      rolling = -1;
    }
    return true;
  }

  private void rollUp(int server, long hour) throws SQLException {
    SampleKind kind = server == HistoryDatabase.FLEET ? SampleKind.FLEET : SampleKind.SERVER;
    byte[] bytes = database.read(HistoryTier.RAW, hour, server);
    Optional<SampleBlock> raw =
        bytes == null ? Optional.empty() : SampleBlock.decode(bytes, kind.columns());
    if (raw.isEmpty()) {
      return;
    }
    long start = hour * HistoryTier.RAW.blockMillis;
    for (HistoryTier tier : List.of(HistoryTier.MINUTES, HistoryTier.HOURS)) {
      long block = tier.block(start);
      SeriesDraft draft = draft(kind, tier, block, tier.stepMillis);
      draft.add(0, raw.get(), start);
      merge(tier, block, server, kind, draft);
    }
  }

  /** Drops one block that is too old, or the oldest of too many; returns whether it did. */
  boolean prune(long now) throws SQLException {
    for (HistoryTier tier : HistoryTier.values()) {
      long oldest = database.oldest(tier);
      boolean old = (oldest + 1) * tier.blockMillis < now - tier.keptMillis;
      if (oldest >= 0
          && oldest < tier.block(now)
          && (old || database.bytes(tier) > tier.mostBytes)) {
        database.drop(tier, oldest);
        return true;
      }
    }
    database.dropChanges(now - HistoryTier.HOURS.keptMillis);
    return false;
  }
}
