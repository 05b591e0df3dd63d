package io.rcon.monitor.history;

/** What the columns of a sample are, each a whole number or {@link SampleBlock#ABSENT}. */
enum SampleKind {
  /** Latency as a code, and players. */
  SERVER(false, true),
  /** Servers up, down, refused, slow and unknown; p50 and p99 as codes. */
  FLEET(false, true, true, true, true, false, true);

  private final boolean[] highest;

  SampleKind(boolean... highest) {
    this.highest = highest;
  }

  int columns() {
    return highest.length;
  }

  /** Whether the highest of several samples stands for them, not the mean. */
  boolean isHighest(int column) {
    return highest[column];
  }
}
