package io.rcon.simulation;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.rcon.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One run: a bad time, a good time in which everything must come right again, and the end. */
final class Scenario {
  /** What a run came to. */
  record Result(
      long seed,
      long hash,
      int commands,
      int answered,
      int lateHits,
      int forgedHits,
      long virtualNanos) {}

  /** A law was broken. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  private static final int LINES = Integer.getInteger("rcon.lines", 200);

  private final long seed;
  private final Participants all;
  private final World world;
  private final Ledger ledger;
  private final List<ServerUnderTest> places;
  private final Callers callers;
  private final @Nullable Polls polls;

  private Scenario(long seed, Participants all) {
    this.seed = seed;
    this.all = all;
    world = all.world;
    ledger = all.ledger;
    places = all.places;
    callers = all.callers;
    polls = all.polls;
  }

  /** Runs a seed; if it breaks a law, runs it once more to tell how it came to that. */
  static Result run(long seed) {
    return run(seed, true);
  }

  /** Runs a seed with polls, or the same story without them. */
  static Result run(long seed, boolean polled) {
    try {
      return run(seed, polled, false);
    } catch (Broken broken) {
      return run(seed, polled, true);
    }
  }

  static Result run(long seed, boolean polled, boolean readable) {
    Scenario scenario = new Scenario(seed, new Participants(seed, polled, readable));
    try {
      return scenario.run();
    } catch (Broken broken) {
      String before = readable ? "\n" + scenario.all.trace.last(LINES) : "";
      throw new Broken("seed " + seed + ": " + broken.getMessage() + before);
    } finally {
      scenario.world.end();
    }
  }

  private Result run() {
    places.forEach(place -> world.later(0, () -> callers.add(place, true)));
    long badTime = all.choices.skewed(SECONDS.toNanos(1), MINUTES.toNanos(2));
    all.chaos.plan(badTime);
    all.operators.plan(badTime);
    if (polls != null) {
      polls.plan(badTime);
    }
    world.run(badTime);
    goodTime();
    if (all.own.chance(0.5)) {
      letAllGo();
    }
    end();
    int answered = (int) ledger.entries.stream().filter(entry -> entry.reply != null).count();
    return new Result(
        seed,
        all.trace.hash(),
        ledger.entries.size(),
        answered,
        all.datagrams.lateHits,
        all.datagrams.forgedHits,
        world.now());
  }

  /** All faults are over: whatever was not refused or closed must answer again. */
  private void goodTime() {
    world.log("the good time begins", "", 0);
    all.chaos.end();
    all.operators.end();
    world.throwing.end();
    if (polls != null) {
      polls.end();
    }
    // Until no datagram is late any more, nor any pause or rest from before goes on.
    world.run(Faults.LONGEST_DELAY + SECONDS.toNanos(70));
    for (ServerUnderTest place : places) {
      boolean lost =
          place.sessions.state == SessionState.REFUSED
              || place.sessions.state == SessionState.CLOSED;
      world.later(0, () -> all.operators.mend(place, lost));
    }
    // A connection may still have to find out that it is no good.
    world.run(SECONDS.toNanos(60));
    world.later(0, () -> places.forEach(callers::firstWords));
    // Nor does a queue of commands end at once, each of which the server may meet with silence.
    for (int i = 0; i < 200 && ledger.isAnyOpen(); i++) {
      world.run(MINUTES.toNanos(1));
    }
    world.run(SECONDS.toNanos(70));
    List<Entry> last = new ArrayList<>();
    world.later(0, () -> places.forEach(place -> last.add(callers.lastWord(place))));
    world.later(
        0,
        () ->
            places.stream()
                .filter(place -> Kin.answersNothing(place.dialect))
                .forEach(place -> last.add(callers.lastWord(place, 0))));
    world.run(MINUTES.toNanos(4));
    for (Entry entry : last) {
      if (entry.reply == null) {
        throw new Broken("all is well, and a command is not answered: " + entry);
      }
    }
    if (polls != null) {
      polls.lastRounds();
    }
  }

  /** A fleet without servers is as one that is new. */
  private void letAllGo() {
    world.later(0, () -> places.forEach(callers::remove));
    // Pairs rest for a while, and names are kept.
    world.run(MINUTES.toNanos(2));
    nothingRemains();
    ledger.check(world.engine.nextTimer() == SteppedLoop.NONE, "no timer is left", world.engine);
  }

  private void nothingRemains() {
    List<Object> roots = new ArrayList<>(callers.sessions());
    roots.add(all.fleet);
    String remains = Remains.of(roots);
    ledger.check(remains.isEmpty(), "nothing is left in the engine", remains);
    all.afterEachStep();
  }

  /** Netty tells of a loop's end on a thread of its own. */
  private static boolean isDone(CompletableFuture<Void> closed) {
    try {
      closed.get(10, SECONDS);
      return true;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private void end() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    world.later(0, () -> all.fleet.closeAsync().thenRun(() -> closed.complete(null)));
    world.run(SECONDS.toNanos(10));
    all.subscribers.tellAll();
    ledger.check(world.engine.isTerminated() && isDone(closed), "a fleet closes", "");
    ledger.check(all.network.streams.open() == 0, "connections end", all.network.streams.open());
    ledger.check(
        all.network.datagrams.openByEngine() == 0,
        "ports end",
        all.network.datagrams.openByEngine());
    ledger.check(all.allocator.alive() == 0, "buffers are released", all.allocator.alive());
    ledger.check(ledger.untold() == 0, "whoever waits is told", ledger.untold());
    ledger.entries.forEach(all.ends::atLast);
    all.subscribers.atLast();
    if (polls != null) {
      polls.atLast();
    }
    all.afterEachStep();
  }
}
