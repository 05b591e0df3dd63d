package io.rcon.simulation;

import io.rcon.Backoff;
import io.rcon.RconFleet;
import io.rcon.RconOptions;
import io.rcon.RconOptionsBuilder;
import io.rcon.internal.fleet.EngineDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that takes part in a run, each with its choices from the one seed. */
final class Participants {
  /** So many more local ports may be open while pairs rest, of one family. */
  private static final int MAX_OVERFLOW = 64;

  private static final long DIALS = 0x6469616c73L;
  private static final long NAMES = 0x6e616d6573L;

  /** Dials a second, where the engine is not told how many. */
  private static final int FASTEST_BY_ITSELF = 5000;

  final Choices choices;
  final Trace trace;
  final World world;
  final Ledger ledger;
  final CountingAllocator allocator = new CountingAllocator();
  final DatagramTap datagrams;
  private final StreamTap streams;
  final VirtualNetwork network;
  final List<ServerUnderTest> places = new ArrayList<>();
  private final RconOptions options;
  private final Watcher watcher;
  final EndLaws ends;
  final RconFleet fleet;
  final Subscribers subscribers;
  final Callers callers;
  final Chaos chaos;
  final Operators operators;
  final @Nullable Polls polls;

  /** Of what was added later, so that older stories stay as they are. */
  final Choices own;

  private final Choices dials;

  Participants(long seed, boolean polled, boolean readable) {
    choices = new Choices(seed);
    trace = new Trace(readable);
    world = new World(trace, new Throwing(seed), this::afterEachStep);
    Kin kin = new Kin(seed);
    ledger = new Ledger(world, kin.form());
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
    boolean onLoop = choices.chance(0.3);
    RconOptionsBuilder builder = options(seed, queueLimit, onLoop);
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

  private RconOptionsBuilder options(long seed, int queueLimit, boolean onLoop) {
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

  /** Ends the run if a law was broken. */
  void afterEachStep() {
    if (polls != null) {
      polls.check();
    }
    String broken = ledger.broken();
    if (broken != null) {
      throw new Scenario.Broken(broken);
    }
  }
}
