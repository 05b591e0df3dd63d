package io.rcon.monitor.history;

import io.rcon.monitor.FleetHistory;
import io.rcon.monitor.ServerHistory;

/**
 * The samples that the monitor holds in memory, by columns.
 *
 * @param startMillis when it begins
 * @param block the samples
 */
record MemorySamples(long startMillis, SampleBlock block) {
  static MemorySamples of(ServerHistory history) {
    SampleBlock block = new SampleBlock(history.stepMillis(), history.size(), 2);
    for (int i = 0; i < history.size(); i++) {
      block.columns[0][i] = LatencyCode.of(history.latencyMillis(i));
      block.columns[1][i] = history.players(i);
    }
    return new MemorySamples(history.startMillis(), block);
  }

  static MemorySamples of(FleetHistory history) {
    SampleBlock block =
        new SampleBlock(history.stepMillis(), history.samples().size(), SampleKind.FLEET.columns());
    for (int i = 0; i < history.samples().size(); i++) {
      FleetHistory.Sample sample = history.samples().get(i);
      block.columns[0][i] = sample.up();
      block.columns[1][i] = sample.down();
      block.columns[2][i] = sample.refused();
      block.columns[3][i] = sample.slow();
      block.columns[4][i] = sample.unknown();
      block.columns[5][i] = LatencyCode.of(sample.p50Millis());
      block.columns[6][i] = LatencyCode.of(sample.p99Millis());
    }
    return new MemorySamples(history.startMillis(), block);
  }
}
