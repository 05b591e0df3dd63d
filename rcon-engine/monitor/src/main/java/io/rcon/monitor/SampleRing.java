package io.rcon.monitor;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The last hour of one server, 8 bytes a sample: the low half of a cell is the latency as a float,
 * then come 16 bits of players and the 16 lowest bits of the number of its step, by which a cell
 * that was not written again is known. Written by one thread, read by any.
 */
final class SampleRing {
  private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();
  private static final int MOST_SAMPLES = 720;
  private static final int NO_PLAYERS = 0xFFFF;

  private final long stepNanos;
  private final int samples;

  /** When step 0 began. */
  private final long origin;

  private volatile @Nullable AtomicLongArray cells;

  /**
   * Makes an empty ring; it takes memory with its first sample.
   *
   * @param interval how often the server is asked; below 5 s, samples share cells
   * @param now the time of {@link System#nanoTime}
   */
  SampleRing(Duration interval, long now) {
    stepNanos = Math.max(interval.toNanos(), HOUR_NANOS / MOST_SAMPLES);
    samples = (int) Math.max(1, HOUR_NANOS / stepNanos);
    // Step 0 lies a whole ring back, so that no step is negative.
    origin = now - samples * stepNanos;
  }

  /** Adds a sample; NaN where there was no answer, -1 where players are not known. */
  void add(long now, float latencyMillis, int players) {
    AtomicLongArray all = cells;
    if (all == null) {
      all = new AtomicLongArray(samples);
      cells = all;
    }
    long step = step(now);
    long many = players < 0 ? NO_PLAYERS : Math.min(players, NO_PLAYERS - 1);
    long cell =
        ((step & 0xFFFF) << 48)
            | (many << 32)
            | (Float.floatToIntBits(latencyMillis) & 0xFFFFFFFFL);
    all.set((int) (step % samples), cell);
  }

  private long step(long now) {
    return (now - origin) / stepNanos;
  }

  /**
   * The samples, the oldest first.
   *
   * @param now the time of {@link System#nanoTime}
   * @param nowMillis the same moment since 1970
   */
  ServerHistory read(long now, long nowMillis) {
    float[] latency = new float[samples];
    int[] players = new int[samples];
    Arrays.fill(latency, Float.NaN);
    Arrays.fill(players, -1);
    long last = step(now);
    long first = last - samples + 1;
    AtomicLongArray all = cells;
    for (int i = 0; all != null && i < samples; i++) {
      long cell = all.get((int) ((first + i) % samples));
      if (cell != 0 && cell >>> 48 == (first + i & 0xFFFF)) {
        latency[i] = Float.intBitsToFloat((int) cell);
        int many = (int) (cell >>> 32) & 0xFFFF;
        players[i] = many == NO_PLAYERS ? -1 : many;
      }
    }
    long startMillis = nowMillis - (now - origin - first * stepNanos) / 1_000_000;
    return new ServerHistory(startMillis, stepNanos / 1_000_000, latency, players);
  }
}
