package io.rcon.cli;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Whose turn it is: each at its interval, with phases spread evenly so that there are no bursts.
 */
final class Rounds<T> {
  private final PriorityQueue<Turn<T>> turns =
      new PriorityQueue<>((a, b) -> Long.compare(a.at - b.at, 0));

  private static final class Turn<T> {
    final T who;
    final long interval;
    long at;

    Turn(T who, long interval, long at) {
      this.who = who;
      this.interval = interval;
      this.at = at;
    }
  }

  Rounds(List<T> all, Function<T, Duration> intervals, long begin) {
    for (int i = 0; i < all.size(); i++) {
      long interval = intervals.apply(all.get(i)).toNanos();
      long phase = (long) (interval * (i / (double) all.size()));
      turns.add(new Turn<>(all.get(i), interval, begin + phase));
    }
  }

  /** Hands over those whose turn has come. What was missed by more than a round is not made up. */
  void due(long now, Consumer<T> action) {
    for (Turn<T> turn; (turn = turns.peek()) != null && turn.at - now <= 0; ) {
      turns.remove();
      turn.at = Math.max(turn.at + turn.interval - now, 1) + now;
      turns.add(turn);
      action.accept(turn.who);
    }
  }

  /** When the next turn comes, on the clock {@link System#nanoTime}. */
  long next() {
    Turn<T> turn = turns.peek();
    return turn == null ? Long.MAX_VALUE : turn.at;
  }
}
