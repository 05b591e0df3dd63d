package io.rcon.monitor.history;

import java.time.Duration;

/**
 * A tier of a history: how finely, for how long and in how much space it keeps samples. The finest
 * comes first.
 */
enum HistoryTier {
  /** As they were taken; a block is an hour. */
  RAW(0, 0, Duration.ofHours(1), Duration.ofHours(48), 1L << 30),
  /** A sample a minute; a block is a day. */
  MINUTES(1, 60_000, Duration.ofDays(1), Duration.ofDays(30), 1L << 30),
  /** A sample an hour; a block is thirty days. */
  HOURS(2, 3_600_000, Duration.ofDays(30), Duration.ofDays(730), 1L << 29);

  /** Its number in keys on disk. */
  final int number;

  final long stepMillis;
  final long blockMillis;
  final long keptMillis;
  final long mostBytes;

  HistoryTier(int number, long stepMillis, Duration block, Duration kept, long mostBytes) {
    this.number = number;
    this.stepMillis = stepMillis;
    blockMillis = block.toMillis();
    keptMillis = kept.toMillis();
    this.mostBytes = mostBytes;
  }

  /** The number of the block that holds a moment. */
  long block(long millis) {
    return Math.floorDiv(millis, blockMillis);
  }
}
