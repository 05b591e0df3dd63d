package io.rcon.monitor.history;

import java.util.Arrays;

/**
 * Samples of a stretch of time at even steps, put together from several sources, the finest first:
 * what a finer one has filled, a coarser one leaves.
 */
final class SeriesDraft {
  private static final int NONE = Integer.MAX_VALUE;

  final long startMillis;
  final long stepMillis;
  private final SampleKind kind;
  private final int[] source;
  private final long[][] sums;
  private final int[][] counts;

  SeriesDraft(SampleKind kind, long startMillis, long stepMillis, int samples) {
    this.kind = kind;
    this.startMillis = startMillis;
    this.stepMillis = stepMillis;
    source = new int[samples];
    Arrays.fill(source, NONE);
    sums = new long[kind.columns()][samples];
    counts = new int[kind.columns()][samples];
  }

  int samples() {
    return source.length;
  }

  /**
   * Adds all samples of a block that lie in this stretch; each counts at the middle of its step.
   * One that stands for a time of which a finer source knows anything is left out: it would be a
   * mean in a gap.
   */
  void add(int from, SampleBlock block, long blockStartMillis) {
    for (int i = 0; i < block.samples(); i++) {
      long start = blockStartMillis + i * block.stepMillis;
      if (block.stepMillis <= stepMillis || !knowsFiner(from, start, start + block.stepMillis)) {
        add(from, start + block.stepMillis / 2, block.columns, i);
      }
    }
  }

  private boolean knowsFiner(int from, long start, long end) {
    long first = Math.max(0, Math.floorDiv(start - startMillis, stepMillis));
    long last = Math.min(source.length - 1, Math.floorDiv(end - 1 - startMillis, stepMillis));
    for (long step = first; step <= last; step++) {
      if (source[(int) step] < from) {
        return true;
      }
    }
    return false;
  }

  /** Adds a sample; an absent one changes nothing. */
  private void add(int from, long atMillis, int[][] columns, int index) {
    long step = Math.floorDiv(atMillis - startMillis, stepMillis);
    if (step < 0 || step >= source.length) {
      return;
    }
    int to = (int) step;
    for (int column = 0; column < columns.length; column++) {
      int value = columns[column][index];
      if (value == SampleBlock.ABSENT || from > source[to]) {
        continue;
      }
      source[to] = from;
      boolean highest = kind.isHighest(column) && counts[column][to] > 0;
      sums[column][to] = highest ? Math.max(sums[column][to], value) : sums[column][to] + value;
      counts[column][to] += highest ? 0 : 1;
    }
  }

  int value(int column, int index) {
    int count = counts[column][index];
    return count == 0 ? SampleBlock.ABSENT : (int) Math.round((double) sums[column][index] / count);
  }

  SampleBlock block() {
    SampleBlock block = new SampleBlock(stepMillis, samples(), kind.columns());
    for (int column = 0; column < kind.columns(); column++) {
      for (int i = 0; i < samples(); i++) {
        block.columns[column][i] = value(column, i);
      }
    }
    return block;
  }
}
