package io.rcon.bench;

import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * What a command costs a lean server: nothing, or its processor for a time. Commands run one after
 * the other: a busy server's next one begins when the one before ended, and the time in between
 * counts as its own. On one event loop.
 */
final class LeanWork {
  private final boolean echo;
  private final long nanos;
  private final boolean exponential;
  private final LongSupplier clock;
  private final SplittableRandom random = new SplittableRandom(13);
  private long freeAt;
  private boolean idle = true;

  LeanWork(boolean echo, long nanos, boolean exponential) {
    this(echo, nanos, exponential, System::nanoTime);
  }

  LeanWork(boolean echo, long nanos, boolean exponential, LongSupplier clock) {
    this.clock = clock;
    this.echo = echo;
    this.nanos = nanos;
    this.exponential = exponential;
  }

  /** Whether answers echo the command. */
  boolean isWanted() {
    return echo || nanos > 0;
  }

  boolean isSpinning() {
    return nanos > 0;
  }

  /** Takes note of a turn of the loop in which nothing had come, and returns what is ready. */
  int turn(int ready) {
    idle |= ready == 0;
    return ready;
  }

  void spin() {
    // A command that was found without an idle turn had come while the one before it ran.
    long begin = idle ? clock.getAsLong() : freeAt;
    idle = false;
    freeAt = begin + (exponential ? Math.round(-Math.log1p(-random.nextDouble()) * nanos) : nanos);
    while (clock.getAsLong() - freeAt < 0) {
      Thread.onSpinWait();
    }
  }
}
