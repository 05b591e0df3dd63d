package io.rcon.cli;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns of work for the command's own thread. Other threads add turns and never wait; the command's
 * thread runs them one by one, so what they touch needs no lock.
 */
final class MainLoop {
  private final LinkedBlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();

  /** Adds a turn; from any thread. */
  void execute(Runnable turn) {
    turns.add(turn);
  }

  /** Runs turns until the condition holds after one of them. What a turn throws ends the loop. */
  void runUntil(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      runOne(Duration.ofDays(1));
    }
  }

  /** Runs turns until the condition holds or the clock {@link System#nanoTime} has come so far. */
  void runUntil(BooleanSupplier done, long nanoTime) {
    for (long left; (left = nanoTime - System.nanoTime()) > 0 && !done.getAsBoolean(); ) {
      runOne(Duration.ofNanos(left));
    }
  }

  private void runOne(Duration atMost) {
    Runnable turn = take(atMost);
    if (turn != null) {
      turn.run();
    }
  }

  private @Nullable Runnable take(Duration atMost) {
    try {
      return turns.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.INTERRUPTED, "interrupted");
    }
  }
}
