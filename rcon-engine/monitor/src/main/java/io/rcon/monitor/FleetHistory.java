package io.rcon.monitor;

import java.util.List;

/**
 * The fleet over the last hour, the oldest sample first, at even steps. A value.
 *
 * @param startMillis the time of the first sample in milliseconds since 1970
 * @param stepMillis the time between two samples in milliseconds
 * @param samples the samples
 */
public record FleetHistory(long startMillis, long stepMillis, List<Sample> samples) {
  /** Copies the list. */
  public FleetHistory {
    samples = List.copyOf(samples);
  }

  /**
   * One moment. Where nothing was recorded, numbers are -1 and times NaN.
   *
   * @param up servers that are up
   * @param down servers that are down
   * @param refused servers that refuse the login
   * @param slow servers that are slow
   * @param unknown servers that were not asked yet
   * @param p50Millis half of the answers of this step came within this time
   * @param p99Millis 99 of 100 answers of this step came within this time
   */
  public record Sample(
      int up, int down, int refused, int slow, int unknown, float p50Millis, float p99Millis) {}
}
