package io.rcon.load;

import io.rcon.EndRule;
import io.rcon.Reply;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/** A server that takes one command after the other, and what stands before it. */
final class VirtualLoadServer {
  private final VirtualClock clock;
  private final LongSupplier service;
  private final LongUnaryOperator earliest;
  private LoadBooks books;
  private long freeAt;
  int depth = Integer.MAX_VALUE;

  /**
   * Makes a server.
   *
   * @param service how long each command takes
   * @param earliest when one can begin that could begin at the given time, for stalls
   */
  VirtualLoadServer(VirtualClock clock, LongSupplier service, LongUnaryOperator earliest) {
    this.clock = clock;
    this.service = service;
    this.earliest = earliest;
  }

  /** Stalls for the first second of each ten. */
  static LongUnaryOperator stallingOneSecondInTen() {
    return time -> {
      long second = 1_000_000_000;
      long phase = time % (10 * second);
      return phase < second ? time - phase + second : time;
    };
  }

  LoadLine line(LoadBooks ownBooks) {
    books = ownBooks;
    return new Line();
  }

  private final class Line implements LoadLine {
    private final Queue<LoadShot> waiting = new ArrayDeque<>();
    private int underWay;

    @Override
    public boolean isFull() {
      return underWay >= depth;
    }

    @Override
    public void give(LoadShot shot) {
      waiting.add(shot);
      write();
    }

    private void write() {
      while (underWay < depth && !waiting.isEmpty()) {
        LoadShot shot = waiting.remove();
        underWay++;
        books.written(shot, clock.nanoTime());
        long begin = earliest.applyAsLong(Math.max(clock.nanoTime(), freeAt));
        freeAt = begin + service.getAsLong();
        clock.exactlyAt(freeAt, () -> answer(shot));
      }
    }

    private void answer(LoadShot shot) {
      underWay--;
      long nanos = clock.nanoTime() - shot.writtenAt;
      books.answered(shot, new Reply("echo " + shot.text, EndRule.PROBE, false, 1, nanos));
      write();
    }
  }

  /** Runs a plan against it on one line. */
  LoadResult run(LoadPlan plan) {
    LoadTotals totals = new LoadTotals();
    LoadBooks ownBooks = new LoadBooks(plan, totals);
    LoadScript script = LoadScript.of("echo {token}");
    boolean[] done = {false};
    LoadDriver.of(
            plan,
            clock,
            java.util.List.of(line(ownBooks)),
            script.commands(plan.seed()),
            ownBooks,
            () -> done[0] = true)
        .start();
    clock.run();
    if (!done[0]) {
      throw new AssertionError("the run did not end");
    }
    return LoadResult.of(plan, script, "virtual", false, totals, java.util.Map.of());
  }
}
