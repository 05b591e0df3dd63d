package io.rcon.internal.line;

/** How long a server takes to begin its answers. Event loop only. */
final class RoundTrips {
  private final LoopCounters counters;
  private long usual;
  private long login;

  RoundTrips(LoopCounters counters) {
    this.counters = counters;
  }

  /** An exchange has ended whose first packet took so long; 0 if none came. */
  void add(long first) {
    if (first > 0) {
      // One slow answer must not make every end of the next dozen wait: down faster than up.
      long weight = first < usual ? 2 : 8;
      counters.firstPieceTook(first);
      usual = usual == 0 ? first : usual + (first - usual) / weight;
    }
  }

  void loginTook(long nanos) {
    login = nanos;
  }

  /** Of late; 0 if unknown. */
  long usual() {
    return usual;
  }

  /** Of this server's answers of late, of its login, or of all servers; 0 if none is known. */
  long slowest() {
    return Math.max(Math.max(usual, login), counters.usualRoundTrip());
  }
}
