package io.rcon.simulation;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.SessionState;
import io.rcon.SourceFacts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The laws of how commands end. */
final class EndLaws {
  private static final long SLACK = Duration.ofMillis(20).toNanos();

  private final World world;
  private final Ledger ledger;
  private final Duration timeout;
  private final Duration wait;

  EndLaws(World world, Ledger ledger, Duration timeout, Duration wait) {
    this.world = world;
    this.ledger = ledger;
    this.timeout = timeout;
    this.wait = wait;
  }

  /** A caller was told. */
  void told(Entry entry, @Nullable Reply reply, @Nullable Throwable failure) {
    entry.ends++;
    ledger.check(entry.ends == 1, "a command ends once", entry);
    if (reply != null) {
      entry.reply = reply;
      entry.endedAt = ledger.endTime(reply);
    } else if (failure instanceof RconException why) {
      entry.failure = why;
      entry.endedAt = ledger.endTime(why);
    } else {
      ledger.broken("a command ends with a reply or a reason: " + entry + " " + failure);
      return;
    }
    entry.place.open.remove(entry);
    if (Sends.wasSent(entry.failure) && entry.login == entry.place.logins) {
      entry.place.told++;
    }
    entry.jumpedAfter = world.jumped();
    world.log(
        "ends " + (reply != null ? reply.end() : entry.failure.code()),
        entry.id,
        reply != null ? reply.text().hashCode() : entry.failure.delivery().name().length());
    times(entry);
    if (reply != null) {
      replied(entry, reply);
    } else {
      delivery(entry);
    }
  }

  /** A turn whose end was told when it had been written, and before it left. */
  void toldBefore(Entry turn, RconException failure, long at) {
    turn.ends = 1;
    turn.failure = failure;
    turn.endedAt = at;
    turn.jumpedAfter = world.jumped();
  }

  private void times(Entry entry) {
    long jumped = entry.jumpedAfter - entry.jumpedBefore;
    // Whether a server is gone is found out after the command's time.
    boolean stops = entry.command.isExpectClose() && (entry.sent > 0 || entry.place.asksFirst);
    Duration own = entry.command.timeout().orElse(timeout);
    boolean answered = entry.reply != null || entry.failure.delivery() == Delivery.ANSWERED;
    boolean held = entry.place.dialect.loginCheck().isPresent() && entry.ran > 0;
    // One whose login was lost waits for the next connection, and ends with its failure.
    boolean ofLogin =
        entry.failure != null
            && String.valueOf(entry.failure.getMessage()).contains("no answer to the login");
    if (entry.failure instanceof RconException.TimedOut
        && !ofLogin
        && !held
        && !entry.place.asksFirst
        && entry.sent == 1
        && !entry.command.isSafeToRepeat()) {
      long waited = entry.endedAt - entry.firstSentAt;
      // When a turn was given nobody saw: some time before it was sent.
      boolean within =
          entry.command.within().isPresent()
              && (entry.isTurn()
                  || entry.endedAt - entry.givenAt >= entry.command.within().get().toNanos());
      ledger.check(within || waited >= own.toNanos(), "no time-out comes early", entry);
    }
    entry
        .command
        .within()
        .ifPresent(within ->
            ledger.check(
                stops || entry.endedAt - entry.givenAt <= within.toNanos() + SLACK + jumped,
                "a command ends within its bound",
                entry + " after " + (entry.endedAt - entry.givenAt) / 1e6 + " ms"));
    if (entry.command.within().isEmpty() && entry.sent == 0 && !entry.isTurn()) {
      // One whose challenge never came has waited in the queue, and then for that.
      Duration most = entry.place.asksFirst ? wait.plus(own) : wait;
      ledger.check(
          entry.endedAt - entry.givenAt <= most.toNanos() + SLACK + jumped,
          "a command waits no longer than the engine lets it",
          entry + " after " + (entry.endedAt - entry.givenAt) / 1e6 + " ms");
    }
    boolean sentOnce = !entry.command.isSafeToRepeat() && entry.place.refusals == 0;
    if (entry.sent == 1 && !answered && sentOnce && !stops) {
      ledger.check(
          entry.endedAt - entry.firstSentAt <= own.toNanos() + SLACK + jumped,
          "a command ends in its time",
          entry + " after " + (entry.endedAt - entry.firstSentAt) / 1e6 + " ms");
    }
  }

  // ---- what a success says

  private void replied(Entry entry, Reply reply) {
    Dialect dialect = entry.place.dialect;
    String text = reply.text();
    boolean stops = entry.command.isExpectClose();
    ledger.check(reply.elapsedNanos() >= 0, "an answer comes after its command", entry);
    ledger.check(
        !stops || reply.end() == EndRule.CLOSED, "what stops a server ends by its close", entry);
    // A server may stop without a word; of other words that a close cut off the reply says so.
    boolean wordless = stops && text.isEmpty();
    boolean isCut = reply.end() == EndRule.CLOSED && (reply.possiblyTruncated() || wordless);
    boolean ran = entry.hasRun() || wordless;
    boolean own =
        entry.size == 0
            ? text.isEmpty()
            // Without a marker a last piece may pass for the whole: too short to hold a token.
            : CommandTokens.hasOwn(text, entry)
                || (isCut && entry.expected().startsWith(text))
                || (!entry.place.stream && !text.isEmpty() && entry.expected().contains(text));
    boolean foreign = CommandTokens.hasForeign(text, entry);
    if (entry.place.carrier) {
      CarrierLaws.replied(entry, reply, isCut, world.isCalm(), ledger);
    } else if (entry.place.numbered) {
      NumberTap.replied(entry, text, isCut, world.isCalm(), ledger);
    } else if (entry.place.stream && dialect.idsMirrored()) {
      ledger.check(!foreign && (own || entry.tampered), "an answer is its command's", entry);
      if (!entry.tampered) {
        String expected = AnswerForms.sent(entry);
        String came = AnswerForms.came(entry, text);
        boolean mayLack = isCut || AnswerForms.mayLackItsEnd(entry, reply);
        boolean whole = mayLack ? expected.startsWith(came) : came.equals(expected);
        ledger.check(whole, "an answer is whole", entry);
      }
      ledger.check(ran, "what was answered ran", entry);
    } else if (!entry.place.stream) {
      // A stray may come between the lease of a pair and the first datagram that is sent.
      entry.hit |= entry.sent == 0 && entry.place.heardAt == entry.endedAt;
      boolean mixed = entry.hit || entry.tampered;
      ledger.check(
          mixed || ((own || reply.possiblyTruncated()) && !foreign),
          "an answer is its pair's",
          entry);
      ledger.check(mixed || ran, "what was answered ran", entry);
      boolean exact = reply.end() == EndRule.MARKER || reply.end() == EndRule.DATAGRAM_SIZE;
      if (exact && world.isCalm() && !mixed) {
        ledger.check(text.equals(entry.expected()), "an answer is whole", entry);
      }
    } else {
      // Most servers mirror ids, though the dialect does not rely on it. Where all answers have one
      // id, what comes twice, or in another frame, is told from nothing.
      boolean told = !dialect.get(SourceFacts.STRANGE_IDS) || !entry.place.tampers;
      ledger.check(!foreign || !told, "an answer is its command's", entry);
      if (world.isCalm() && entry.place.lies == 0) {
        ledger.check(own || entry.tampered || !told, "an answer is its command's", entry);
      }
    }
  }

  // ---- what a failure says

  private void delivery(Entry entry) {
    Delivery delivery = entry.failure.delivery();
    ServerUnderTest place = entry.place;
    boolean refused = entry.failure instanceof RconException.LoginRefused && !place.stream;
    ledger.check(
        !refused
            || place.sessions.isAny(SessionState.REFUSED)
            || place.sessions.isAny(SessionState.CLOSED)
            || ledger.retriedAt(place) >= entry.endedAt,
        "a refused session is not used again",
        entry);
    if (delivery == Delivery.NOT_SENT) {
      ledger.check(entry.sent == 0 || entry.place.refusals > 0, "NOT_SENT was not sent", entry);
      boolean ran = entry.ran > 0 && !entry.isTurn();
      ledger.check(!ran || entry.doubled > 0 || entry.hit, "NOT_SENT did not run", entry);
    } else {
      // Where frames leave together, one may be lost between being written and leaving.
      boolean together = !entry.place.stream || entry.place.dialect.isStreamSafe();
      ledger.check(entry.sent > 0 || together, "what was not sent is NOT_SENT", entry);
    }
  }

  /** What is known only when nothing happens any more. */
  void atLast(Entry entry) {
    ledger.check(entry.ends == 1, "a command ends", entry);
    ledger.check(entry.sent > 0 || entry.ran == 0, "what ran was sent", entry);
    if (entry.failure != null) {
      delivery(entry);
      boolean refused = entry.failure.delivery() == Delivery.ANSWERED;
      ledger.check(
          !refused || entry.hit || entry.isTurn() || entry.ran <= entry.doubled,
          "what was refused did not run",
          entry);
    }
    int most = entry.command.isSafeToRepeat() ? entry.sent : Math.min(1, entry.sent);
    ledger.check(
        entry.hit || entry.isTurn() || entry.ran <= most + entry.doubled,
        "nothing runs more than once",
        entry);
  }
}
