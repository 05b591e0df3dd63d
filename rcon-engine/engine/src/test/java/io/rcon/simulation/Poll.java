package io.rcon.simulation;

import io.rcon.Command;
import io.rcon.Outcome;
import io.rcon.Polling;
import io.rcon.RconException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One poll of the fleet. All its turns at one server are the same words, so a turn is known by its
 * place among them: it begins with what is sent after the outcome of the one before.
 */
final class Poll implements Consumer<Outcome> {
  /** What may be repeated is sent so often at most. */
  private static final int ATTEMPTS = 3;

  /** In each attempt, where the same bytes run once. */
  private static final int TIMES = 3;

  private final int id;
  private final int size;
  private final Command command;
  private final Duration every;
  private final long begunAt;
  private final World world;
  private final Ledger ledger;
  private final EndLaws ends;
  private final Map<String, Entry> turns = new HashMap<>();
  private final Map<ServerUnderTest, Integer> answers = new HashMap<>();

  /** What ended a turn of a session that had been written, and leaves when the loop's turn ends. */
  private final Map<String, Leaving> leaving = new HashMap<>();

  private record Leaving(RconException failure, long at) {}

  /** How many outcomes each session had. */
  private final Map<String, Integer> outcomes = new HashMap<>();

  private @Nullable Polling polling;
  private long askedAtClose = -1;
  private long skippedAtClose;
  private boolean ended;
  private long answered;
  private long told;
  private boolean hasFailed;
  private long sent;

  Poll(
      int id, int size, Command command, Duration every, World world, Ledger ledger, EndLaws ends) {
    this.id = id;
    this.size = size;
    this.command = command;
    this.every = every;
    begunAt = world.now();
    this.world = world;
    this.ledger = ledger;
    this.ends = ends;
  }

  void begun(Polling begun) {
    polling = begun;
    begun.ended().thenRun(() -> ended = true);
  }

  boolean isClosed() {
    return askedAtClose >= 0;
  }

  void close() {
    if (polling != null && !isClosed()) {
      world.log("ends the poll", id, 0);
      polling.close();
      askedAtClose = polling.asked();
      skippedAtClose = polling.skipped();
    }
  }

  /** It is put on the wire: one more turn, or the same once more. */
  Entry sent(ServerUnderTest place) {
    String session = place + " " + place.sessions.speaking();
    Entry turn = turns.get(session);
    if (turn != null && Sends.isLeaving(turn, world)) {
      // The same once more, in whose way something was thrown.
      return turn;
    }
    if (turn == null || turn.isEnded()) {
      @Nullable Entry before = ledger.find(id, place);
      turn = ledger.open(new Entry(id, place, command, size, world.now(), world.jumped()));
      turn.follows(before);
      turns.put(session, turn);
      sent++;
      @Nullable Leaving left = leaving.remove(session);
      if (left != null && left.at == world.now()) {
        ends.toldBefore(turn, left.failure, left.at);
      }
    } else {
      int most = Sends.runsOnce(turn) ? ATTEMPTS * TIMES : ATTEMPTS;
      ledger.check(turn.sent < most + place.refusals, "turns of a poll do not overlap", turn);
    }
    return turn;
  }

  @Override
  public void accept(Outcome outcome) {
    ledger.check(!ended, "a poll that ended brings nothing more", outcome);
    @Nullable RconException failure = outcome.failure().orElse(null);
    ServerUnderTest place = ledger.place(outcome.server());
    told++;
    hasFailed |= failure != null;
    if (failure == null) {
      answered++;
      answers.merge(place, 1, Integer::sum);
    }
    String session = place + " " + SessionsUnderTest.generation(outcome.server());
    int of = outcomes.merge(session, 1, Integer::sum);
    long interval = outcome.server().pollEvery().orElse(every).toNanos();
    ledger.check(
        of <= 1 + (world.now() - begunAt) / interval, "one turn of a poll an interval", outcome);
    Entry turn = turns.get(session);
    if (turn != null && !turn.isEnded()) {
      ends.told(turn, outcome.reply().orElse(null), failure);
    } else if (failure != null) {
      long at = ledger.endTime(failure);
      world.log("poll ends " + failure.code(), id, place.number);
      if (Sends.wasSent(failure) && Sends.isThrown(failure)) {
        leaving.put(session, new Leaving(failure, at));
      }
      // What was written may be lost before it left.
      boolean together = !place.stream || place.dialect.isStreamSafe();
      ledger.check(!Sends.wasSent(failure) || together, "what was not sent is NOT_SENT", outcome);
    } else {
      ledger.broken("a turn that was not sent is answered: " + outcome);
    }
  }

  /** What was before does not count: a server that was new had to connect first. */
  void countAnew() {
    answers.clear();
    hasFailed = false;
  }

  /** How often a server answered. */
  long answered(ServerUnderTest place) {
    return answers.getOrDefault(place, 0);
  }

  boolean hasFailed() {
    return hasFailed;
  }

  long asked() {
    return polling == null ? 0 : polling.asked();
  }

  long skipped() {
    return polling == null ? 0 : polling.skipped();
  }

  /** Outcomes of turns that asked nothing. */
  long away() {
    return polling == null ? 0 : told - polling.answered() - polling.failed();
  }

  void check() {
    if (polling == null) {
      return;
    }
    long asked = polling.asked();
    ledger.check(polling.answered() + polling.failed() <= asked, "no outcome without a turn", this);
    ledger.check(sent <= asked, "nothing is asked out of turn", this);
    ledger.check(
        !isClosed() || (asked == askedAtClose && polling.skipped() == skippedAtClose),
        "a poll that was ended asks nothing more",
        this);
  }

  /** When its fleet is closed. */
  void atLast() {
    if (polling == null) {
      return;
    }
    check();
    ledger.check(ended, "a poll ends with its fleet", this);
    ledger.check(
        polling.asked() == polling.answered() + polling.failed(), "each turn has an outcome", this);
    ledger.check(polling.answered() == answered, "each answer is handed over", this);
  }

  @Override
  public String toString() {
    return polling == null
        ? "poll " + id
        : String.format(
            "poll %d (asked %d, sent %d, answered %d of %d, failed %d of %d, skipped %d)",
            id,
            polling.asked(),
            sent,
            polling.answered(),
            answered,
            polling.failed(),
            told - answered,
            polling.skipped());
  }
}
