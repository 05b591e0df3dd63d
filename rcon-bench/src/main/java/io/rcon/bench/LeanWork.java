package io.rcon.bench;

import java.util.SplittableRandom;

/**
 * What a command costs a lean server: nothing, or its processor for a time. Commands run one after
 * the other: a busy server's next one begins when the one before ended, and the time in between
 * counts as its own. On one event loop.
 */
final class LeanWork {
  private static final long MEANWHILE = 20_000;

  private final boolean echo;
  private final long nanos;
  private final boolean exponential;
  private final SplittableRandom random = new SplittableRandom(13);
  private long freeAt = System.nanoTime();

  LeanWork(boolean echo, long nanos, boolean exponential) {
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

  void spin() {
    long now = System.nanoTime();
    // Shortly after the one before it ended it has waited in the socket meanwhile.
    long begin = now - freeAt < MEANWHILE ? freeAt : now;
    freeAt = begin + (exponential ? Math.round(-Math.log1p(-random.nextDouble()) * nanos) : nanos);
    while (System.nanoTime() - freeAt < 0) {
      Thread.onSpinWait();
    }
  }
}
