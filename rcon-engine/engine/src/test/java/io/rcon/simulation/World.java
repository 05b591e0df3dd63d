package io.rcon.simulation;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/**
 * Time, and who does what in it: the engine's loop, the loop of everything outside, and the work of
 * all other threads, one after the other on this one.
 */
final class World {
  private record Work(long at, long number, Runnable task) {}

  final Trace trace;
  final Throwing throwing;
  final Clock ticker = new Clock();
  final SteppedLoop engine = new SteppedLoop(ticker);
  final SteppedLoop outer = new SteppedLoop(ticker);

  private final PriorityQueue<Work> works =
      new PriorityQueue<>(Comparator.comparingLong(Work::at).thenComparingLong(Work::number));
  private final Runnable afterEachStep;
  private long numbers;
  private boolean calm;
  private boolean away;
  private long jumped;

  World(Trace trace, Throwing throwing, Runnable afterEachStep) {
    this.trace = trace;
    this.throwing = throwing;
    this.afterEachStep = afterEachStep;
  }

  long now() {
    return ticker.nanoTime();
  }

  /** How far the clock jumped in all: so much later may anything be. */
  long jumped() {
    return jumped;
  }

  /** Whether the network does nothing wrong, from the beginning on. */
  boolean isCalm() {
    return calm;
  }

  void calm(boolean now) {
    calm = now;
  }

  /** Whether who asks is at work on a thread that is no event loop, and may block. */
  boolean isAway() {
    return away;
  }

  void log(String what, Object who, long number) {
    trace.add(now(), what, who, number);
  }

  /** Has a thread that is no event loop do something later. */
  void later(long delay, Runnable task) {
    works.add(new Work(now() + delay, numbers++, task));
  }

  /** Has the network or a server do something later. */
  void outside(long delay, Runnable task) {
    outer.schedule(task, delay, TimeUnit.NANOSECONDS);
  }

  /** Puts a channel that is not the engine's on the outer loop. */
  void register(Channel channel) {
    EventLoopGroup loop = outer;
    loop.register(channel);
  }

  /** Everything stands still while the clock goes on. */
  void jump(long nanos) {
    log("clock jumps", "", nanos);
    jumped += nanos;
    ticker.advance(nanos);
  }

  /** Runs up to a moment; may be called again from within the work of a thread, which waits. */
  void runUntil(long end) {
    while (true) {
      settle();
      long next = next();
      if (next > end) {
        break;
      }
      advanceTo(next);
    }
    advanceTo(end);
    settle();
  }

  void run(long nanos) {
    runUntil(now() + nanos);
  }

  private void advanceTo(long time) {
    if (time > now()) {
      ticker.advance(time - now());
    }
  }

  private long next() {
    long work = works.isEmpty() ? SteppedLoop.NONE : works.peek().at;
    return Math.min(work, Math.min(engine.nextTimer(), outer.nextTimer()));
  }

  /** Does whatever is to be done at this moment. */
  private void settle() {
    boolean wasAway = away(false);
    boolean any = true;
    while (any) {
      any = engine.runAll();
      any |= outer.runAll();
      if (!any && !works.isEmpty() && works.peek().at <= now()) {
        any = true;
        asAnotherThread(works.remove().task);
      }
      if (any) {
        afterEachStep.run();
      }
    }
    away(wasAway);
  }

  private void asAnotherThread(Runnable task) {
    away(true);
    try {
      task.run();
    } finally {
      away(false);
    }
  }

  private boolean away(boolean now) {
    boolean before = away;
    away = now;
    engine.away(now);
    return before;
  }

  void end() {
    engine.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
    outer.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
    for (int i = 0; i < 1000 && !(engine.isTerminated() && outer.isTerminated()); i++) {
      ticker.advance(1);
      engine.runAll();
      outer.runAll();
    }
  }
}
