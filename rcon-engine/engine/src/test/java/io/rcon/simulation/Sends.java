package io.rcon.simulation;

import io.rcon.Dialect;
import io.rcon.QuakeFacts;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Sealing;
import org.jspecify.annotations.Nullable;

/** The laws of sending, whatever carries it. */
final class Sends {
  private Sends() {}

  /** Something was thrown when it had been written, and it leaves when the loop's turn ends. */
  static boolean isLeaving(Entry entry, World world) {
    return entry.failure != null
        && entry.failure.delivery() == Delivery.UNKNOWN
        && entry.endedAt == world.now()
        && isThrown(entry.failure);
  }

  /** Whether a command failed because something was thrown on purpose. */
  static boolean isThrown(RconException failure) {
    return String.valueOf(failure.getMessage()).contains(Throwing.WORDS);
  }

  /** A command was put on the wire. */
  static void noted(Entry entry, World world, Ledger ledger) {
    world.log("sends", entry.id, entry.sent);
    boolean isOver = entry.isEnded() && !(runsOnce(entry) && entry.sent > 0);
    ledger.check(!isOver || isLeaving(entry, world), "what has ended is not sent", entry);
    entry.lastSentAt = world.now();
    if (entry.sent++ == 0) {
      entry.firstSentAt = world.now();
    } else if (!runsOnce(entry)
        && (!entry.command.isSafeToRepeat() || entry.command.isExpectClose())) {
      // Only words that say so are a proof that it did not run.
      ledger.check(
          entry.sent - 1 <= entry.place.refusals, "nothing is sent twice on silence", entry);
    }
    behind(entry, ledger);
    if (!entry.isEnded()) {
      depth(entry, ledger);
    }
    ledger.check(
        entry.command.text().getBytes(entry.place.dialect.charset()).length
            <= entry.place.dialect.maxRequest(),
        "no longer than its longest",
        entry);
  }

  /** Whether the server runs the same bytes once at most, so that they may be sent again. */
  static boolean runsOnce(Entry entry) {
    Dialect dialect = entry.place.dialect;
    return dialect.family().equals(Dialect.QUAKE3.family())
        && dialect.get(QuakeFacts.RCON_SECURE) == 2
        && dialect.get(QuakeFacts.SEALED_BY) == Sealing.HMAC_MD4;
  }

  /** Whatever waits behind a command that stops the server is for the one that starts next. */
  private static void behind(Entry entry, Ledger ledger) {
    ServerUnderTest place = entry.place;
    boolean stopping =
        place.open.stream()
            .anyMatch(each ->
                each != entry
                    && each.command.isExpectClose()
                    && each.login == place.logins
                    && !each.isEnded());
    boolean unsure = place.heard != place.told || place.refusals > 0 || place.forgotLogins;
    ledger.check(!stopping || unsure, "nothing is written behind what stops the server", entry);
  }

  private static void depth(Entry entry, Ledger ledger) {
    ServerUnderTest place = entry.place;
    entry.login = place.logins;
    // One that is to be repeated may wait for that now; a poll waits behind what people gave.
    boolean waits = entry.command.isSafeToRepeat() && (!place.stream || entry.isTurn());
    if (!place.open.contains(entry) && !waits) {
      place.open.add(entry);
    }
    // Empty answers are there, and held back until the login is proven.
    boolean holds = place.dialect.loginCheck().isPresent();
    long held = holds ? place.open.stream().filter(each -> each.size == 0).count() : 0;
    long underWay = place.open.size() - (place.heard - place.told) - held;
    // A command that was refused in words, and then not sent again, has ended unheard.
    ledger.check(
        underWay <= place.dialect.depth() || place.refusals > 0 || place.forgotLogins,
        "no deeper than its depth",
        entry + ": " + underWay);
  }

  /** Whether an end is one of a command that was sent. */
  static boolean wasSent(@Nullable RconException failure) {
    return failure == null || failure.delivery() != Delivery.NOT_SENT;
  }
}
