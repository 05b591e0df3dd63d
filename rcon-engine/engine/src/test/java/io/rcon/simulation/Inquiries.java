package io.rcon.simulation;

import io.rcon.Answered;
import io.rcon.Dialect;
import io.rcon.Polling;
import io.rcon.RconFleet;
import io.rcon.RconSession;
import io.rcon.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Polls by a question that goes beside rcon: while sessions come, go, and are refused. Each request
 * counts against the pace that commands have, and leaves people's half of it; {@link DatagramTap}
 * sees to that.
 */
final class Inquiries {
  /** Those whose simulated servers know the query. */
  private static final List<Dialect> ANSWERING = List.of(Dialect.QUAKE3, Dialect.IOQUAKE3);

  private static final long SEED = 0x696e7175697279L;

  private final World world;
  private final Choices choices;
  private final Ledger ledger;
  private final RconFleet fleet;
  private final List<Asking> all = new ArrayList<>();
  private final boolean some;

  Inquiries(long seed, World world, Ledger ledger, RconFleet fleet) {
    this.world = world;
    this.ledger = ledger;
    this.fleet = fleet;
    choices = new Choices(seed ^ SEED);
    some = choices.chance(0.3);
  }

  /** One poll and what it came to. */
  private final class Asking {
    private final Duration every;
    private final Map<ServerUnderTest, Integer> answers = new HashMap<>();
    private @Nullable Polling polling;
    private long askedAtClose = -1;
    private boolean ended;
    private long told;
    private long answered;

    Asking(Duration every) {
      this.every = every;
    }

    void take(Answered<String> outcome) {
      ledger.check(!ended, "a poll that ended brings nothing more", outcome);
      told++;
      if (outcome.ok()) {
        answered++;
        answers.merge(ledger.place(outcome.server()), 1, Integer::sum);
      }
      world.throwing.at("consumer");
    }

    /** Who answered before does not count for the next one. */
    void halfIsOver(List<ServerUnderTest> places, long time) {
      for (ServerUnderTest place : places) {
        RconSession session = Objects.requireNonNull(place.sessions.latest);
        boolean hasTurn = session.server().pollEvery().orElse(every).toNanos() <= time * 2 / 3;
        boolean answering = ANSWERING.contains(place.dialect) && !place.hasDecoys() && hasTurn;
        ledger.check(
            !answering || answers.containsKey(place), "all is well, and none answers", place);
      }
      answers.clear();
    }

    void close() {
      if (polling != null && askedAtClose < 0) {
        polling.close();
        askedAtClose = polling.asked();
      }
    }

    void check() {
      ledger.check(outcomes() <= asked(), "no outcome without a turn", this);
      boolean more = askedAtClose >= 0 && asked() != askedAtClose;
      ledger.check(!more, "a poll that was ended asks nothing more", this);
    }

    void atLast() {
      check();
      ledger.check(ended, "a poll ends with its fleet", this);
      ledger.check(asked() == outcomes(), "each turn has an outcome", this);
      ledger.check(
          polling == null || polling.answered() == answered, "each answer is handed over", this);
    }

    long asked() {
      return polling == null ? 0 : polling.asked();
    }

    long skipped() {
      return polling == null ? 0 : polling.skipped();
    }

    /** Of turns that asked. */
    long outcomes() {
      return polling == null ? 0 : polling.answered() + polling.failed();
    }

    @Override
    public String toString() {
      return "inquiry (asked " + asked() + ", answered " + answered + ", told " + told + ")";
    }
  }

  void plan(long nanos) {
    for (int left = some ? choices.between(1, 2) : 0; left > 0; left--) {
      world.later(
          choices.skewed(0, nanos),
          () -> {
            Asking asking = begin(Duration.ofNanos(choices.skewed(300_000_000, 40_000_000_000L)));
            if (choices.chance(0.5)) {
              world.later(choices.skewed(0, 60_000_000_000L), asking::close);
            }
          });
    }
  }

  private Asking begin(Duration every) {
    world.log("inquires", "", every.toNanos());
    Asking asking = new Asking(every);
    all.add(asking);
    Polling polling = fleet.poll(new Inquiry(), every, Selector.all(), asking::take);
    asking.polling = polling;
    polling.ended().thenRun(() -> asking.ended = true);
    return asking;
  }

  /**
   * All is well: those who know the query, and have a turn in two thirds of half the time, answer
   * in each half. In the second one a full bucket is used up: there polls that want all of the pace
   * leave queries their turns.
   */
  Runnable lastRounds(Duration every, long time, List<ServerUnderTest> places) {
    if (!some) {
      return () -> {};
    }
    Asking last = begin(every);
    world.later(time / 2, () -> last.halfIsOver(places, time / 2));
    return () -> {
      last.halfIsOver(places, time / 2);
    };
  }

  /** Nobody asks any more. */
  void end() {
    all.forEach(Asking::close);
  }

  void check() {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).check();
    }
  }

  void atLast() {
    all.forEach(Asking::atLast);
  }

  long asked() {
    return all.stream().mapToLong(Asking::asked).sum();
  }

  long skipped() {
    return all.stream().mapToLong(Asking::skipped).sum();
  }

  /** Outcomes of turns that asked nothing. */
  long away() {
    return all.stream().mapToLong(each -> each.told - each.outcomes()).sum();
  }
}
