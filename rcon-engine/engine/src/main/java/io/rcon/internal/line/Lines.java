package io.rcon.internal.line;

import io.rcon.DialectFindings;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.support.Spans;
import io.rcon.internal.wire.Wire;
import io.rcon.spi.Mechanism;
import io.rcon.spi.Mechanism.LineLife;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one session, and what is known of the commands in flight on them. A session has one
 * for its whole life: a {@link ConnectionLine}, or {@link LeasedLines}. Event loop only, but for
 * {@link #lastHeard()} and {@link #misfitWords()}.
 */
public abstract sealed class Lines extends LineEnds implements SessionSetting.Owner
    permits ConnectionLine, LeasedLines {
  final SessionSetting setting;

  Lines(
      LoopContext context, Server server, Mechanism mechanism, Wire wire, LinesListener listener) {
    super(context, server, wire, listener);
    setting = new SessionSetting(this, context, server, mechanism);
  }

  /**
   * The lines of a session.
   *
   * @param context what the loop's sessions share
   * @param server the server
   * @param mechanism what its conversations are
   * @param wire the way to it
   * @param listener the session's commands
   * @return a connection's line, or lines for one command each
   */
  public static Lines of(
      LoopContext context, Server server, Mechanism mechanism, Wire wire, LinesListener listener) {
    return mechanism.lineLife() == LineLife.ONE_A_SESSION
        ? new ConnectionLine(context, server, mechanism, wire, listener)
        : new LeasedLines(context, server, mechanism, wire, listener);
  }

  /** {@return what is concluded of the server; null while nothing is; any thread} */
  public @Nullable DialectFindings findings() {
    return setting.findings();
  }

  // ---- out

  /** {@return whether there is a connection that commands can be written on} */
  public boolean isConnected() {
    return false;
  }

  /** {@return whether a command may be written now, as far as the lines go} */
  public abstract boolean isOpen();

  /** {@return the line for the next command; null if it has to wait, and then it is told} */
  public abstract @Nullable InFlightCommands acquire();

  /**
   * Writes a command.
   *
   * @param exchange its exchange
   * @param line where; what a mechanism throws that cannot encode the command is thrown, and {@link
   *     #notWritten} is to follow
   * @return false if it has to wait until another one has ended
   */
  public boolean write(Exchange exchange, InFlightCommands line) {
    assert context.loop().inEventLoop();
    Duration own = exchange.command().timeout().orElse(null);
    long timeout = own == null ? setting.timeoutNanos() : Spans.nanos(own);
    if (!line.write(exchange, timeout, traffic.next())) {
      return false;
    }
    long now = context.loop().now();
    traffic.added(now);
    if (!exchange.command().isExpectClose()) {
      exchange.times().askAt(askAt(now, timeout));
    }
    return true;
  }

  /** Keeps an idle line alive. {@return false if a command has to do that} */
  public boolean keepAlive() {
    return false;
  }

  /** When to ask why the server is silent. */
  abstract long askAt(long now, long timeout);

  /**
   * A command could not be written.
   *
   * @param line where
   * @param sent whether anything of it has left
   */
  public abstract void notWritten(InFlightCommands line, boolean sent);

  // ---- time

  /** Adds the exchanges in flight whose next time has come, in no order. */
  public abstract void addDue(long now, List<Exchange> due);

  /** {@return the earliest of their next times; {@link Long#MAX_VALUE} for none} */
  public abstract long nextDueAt();

  /**
   * The time of an exchange in flight has come.
   *
   * @param exchange the one
   * @param now the loop's time
   */
  public void due(Exchange exchange, long now) {
    if (!(exchange.line() instanceof InFlightCommands line) || !line.has(exchange)) {
      return;
    }
    CommandTimes times = exchange.times();
    if (times.isQuiet(now)) {
      endsQuietly(line);
      line.endQuietly(exchange);
    } else if (times.isOver(now)) {
      over(exchange, line, now);
    } else if (times.isToAsk(now)) {
      ask(exchange, line, now);
    }
  }

  @Override
  public void conversationDue(long now) {}

  /** An answer is about to end by silence. */
  abstract void endsQuietly(InFlightCommands line);

  /** It is time to ask why the server is silent. */
  abstract void ask(Exchange exchange, InFlightCommands line, long now);

  private void over(Exchange exchange, InFlightCommands line, long now) {
    line.cutFrame().take(exchange);
    if (exchange.line() != line || exchange.state() != Exchange.State.UNDER_WAY) {
      // It was too much, and ended it.
      return;
    }
    Failure why = TimeoutReason.of(exchange, now, server.dialect(), wire.at(), this::silenceSince);
    Delivery delivery = line.hasLeft(exchange) ? Delivery.UNKNOWN : Delivery.NOT_SENT;
    line.forget(exchange);
    removed(exchange);
    traffic.silent(now);
    listener.timedOut(exchange, why, delivery);
  }

  /** The likely meaning of a silence, as the rest of a sentence. */
  abstract String silenceSince(long since);

  // ---- exchanges that leave their lines

  /**
   * Takes an exchange off its line of which only what prepares it has left, such as the question
   * for a challenge: so it never will.
   *
   * @param exchange one that is in flight
   * @return false if it may have left; then it stays
   */
  public final boolean takeBack(Exchange exchange) {
    boolean waits = exchange.line() instanceof InFlightCommands line && !line.hasLeft(exchange);
    if (waits) {
      takeOff(exchange, null);
    }
    return waits;
  }

  /**
   * A command met silence, and what of it is still unread is not known.
   *
   * @param exchange one that {@linkplain LinesListener#timedOut timed out}
   */
  public abstract void metSilence(Exchange exchange);

  /**
   * Takes an exchange off its line although its answer may still come; one that is not in flight is
   * left alone.
   *
   * @param exchange the one
   * @param why in words; null if nothing of it can still be unread
   */
  public abstract void takeOff(Exchange exchange, @Nullable String why);

  /**
   * Nothing goes on on these lines.
   *
   * @return those that were in flight, in order; each is to be {@link #removed} before it ends
   */
  public abstract List<Exchange> takeOpen();

  /**
   * The answer that the server's close has ended.
   *
   * @param exchange one of {@link #takeOpen}
   * @return null if what came cannot be all of it
   */
  public @Nullable Reply endedByClose(Exchange exchange) {
    Reply came =
        exchange.line() instanceof InFlightCommands line ? line.endedByClose(exchange) : null;
    return came == null ? null : doubted(came);
  }

  // ---- seen from above

  @Override
  public LoopContext context() {
    return context;
  }

  @Override
  public Server server() {
    return server;
  }

  /** {@return the line of the connection; null where every command leases its own} */
  public @Nullable ConnectionLine connection() {
    return null;
  }

  /** {@return whether bytes go by a stream, which is closed at its end, and not by datagrams} */
  public boolean isStream() {
    return setting.isOrdered();
  }

  /** {@return whether the server has a login at all} */
  public boolean hasLogin() {
    return setting.hasLogin();
  }

  /** The server said that it was asked too often. */
  public void paced() {}

  /**
   * How many requests a command takes.
   *
   * @param exchange its exchange
   * @return 1 or more
   */
  public int requests(Exchange exchange) {
    return setting.requests(exchange.command());
  }
}
