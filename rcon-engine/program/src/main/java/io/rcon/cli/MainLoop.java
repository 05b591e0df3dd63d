package io.rcon.cli;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns of work for the command's own thread. Other threads add turns and never wait; the command's
 * thread runs them one by one, so what they touch needs no lock.
 */
final class MainLoop {
  private record Later(long nanoTime, Runnable turn) {}

  private final LinkedBlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();

  private final PriorityQueue<Later> later =
      new PriorityQueue<>((a, b) -> Long.signum(a.nanoTime - b.nanoTime));

  /** Adds a turn; from any thread. */
  void execute(Runnable turn) {
    turns.add(turn);
  }

  /** Adds a turn that runs once this time has passed; from the command's thread alone. */
  void executeAfter(Duration pause, Runnable turn) {
    later.add(new Later(System.nanoTime() + pause.toNanos(), turn));
  }

  /**
   * Runs turns until the condition holds after one of them. An exception of a turn ends the loop.
   */
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
    Later first = later.peek();
    long due = first == null ? Long.MAX_VALUE : first.nanoTime - System.nanoTime();
    Runnable turn = take(Math.min(atMost.toNanos(), due));
    if (turn != null) {
      turn.run();
    } else if (first != null && first.nanoTime - System.nanoTime() <= 0) {
      later.remove(first);
      first.turn.run();
    }
  }

  private @Nullable Runnable take(long nanos) {
    try {
      return turns.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.INTERRUPTED, "interrupted");
    }
  }
}
