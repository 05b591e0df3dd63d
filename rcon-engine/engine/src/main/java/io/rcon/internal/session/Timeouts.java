package io.rcon.internal.session;

import io.rcon.Dialect;
import io.rcon.Ending.Probe;
import io.rcon.RconException.Delivery;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.InFlightCommands;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.wire.Wire.Silence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a silence means and what follows from it.
 *
 * <p>On a game that reads frame by frame and mirrors ids, one command has failed and that is all.
 * Otherwise its frame may still be unread, so nothing is written until the server has given a sign,
 * or on a new connection. Event loop only.
 */
final class Timeouts {
  private static final long ASK_AT_MOST = Duration.ofSeconds(1).toNanos();

  /** A server that took so long for its last answers, or its login, may have the command unread. */
  private static final int ROUND_TRIPS = 10;

  /**
   * A loop that comes so much later than it should has not looked at what lies there to be read.
   */
  private static final long LATE = Duration.ofMillis(50).toNanos();

  /**
   * So many silences in a row, with nothing heard in between, and the connection is taken for dead.
   */
  private static final int DEAD_AFTER = 3;

  private final SessionCore core;
  private final CommandFlow flow;
  private final boolean probesSilence;
  private @Nullable Deadline realignment;
  private @Nullable SilenceClues clues;
  private int silences;

  /** When the last of them was noticed. */
  private long silentAt;

  Timeouts(SessionCore core, CommandFlow flow) {
    this.core = core;
    this.flow = flow;
    probesSilence = core.server().dialect().ending().probe() == Probe.AFTER_FIRST_OR_SILENCE;
  }

  /**
   * When to ask why a server is silent: before the caller's patience ends; over TCP where silence
   * may be an empty answer, and not before the server has surely read the command.
   */
  long askAt(long now, long timeout) {
    if (core.isStream()) {
      return probesSilence && timeout > ASK_AT_MOST ? now + ASK_AT_MOST : Long.MAX_VALUE;
    }
    return now + Math.min(timeout / 2, ASK_AT_MOST);
  }

  void due(Exchange exchange, long now) {
    if (!(exchange.line() instanceof InFlightCommands line)) {
      return;
    }
    if (exchange.isQuiet(now)) {
      if (core.isStream() && !core.server().dialect().isStreamSafe() && line.awaitsSign()) {
        restoreOrder(line, "the sign that a frame was read did not come");
      }
      line.endQuietly(exchange);
    } else if (exchange.isOver(now)) {
      over(exchange, line, now);
    } else if (exchange.isToAsk(now)) {
      long again = core.isStream() ? askAgainAt(exchange, now) : Long.MAX_VALUE;
      exchange.askAt(again);
      if (again == Long.MAX_VALUE) {
        ask(exchange, line);
      }
    }
  }

  /**
   * Over TCP a second frame must not meet one that is still unread, which a game such as Minecraft
   * answers by closing. Never if it was surely read.
   */
  private long askAgainAt(Exchange exchange, long now) {
    if (exchange.isToAsk(now - LATE)) {
      return now + ASK_AT_MOST;
    }
    // Half of the command's time is left for the sign.
    long half = (exchange.overAt() - exchange.sentAt()) / 2;
    long readAt = exchange.sentAt() + Math.min(ROUND_TRIPS * flow.slowestRoundTrip(), half);
    return readAt > now ? readAt : Long.MAX_VALUE;
  }

  private void over(Exchange exchange, InFlightCommands line, long now) {
    long waited = Duration.ofNanos(now - exchange.sentAt()).toMillis();
    line.cutFrame().take(exchange);
    if (exchange.line() != line || exchange.state() != Exchange.State.UNDER_WAY) {
      // It was too much, and ended it.
      return;
    }
    Failures why = Failures.timedOut(words(waited, exchange, now));
    line.forget(exchange);
    flow.off(exchange);
    silences = core.lastHeardAt() >= silentAt ? 1 : silences + 1;
    silentAt = now;
    ExpectedClose close = flow.expectedClose();
    if (close != null && close.isOf(exchange)) {
      close.timedOut();
      return;
    }
    // The order first: whoever is told of the end may give the next command at once.
    try {
      if (core.isStream()) {
        restoreOrder(line, "a command met silence");
      } else {
        flow.release(exchange, core.server().dialect().rests().afterTimeout());
        if (exchange.packets() == 0 && !clues().answersQuery()) {
          core.wire().silent(silences, exchange.sentAt(), flow::takePace);
        }
      }
    } finally {
      if (exchange.isInternal()) {
        flow.internalTimedOut(exchange);
      } else {
        flow.failOrRepeat(exchange, why, Delivery.UNKNOWN);
      }
    }
    flow.dispatch();
    core.mayHaveDrained();
  }

  private String words(long waited, Exchange exchange, long now) {
    String base = " within " + waited + " ms" + core.wire().at();
    if (exchange.packets() == 0) {
      return "no answer" + base + clues().words(exchange.sentAt());
    }
    // What came long ago was all of it, and its end was not seen: more time would not help.
    boolean cameLately = now - exchange.lastAt() < (now - exchange.sentAt()) / 4;
    return "no end of the answer"
        + base
        + (cameLately
            ? "; " + exchange.length() + " bytes came and more was coming: give it a longer timeout"
            : FittingDialects.afterNoEnd(core.server().dialect()));
  }

  /** Most sessions never need any. */
  SilenceClues clues() {
    if (clues == null) {
      clues = new SilenceClues(core);
    }
    return clues;
  }

  void restoreOrder(InFlightCommands line, String why) {
    if (line != core.line()) {
      return;
    }
    Dialect dialect = core.server().dialect();
    if (dialect.isStreamSafe() && dialect.idsMirrored()) {
      if (silences >= DEAD_AFTER) {
        core.setbacks()
            .lost(Failures.disconnected(silences + " commands in a row met silence"), line);
      }
    } else if (realignment == null && line.realign()) {
      flow.shut();
      Deadline sign =
          new Deadline() {
            @Override
            protected void expired(long at) {
              realignment = null;
              Failures why =
                  Failures.disconnected("the server met a command and then a probe with silence");
              core.recovery().survive(() -> core.setbacks().lost(why, line));
            }
          };
      realignment = sign;
      core.context().loop().wheel().arm(sign, core.context().loop().now() + flow.timeoutNanos());
    } else {
      core.setbacks()
          .lost(
              Failures.disconnected(why + ", and only a new connection restores the order"), line);
    }
  }

  /** The order is restored, or no longer matters. */
  void aligned() {
    if (realignment != null) {
      core.context().loop().wheel().disarm(realignment);
      realignment = null;
    }
  }

  private void ask(Exchange exchange, InFlightCommands line) {
    if (core.isStream()) {
      line.silent(exchange);
      return;
    }
    if (!flow.takePace()) {
      return;
    }
    core.wire()
        .explainSilence(silence -> {
          clues().asked(silence);
          if (silence == Silence.CLOSED_PORT && exchange.line() == line) {
            closedPort(exchange, line);
          }
        });
  }

  private void closedPort(Exchange exchange, InFlightCommands line) {
    if (exchange.state() != Exchange.State.UNDER_WAY || exchange.packets() > 0) {
      return;
    }
    String reason = "nothing listens at the port" + core.wire().at();
    core.wire().silent(Integer.MAX_VALUE, exchange.sentAt(), flow::takePace);
    line.forget(exchange);
    flow.off(exchange);
    flow.release(exchange, core.server().dialect().rests().afterTimeout());
    try {
      // The session first: whoever is told may give the next command at once.
      core.setbacks().gone(reason);
    } finally {
      flow.fail(exchange, Failures.unreachable(reason), Delivery.UNKNOWN);
    }
  }
}
