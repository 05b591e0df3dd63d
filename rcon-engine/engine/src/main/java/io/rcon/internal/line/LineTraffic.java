package io.rcon.internal.line;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * The traffic on a session's lines: how many commands were written and are in flight, how long the
 * server takes to begin its answers, when it was last heard, and how many commands in a row met
 * silence since. Event loop only, but for {@link #lastHeard()}.
 */
final class LineTraffic {
  /** The server was not heard yet. */
  static final long NEVER = Long.MIN_VALUE;

  private static final AtomicLongFieldUpdater<LineTraffic> HEARD_AT =
      AtomicLongFieldUpdater.newUpdater(LineTraffic.class, "heardAt");

  private final LoopCounters counters;

  private long written;
  private int inFlight;
  private long lastUsedAt;

  /** How long first packets took lately; 0 if unknown. */
  private long usual;

  private long login;

  /** Written once a read, so without the fence that a volatile write costs. */
  private volatile long heardAt = NEVER;

  private int silences;

  /** When the last of them was noticed. */
  private long silentAt;

  LineTraffic(LoopCounters counters) {
    this.counters = counters;
  }

  // ---- commands

  /** The number that the next command has when it is written. */
  long next() {
    return written + 1;
  }

  /** A command was written. */
  void added(long now) {
    written++;
    inFlight++;
    lastUsedAt = now;
  }

  /** A command left its line whose first packet took so long; 0 if none came. */
  void removed(long now, long first) {
    inFlight--;
    lastUsedAt = now;
    if (first > 0) {
      // One slow answer must not make every end of the next dozen wait: down faster than up.
      long weight = first < usual ? 2 : 8;
      counters.firstPieceTook(first);
      usual = usual == 0 ? first : usual + (first - usual) / weight;
    }
  }

  void ready(long now, long loginNanos) {
    lastUsedAt = now;
    login = loginNanos;
  }

  int inFlight() {
    return inFlight;
  }

  long lastUsedAt() {
    return lastUsedAt;
  }

  /** How long first packets took lately, in nanoseconds; 0 if unknown. */
  long usual() {
    return usual;
  }

  /** Of this server's answers lately, of its login, or of all servers; 0 if none is known. */
  long slowest() {
    return Math.max(Math.max(usual, login), counters.usualRoundTrip());
  }

  // ---- silence

  void heard(long now) {
    HEARD_AT.lazySet(this, now);
  }

  /** A command met silence. */
  void silent(long now) {
    silences = heardAt >= silentAt ? 1 : silences + 1;
    silentAt = now;
  }

  /** How many commands in a row met silence, with nothing heard in between. */
  int silences() {
    return silences;
  }

  /** The loop's time at which the server was last heard, or {@link #NEVER}; any thread. */
  long lastHeard() {
    return heardAt;
  }
}
