package io.rcon.simulation;

import io.rcon.Command;
import io.rcon.RconFleet;
import io.rcon.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Those who watch the fleet: polls that begin and are ended at any moment, and their laws. */
final class Polls {
  private static final Duration LAST_INTERVAL = Duration.ofSeconds(10);
  private static final int LAST_ROUNDS = 3;

  /** Until a server that was let go has forgotten it, and until one that is new is there. */
  private static final Duration PARTING = Duration.ofSeconds(60);

  private static final Duration ARRIVING = Duration.ofSeconds(20);

  private final World world;
  private final Choices choices;
  private final Ledger ledger;
  private final EndLaws ends;
  private final RconFleet fleet;
  private final List<ServerUnderTest> places;
  private final Watcher watcher;
  private final Callers callers;
  private final Inquiries inquiries;
  private final List<Poll> all = new ArrayList<>();

  Polls(
      long seed,
      World world,
      Choices choices,
      Ledger ledger,
      EndLaws ends,
      RconFleet fleet,
      List<ServerUnderTest> places,
      Watcher watcher,
      Callers callers) {
    this.world = world;
    this.choices = choices;
    this.ledger = ledger;
    this.ends = ends;
    this.fleet = fleet;
    this.places = places;
    this.watcher = watcher;
    this.callers = callers;
    inquiries = new Inquiries(seed, world, ledger, fleet);
  }

  void plan(long nanos) {
    inquiries.plan(nanos);
    for (ServerUnderTest place : places) {
      if (choices.chance(0.3)) {
        place.sessions.pollEvery(interval());
      }
    }
    for (int left = choices.between(0, 3); left > 0; left--) {
      world.later(choices.skewed(0, nanos), () -> begin(command(), interval(), selector()));
    }
  }

  /** Nobody watches any more. */
  void end() {
    all.forEach(Poll::close);
    inquiries.end();
  }

  private Duration interval() {
    return Duration.ofNanos(choices.skewed(300_000_000, 40_000_000_000L));
  }

  private Selector selector() {
    return Selector.parse(choices.of("", "", "dialect!=minecraft", "state=ready"));
  }

  private Command words(String text) {
    return Command.of(ledger.form.command(text));
  }

  private Command command() {
    Command command = words(Entry.text(ledger.nextId(), choices.between(0, 400), delayMillis()));
    if (choices.chance(0.3)) {
      command = command.timeout(Duration.ofNanos(choices.skewed(1_000_000, 15_000_000_000L)));
    }
    if (choices.chance(0.3)) {
      command = command.within(Duration.ofNanos(choices.skewed(1_000_000, 60_000_000_000L)));
    }
    if (choices.chance(0.2)) {
      command = command.safeToRepeat();
    }
    return choices.chance(0.4) ? command.exactEnd() : command;
  }

  /** A server must keep up with three polls, or its answers are late long after all is well. */
  private long delayMillis() {
    return choices.chance(0.8) ? 0 : choices.skewed(0, 100);
  }

  private Poll begin(Command command, Duration every, Selector selector) {
    String[] parts = ledger.form.words(command.text()).substring(1).split("\\.", -1);
    int id = Integer.parseInt(parts[0]);
    world.log("polls", id, every.toNanos());
    Poll poll = new Poll(id, Integer.parseInt(parts[1]), command, every, world, ledger, ends);
    all.add(poll);
    ledger.polledBy(id, poll);
    boolean selfish = choices.chance(0.2);
    poll.begun(
        fleet.poll(
            command,
            every,
            selector,
            outcome -> {
              poll.accept(outcome);
              if (selfish && choices.chance(0.1)) {
                poll.close();
              }
              world.throwing.at("consumer");
            }));
    if (choices.chance(0.5)) {
      world.later(choices.skewed(0, 60_000_000_000L), poll::close);
    }
    return poll;
  }

  /**
   * All is well: every server is asked in every round, and answers; one of them is added when the
   * poll has begun.
   */
  void lastRounds() {
    List<Poll> last = new ArrayList<>();
    ServerUnderTest late = places.get(places.size() - 1);
    world.later(0, () -> callers.remove(late));
    world.run(PARTING.toNanos());
    world.later(
        0,
        () -> {
          Command command = words(Entry.text(ledger.nextId(), 100, 0));
          last.add(begin(command.timeout(Duration.ofSeconds(5)), LAST_INTERVAL, Selector.all()));
          callers.add(late, true);
        });
    world.run(ARRIVING.toNanos());
    long time = LAST_ROUNDS * LAST_INTERVAL.toNanos();
    Runnable answered = inquiries.lastRounds(LAST_INTERVAL, time, places);
    Poll poll = last.get(0);
    poll.countAnew();
    // The last answers take a while, and so does telling of them.
    world.run(time + Duration.ofSeconds(8).toNanos());
    answered.run();
    ledger.check(
        poll.isClosed() || !poll.hasFailed(), "all is well, and a poll is not answered", poll);
    for (ServerUnderTest place : places) {
      long every = place.sessions.latest.server().pollEvery().orElse(LAST_INTERVAL).toNanos();
      // A server that wants to be asked more often than it allows is asked at its pace.
      long least = every < LAST_INTERVAL.toNanos() ? 1 : time / every;
      ledger.check(
          poll.isClosed() || poll.answered(place) >= least,
          "every server has its turn",
          place + " " + poll.answered(place) + " of " + least + ", " + poll);
    }
  }

  /** After every step. */
  void check() {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).check();
    }
    inquiries.check();
  }

  void atLast() {
    all.forEach(Poll::atLast);
    inquiries.atLast();
    long skipped = all.stream().mapToLong(Poll::skipped).sum() + inquiries.skipped();
    long away = all.stream().mapToLong(Poll::away).sum() + inquiries.away();
    ledger.check(skipped == watcher.skips("busy", "late", "away"), "skips are counted", skipped);
    ledger.check(away == watcher.skips("away"), "who is away has an outcome", away);
    long asked = all.stream().mapToLong(Poll::asked).sum() + inquiries.asked();
    ledger.check(watcher.polled <= asked, "no poll is told that was not asked", asked);
  }
}
