package io.rcon.simulation;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.rcon.Backoff;
import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.RconOptionsBuilder;
import io.rcon.SessionState;
import io.rcon.internal.fleet.EngineDoor;
import java.time.Duration;
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

  /** So many more local ports may be open while pairs rest, of one family. */
  private static final int MAX_OVERFLOW = 64;

  private static final long DIALS = 0x6469616c73L;
  private static final long NAMES = 0x6e616d6573L;

  /** Dials a second, where the engine is not told how many. */
  private static final int FASTEST_BY_ITSELF = 5000;

  private final long seed;
  private final Choices choices;
  private final Trace trace;
  private final World world;
  private final Ledger ledger;
  private final CountingAllocator allocator = new CountingAllocator();
  private final DatagramTap datagrams;
  private final StreamTap streams;
  private final VirtualNetwork network;
  private final List<ServerUnderTest> places = new ArrayList<>();
  private final RconOptions options;
  private final Watcher watcher;
  private final EndLaws ends;
  private final RconFleet fleet;
  private final Subscribers subscribers;
  private final Callers callers;
  private final Chaos chaos;
  private final Operators operators;
  private final @Nullable Polls polls;

  /** Of what was added later, so that older stories stay as they are. */
  private final Choices own;

  private final Choices dials;

  private Scenario(long seed, boolean polled, boolean readable) {
    this.seed = seed;
    choices = new Choices(seed);
    trace = new Trace(readable);
    world = new World(trace, new Throwing(seed), this::afterEachStep);
    ledger = new Ledger(world);
    datagrams = new DatagramTap(world, ledger);
    int dialsPerSecond = choices.of(0, 250, 250, 3);
    dials = new Choices(seed ^ DIALS);
    boolean adapts = dialsPerSecond == 250 && dials.chance(0.5);
    int fastest = adapts ? FASTEST_BY_ITSELF : dialsPerSecond;
    streams = new StreamTap(world, ledger, new DialRateLaw(world, ledger, fastest));
    network =
        new VirtualNetwork(
            new VirtualStreams(world, choices.split(), allocator, streams),
            new VirtualDatagrams(world, choices.split(), allocator, datagrams),
            new NameServer(choices.split()));
    int queueLimit = choices.of(3, 20, 1000);
    ledger.numbered(places);
    subscribers = new Subscribers(world, seed, ledger);
    watcher = new Watcher(world, ledger, subscribers, queueLimit);
    Kin kin = new Kin(seed);
    boolean onLoop = choices.chance(0.3);
    RconOptionsBuilder builder = options(queueLimit, onLoop);
    options = (adapts ? builder : builder.dialsPerSecond(dialsPerSecond)).build();
    ends = new EndLaws(world, ledger, options.timeout(), options.within());
    fleet = EngineDoor.open(options, network, world.engine, world.ticker, choices.generator());
    for (int count = choices.between(1, 4); count > 0; count--) {
      places.add(
          new ServerUnderTest(
              places.size(),
              kin.with(choices.of(Kin.FIRST)),
              choices.chance(0.15),
              world,
              network,
              ledger,
              choices.split(),
              new Choices(seed ^ NAMES ^ places.size())));
    }
    // Of two families, and one for each server whose silence is looked into.
    datagrams.mostPorts = 2 * (options.udpPorts() + MAX_OVERFLOW) + places.size();
    callers = new Callers(world, choices.split(), ledger, ends, fleet, subscribers, onLoop);
    chaos = new Chaos(world, choices.split(), network, places, callers);
    operators = new Operators(world, seed, ledger, fleet, places, callers);
    own = new Choices(~seed);
    polls =
        polled ? new Polls(seed, world, own, ledger, ends, fleet, places, watcher, callers) : null;
  }

  private RconOptionsBuilder options(int queueLimit, boolean onLoop) {
    int dialsUnderWay = choices.of(0, 1, 500);
    int slowDials = dials.of(1, 1, 2, 1000);
    streams.mostDials = dialsUnderWay == 0 ? Integer.MAX_VALUE : dialsUnderWay + slowDials;
    RconOptionsBuilder builder =
        RconOptions.builder()
            .listener(world.throwing.listener(watcher))
            .queueLimit(queueLimit)
            .dialsUnderWay(dialsUnderWay)
            .slowDials(slowDials)
            .udpPorts(choices.between(1, 4))
            .within(Duration.ofSeconds(new Choices(seed + 1).of(20, 30, 300)))
            .timeout(Duration.ofMillis(choices.between(500, 6000)));
    if (choices.chance(0.2)) {
      builder.onDemand(Duration.ofMillis(choices.between(10, 60_000)));
    }
    if (choices.chance(0.5)) {
      builder.backoff(
          new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(2)));
    }
    if (onLoop) {
      builder.callbacksOnEventLoop();
    } else {
      Choices delays = choices.split();
      long slowest = choices.of(0, 0, 1_000_000, 500_000_000);
      builder.callbackExecutor(
          world.throwing.executor(task -> world.later(delays.nanos(0, slowest), task)));
    }
    return world.throwing.memory(builder);
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
    Scenario scenario = new Scenario(seed, polled, readable);
    try {
      return scenario.run();
    } catch (Broken broken) {
      String before = readable ? "\n" + scenario.trace.last(LINES) : "";
      throw new Broken("seed " + seed + ": " + broken.getMessage() + before);
    } finally {
      scenario.world.end();
    }
  }

  private void afterEachStep() {
    if (polls != null) {
      polls.check();
    }
    String broken = ledger.broken();
    if (broken != null) {
      throw new Broken(broken);
    }
  }

  private Result run() {
    places.forEach(place -> world.later(0, () -> callers.add(place, true)));
    long badTime = choices.skewed(SECONDS.toNanos(1), MINUTES.toNanos(2));
    chaos.plan(badTime);
    operators.plan(badTime);
    if (polls != null) {
      polls.plan(badTime);
    }
    world.run(badTime);
    goodTime();
    if (own.chance(0.5)) {
      letAllGo();
    }
    end();
    int answered = (int) ledger.entries.stream().filter(entry -> entry.reply != null).count();
    return new Result(
        seed,
        trace.hash(),
        ledger.entries.size(),
        answered,
        datagrams.lateHits,
        datagrams.forgedHits,
        world.now());
  }

  /** All faults are over: whatever was not refused or closed must answer again. */
  private void goodTime() {
    world.log("the good time begins", "", 0);
    chaos.end();
    operators.end();
    world.throwing.end();
    if (polls != null) {
      polls.end();
    }
    // Until no datagram is late any more, nor any pause or rest from before goes on.
    world.run(Faults.LONGEST_DELAY + SECONDS.toNanos(70));
    for (ServerUnderTest place : places) {
      boolean lost = place.state == SessionState.REFUSED || place.state == SessionState.CLOSED;
      world.later(0, () -> operators.mend(place, lost));
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
                .filter(place -> !Kin.FIRST.contains(place.dialect))
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
    roots.add(fleet);
    String remains = Remains.of(roots);
    ledger.check(remains.isEmpty(), "nothing is left in the engine", remains);
    afterEachStep();
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
    world.later(0, () -> fleet.closeAsync().thenRun(() -> closed.complete(null)));
    world.run(SECONDS.toNanos(10));
    world.later(0, subscribers::askForTheRest);
    world.run(SECONDS.toNanos(10));
    ledger.check(world.engine.isTerminated() && isDone(closed), "a fleet closes", "");
    ledger.check(network.streams.open() == 0, "connections end", network.streams.open());
    ledger.check(
        network.datagrams.openByEngine() == 0, "ports end", network.datagrams.openByEngine());
    ledger.check(allocator.alive() == 0, "buffers are released", allocator.alive());
    ledger.check(ledger.untold() == 0, "whoever waits is told", ledger.untold());
    ledger.entries.forEach(ends::atLast);
    subscribers.atLast();
    if (polls != null) {
      polls.atLast();
    }
    afterEachStep();
  }
}
