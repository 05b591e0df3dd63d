package io.rcon.internal.line;

import io.rcon.Dialect;
import io.rcon.Ending.Probe;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.EngineLoop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The order of commands and answers on a connection, which a silence puts in doubt: where a frame
 * may still be unread, nothing is written until the server has given a sign, or on a new
 * connection. Event loop only.
 */
final class LineOrder {
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

  private final EngineLoop loop;
  private final LinesListener listener;

  /** Whether a silence has failed one command and that is all. */
  private final boolean survives;

  private boolean shut;
  private @Nullable Deadline realignment;

  /**
   * Makes the order of a connection.
   *
   * @param ordered whether the carrier keeps an order: datagrams have none to lose
   */
  LineOrder(EngineLoop loop, Dialect dialect, LinesListener listener, boolean ordered) {
    this.loop = loop;
    this.listener = listener;
    survives = !ordered || (dialect.isStreamSafe() && dialect.idsMirrored());
  }

  /** Whether nothing may be written until the order is restored. */
  boolean isShut() {
    return shut;
  }

  /**
   * When to ask why a server is silent: before the time of the command ends, where silence may be
   * an empty answer, and not before the server has surely read the command.
   */
  static long askAt(Dialect dialect, long now, long timeout) {
    boolean probes = dialect.ending().probe() == Probe.AFTER_FIRST_OR_SILENCE;
    return probes && timeout > ASK_AT_MOST ? now + ASK_AT_MOST : CommandTimes.NEVER;
  }

  /** It is time to ask, at once or a while later. */
  static void ask(Exchange exchange, InFlightCommands line, long slowestRoundTrip, long now) {
    long again = askAgainAt(exchange.times(), slowestRoundTrip, now);
    exchange.times().askAt(again);
    if (again == CommandTimes.NEVER) {
      line.silent(exchange);
    }
  }

  /**
   * When to ask again, since a second frame must not meet one that is still unread, which a game
   * such as Minecraft answers by closing. Never if it was surely read.
   */
  private static long askAgainAt(CommandTimes times, long slowestRoundTrip, long now) {
    if (times.isToAsk(now - LATE)) {
      return now + ASK_AT_MOST;
    }
    // Half of the command's time is left for the sign.
    long half = (times.overAt() - times.sentAt()) / 2;
    long readAt = times.sentAt() + Math.min(ROUND_TRIPS * slowestRoundTrip, half);
    return readAt > now ? readAt : CommandTimes.NEVER;
  }

  /** After a silence, or something like it, on the line that is in use. */
  void restore(InFlightCommands line, int silences, long timeoutNanos, String why) {
    if (survives) {
      if (silences >= DEAD_AFTER) {
        listener.connectionUseless(
            Failure.disconnected(silences + " commands in a row met silence"));
      }
    } else if (realignment == null && line.realign()) {
      shut = true;
      realignment = signMissing();
      loop.wheel().arm(realignment, loop.now() + timeoutNanos);
    } else {
      listener.connectionUseless(
          Failure.disconnected(why + ", and only a new connection restores the order"));
    }
  }

  private Deadline signMissing() {
    return new Deadline() {
      @Override
      protected void expired(long at) {
        realignment = null;
        Failure silent =
            Failure.disconnected("the server met a command and then a probe with silence");
        listener.survive(() -> listener.connectionUseless(silent));
      }
    };
  }

  /** The order is restored, or no longer matters. */
  void reopen() {
    shut = false;
    if (realignment != null) {
      loop.wheel().disarm(realignment);
      realignment = null;
    }
  }
}
