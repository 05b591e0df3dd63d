package io.rcon.internal.line;

import io.rcon.Command;
import io.rcon.Dialect.Rests;
import io.rcon.EndRule;
import io.rcon.RconException.Delivery;
import io.rcon.RefusalText;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of one session, and what is known of the commands in flight on them. A session has one
 * for its whole life: a {@link ConnectionLine}, or {@link LeasedLines}. Event loop only, but for
 * {@link #lastHeard()} and {@link #misfit()}.
 */
public abstract sealed class Lines extends WatchedLines permits ConnectionLine, LeasedLines {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  final SessionSetting setting;
  private final Mechanism mechanism;
  private final long timeoutNanos;
  private long written;

  Lines(
      LoopContext context, Server server, Mechanism mechanism, Wire wire, LinesListener listener) {
    super(context, server, wire, listener);
    this.mechanism = mechanism;
    setting = new SessionSetting(context.loop(), server, this::conversationDue);
    timeoutNanos = Spans.nanos(server.timeout().orElse(context.options().timeout()));
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
    long timeout = own == null ? timeoutNanos : Spans.nanos(own);
    if (!line.write(exchange, timeout, written + 1)) {
      return false;
    }
    written++;
    long now = context.loop().now();
    added(now);
    if (!exchange.command().isExpectClose()) {
      exchange.askAt(askAt(now, timeout));
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

  InFlightCommands newLine() {
    return new InFlightCommands(
        this, context.loop(), server, mechanism.converse(setting), context.memory());
  }

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
    if (!(exchange.line() instanceof InFlightCommands line)) {
      return;
    }
    if (exchange.isQuiet(now)) {
      endsQuietly(line);
      line.endQuietly(exchange);
    } else if (exchange.isOver(now)) {
      over(exchange, line, now);
    } else if (exchange.isToAsk(now)) {
      ask(exchange, line, now);
    }
  }

  /** The time has come that a conversation asked for. */
  void conversationDue(long now) {}

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
    line.forget(exchange);
    removed(exchange);
    lastHeard.silent(now);
    listener.timedOut(exchange, why);
  }

  /** What a silence may mean, as the rest of a sentence. */
  abstract String silenceSince(long since);

  /** How long an answer may take, unless the command says otherwise. */
  long timeoutNanos() {
    return timeoutNanos;
  }

  // ---- exchanges that leave their lines

  /**
   * A command met silence, and what of it is still unread is not known.
   *
   * @param exchange one that {@linkplain LinesListener#timedOut timed out}
   */
  public abstract void metSilence(Exchange exchange);

  /**
   * Gives back the line that an exchange had for itself, if it had one.
   *
   * @param exchange no longer in flight
   * @param rest how long its pair of server and port rests
   */
  public abstract void release(Exchange exchange, Duration rest);

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
    return came == null ? null : misfit.doubted(came);
  }

  /** The line is of no more use. */
  abstract void failed(InFlightCommands line, Failure why);

  // ---- what the lines are told by the commands in flight

  @Override
  public void wakeAt(long at) {
    listener.wakeAt(at);
  }

  @Override
  public void ended(Exchange exchange, Reply came) {
    assert context.loop().inEventLoop();
    Reply reply = misfit.doubted(came);
    removed(exchange);
    Rests rests = server.dialect().rests();
    release(exchange, reply.end() == EndRule.QUIET_TIME ? rests.afterQuiet() : rests.afterEnd());
    listener.ended(exchange, reply);
  }

  @Override
  public void refusedOrPaced(Exchange exchange, RefusalText refusal, String reason) {
    removed(exchange);
    release(exchange, server.dialect().rests().afterEnd());
    listener.refusedOrPaced(exchange, refusal, reason);
  }

  @Override
  public void unsent(Exchange exchange, String reason) {
    removed(exchange);
    release(exchange, Duration.ZERO);
    listener.failed(exchange, Failure.disconnected(reason), Delivery.NOT_SENT);
    listener.free();
  }

  @Override
  public void violated(InFlightCommands line, String reason) {
    failed(line, Failure.violation(reason));
  }

  /** Its answer had come, and could not be made a reply of. */
  @Override
  public void notDecoded(Exchange exchange, Throwable thrown) {
    removed(exchange);
    release(exchange, server.dialect().rests().afterQuiet());
    log(thrown, "an error in the way of a command, which fails; the others go on");
    listener.failed(exchange, Failure.threw(thrown), Delivery.UNKNOWN);
    listener.free();
  }

  /** What still comes of it is late, or the order on its line is lost. */
  @Override
  public void gaveUp(Exchange exchange, InFlightCommands line, String why) {
    removed(exchange);
    try {
      lost(exchange, line);
    } finally {
      listener.failed(exchange, Failure.overloaded(why), Delivery.UNKNOWN);
    }
    listener.free();
  }

  /** An answer was given up. */
  abstract void lost(Exchange exchange, InFlightCommands line);

  @Override
  public void gaveUp(InFlightCommands line, String why) {
    failed(line, Failure.overloaded(why));
  }

  /** Nothing that is in flight there can be trusted any more. */
  @Override
  public void threw(InFlightCommands line, Throwable thrown) {
    log(thrown, "an error while frames were read; what is under way on this line fails");
    listener.survive(() -> failed(line, Failure.threw(thrown)));
  }

  private void log(Throwable thrown, String what) {
    context.loop().errors().log(log, thrown, server.name(), what);
  }

  // ---- seen from above

  /** The server said that it was asked too often. */
  public void paced() {}

  /**
   * How many requests a command takes.
   *
   * @param exchange its exchange
   * @return 1 or more
   */
  public int requests(Exchange exchange) {
    Command command = exchange.command();
    return mechanism.requests(setting, command.text(), command.isExactEnd());
  }
}
