package io.rcon.monitor.history;

/** The kinds of samples and their columns, each a whole number or {@link SampleBlock#ABSENT}. */
enum SampleKind {
  /** Latency as a code, and players. */
  SERVER(2, 0b10),
  /** Servers up, down, refused, slow and unknown; p50 and p99 as codes. */
  FLEET(7, 0b1011110);

  private final int columns;

  /** A bit for each column, the first is the lowest. */
  private final int highest;

  SampleKind(int columns, int highest) {
    this.columns = columns;
    this.highest = highest;
  }

  int columns() {
    return columns;
  }

  /** Whether the highest of several samples stands for them, not the mean. */
  boolean isHighest(int column) {
    return (highest >> column & 1) == 1;
  }
}
