package io.rcon.internal.session;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.ExchangeQueue;
import io.rcon.internal.line.InFlightCommands;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Spans;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way of one session's commands: the queue, the pace, the write, and what is known of those
 * under way. Event loop only.
 */
final class CommandFlow extends ExchangeTimes {
  private static final int MAX_ATTEMPTS = 3;

  private final SessionCore core;
  private final SessionContext context;
  private final EngineLoop loop;
  private final Server server;
  private final Dialect dialect;
  private final boolean stream;
  private final LineEvents lineEvents;
  private final Timeouts timeouts;
  private final @Nullable LoginGuard guard;
  private final Ends ends;
  private final Given given;
  private final ExchangeQueue queue = new ExchangeQueue();
  private final long timeoutNanos;
  private final @Nullable PaceGate pace;

  private int underWay;
  private @Nullable ExpectedClose expectedClose;
  private boolean shut;
  private boolean dispatching;
  private boolean waitingForLine;
  private long written;
  private long lastUsedAt;
  private long roundTrip;
  private long loginTook;

  CommandFlow(SessionCore core, SessionContext context) {
    super(context.loop().wheel());
    this.core = core;
    this.context = context;
    loop = context.loop();
    server = core.server();
    dialect = server.dialect();
    stream = core.isStream();
    ends = new Ends(context, server);
    timeoutNanos = Spans.nanos(server.timeout().orElse(context.options().timeout()));
    pace = PaceGate.of(this, context, dialect);
    timeouts = new Timeouts(core, this);
    guard = LoginGuard.of(core, this);
    lineEvents = new LineEvents(core, this, guard, context);
    given = new Given(core, this, queue, context);
  }

  // ---- in

  /** The engine's own command, which nobody waits for. */
  Exchange internal(String command) {
    Exchange exchange = new Exchange();
    exchange.given(Command.of(command), null, loop.now(), Long.MAX_VALUE);
    return exchange;
  }

  void keepAlive() {
    queue.add(internal(dialect.keepAliveCommand()));
    dispatch();
  }

  // ---- out

  /** Writes whatever may be written now. */
  void dispatch() {
    if (dispatching || queue.isEmpty()) {
      return;
    }
    dispatching = true;
    try {
      for (Exchange next = mayGo(); next != null && leaves(next); ) {
        next = mayGo();
      }
    } finally {
      dispatching = false;
    }
  }

  private @Nullable Exchange mayGo() {
    boolean open = core.state() == SessionState.READY && !shut && !waitingForLine;
    boolean stops = expectedClose() != null;
    return !open || stops || underWay >= dialect.depth() ? null : queue.peek();
  }

  /** False if it, and so whatever is behind it, has to wait. */
  private boolean leaves(Exchange next) {
    try {
      if (next.isBeyondWithin(loop.now())) {
        // The loop came late: its deadline is due in this turn too.
        given.outOfTime(next);
        return true;
      }
      int requests = pace == null ? 1 : requests(next);
      InFlightCommands line = !paceAllows(next, requests) ? null : stream ? core.line() : leased();
      if (line != null) {
        queue.poll();
        write(next, line, requests);
      }
      return line != null;
    } catch (Throwable e) {
      // Or it would stay the first for ever, and all others behind it.
      commonEnds().threw(next, e);
      return true;
    }
  }

  /** What is to stop the server, until it is known and nothing of it is kept; null for nothing. */
  @Nullable ExpectedClose expectedClose() {
    expectedClose = expectedClose != null && expectedClose.isPending() ? expectedClose : null;
    return expectedClose;
  }

  private boolean paceAllows(Exchange next, int requests) {
    return pace == null || pace.allows(requests, next.yields(), server);
  }

  /** How many requests it takes. */
  int requests(Exchange exchange) {
    Command command = exchange.command();
    return core.mechanism().requests(core.setting(), command.text(), command.isExactEnd());
  }

  private void paceTakes(int requests) {
    if (pace != null) {
      pace.take(requests);
    }
  }

  /** A query counts against the pace too; false if it must not be sent now. */
  boolean takePace() {
    return pace == null || pace.takeForQuery();
  }

  /** Takes one request for a query behind the commands; else how long to wait. */
  long takePaceBehind() {
    boolean commandsWait = core.state() == SessionState.READY && !queue.isEmpty();
    return pace == null ? 0 : pace.takeBehind(commandsWait);
  }

  void pausePace(long nanos) {
    if (pace != null) {
      pace.pause(nanos);
    }
  }

  /** When the server will have forgotten all that was sent. */
  long pacedUntil() {
    return pace == null ? Long.MIN_VALUE : pace.fullAt();
  }

  void pacedUntil(long fullAt) {
    if (pace != null) {
      pace.notFullBefore(fullAt);
    }
  }

  LineEvents lineEvents() {
    return lineEvents;
  }

  private @Nullable InFlightCommands leased() {
    InFlightCommands line = lineEvents.lease();
    if (line == null) {
      core.wire().whenFree(this::lineIsFree);
      waitingForLine = true;
    }
    return line;
  }

  private void lineIsFree() {
    waitingForLine = false;
    dispatch();
  }

  void write(Exchange exchange, InFlightCommands line, int requests) {
    long now = loop.now();
    Optional<Duration> own = exchange.command().timeout();
    long timeout = own.isPresent() ? Spans.nanos(own.get()) : timeoutNanos;
    try {
      line.write(exchange, timeout, ++written);
    } catch (Throwable e) {
      // A mechanism that cannot encode what it let pass: this command fails, the others go on.
      paceTakes(line.hasSent() ? requests : 0);
      core.recovery().notWritten(exchange, line, e);
      return;
    }
    underWay++;
    paceTakes(requests);
    lastUsedAt = now;
    if (exchange.command().isExpectClose()) {
      expectedClose = new ExpectedClose(core, this, exchange, expectedClose);
    } else {
      exchange.askAt(timeouts.askAt(now, timeout));
    }
    wakeAt(exchange.dueAt());
    ends.sent(exchange);
  }

  // ---- ends

  /** An exchange is no longer on its line. */
  void off(Exchange exchange) {
    underWay--;
    lastUsedAt = loop.now();
    long first = exchange.firstNanos();
    if (first > 0) {
      // One slow answer must not make every end of the next dozen wait: down faster than up.
      long weight = first < roundTrip ? 2 : 8;
      context.counters().firstPieceTook(first);
      roundTrip = roundTrip == 0 ? first : roundTrip + (first - roundTrip) / weight;
    }
  }

  void finish(Exchange exchange, Reply reply) {
    ends.finish(exchange, reply);
  }

  /** It has ended, and whoever holds it here lets go of it at once. */
  void giveBack(Exchange exchange) {
    if (exchange.state() == Exchange.State.DONE) {
      context.exchanges().giveBack(exchange);
    }
  }

  void fail(Exchange exchange, Failures why, Delivery delivery) {
    ends.fail(exchange, why, delivery);
  }

  Ends ends() {
    return ends;
  }

  /** Fails what was written, or queues it again where the caller said that repeating is safe. */
  void failOrRepeat(Exchange exchange, Failures why, Delivery delivery) {
    boolean again =
        exchange.command().isSafeToRepeat()
            && exchange.attempts() < MAX_ATTEMPTS
            && !exchange.isAbandoned()
            && !exchange.isBeyondWithin(loop.now())
            && !core.isClosing();
    if (again) {
      exchange.repeated(dialect.charset());
      requeue(exchange);
      core.wanted();
    } else {
      fail(exchange, why, delivery);
    }
  }

  void requeue(Exchange exchange) {
    exchange.requeued();
    given.boundWaiting(exchange);
    queue.addFirst(exchange);
    wakeAt(exchange.dueAt());
  }

  /** The engine's own command met silence. */
  void internalTimedOut(Exchange exchange) {
    exchange.endUntold();
    if (guard != null) {
      guard.checkTimedOut(exchange);
    }
  }

  /** Over UDP an exchange gives its line back. */
  void release(Exchange exchange, Duration rest) {
    lineEvents.release(exchange, rest);
  }

  // ---- times

  /** How long an answer may take, unless the command says otherwise. */
  long timeoutNanos() {
    return timeoutNanos;
  }

  @Override
  void addDue(long now, List<Exchange> due) {
    queue.addDue(now, due);
    lineEvents.addDue(now, due);
    if (guard != null) {
      guard.addDue(now, due);
    }
  }

  @Override
  long nextDueAt() {
    long next = Math.min(queue.nextDueAt(), lineEvents.nextDueAt());
    return guard == null ? next : Math.min(next, guard.nextDueAt());
  }

  @Override
  void due(Exchange exchange, long now) {
    // What follows must not see an earlier time than the deadline.
    loop.batchDone();
    switch (exchange.state()) {
      case QUEUED -> given.outOfTime(exchange);
      case UNDER_WAY -> timeouts.due(exchange, now);
      case HELD -> Objects.requireNonNull(guard).outOfTime(exchange);
      default -> {}
    }
  }

  /** The slot is shut: nothing is written until the order is restored. */
  void shut() {
    shut = true;
  }

  void reopen() {
    shut = false;
    timeouts.aligned();
  }

  void drained() {
    core.mayHaveDrained();
  }

  // ---- seen from outside

  Given given() {
    return given;
  }

  /** Rarely needed, and so not kept. */
  @Override
  CommonEnds commonEnds() {
    return new CommonEnds(this, lineEvents, guard, queue);
  }

  Timeouts timeouts() {
    return timeouts;
  }

  boolean isIdle() {
    boolean held = expectedClose() != null || (guard != null && !guard.isEmpty());
    return queue.isEmpty() && underWay == 0 && !held;
  }

  long roundTrip() {
    return roundTrip;
  }

  /** Of this server's answers of late, of its login, or of all servers; 0 if none is known. */
  long slowestRoundTrip() {
    return Math.max(Math.max(roundTrip, loginTook), context.counters().usualRoundTrip());
  }

  void ready(long now, long loginNanos) {
    lastUsedAt = now;
    loginTook = loginNanos;
    ExpectedClose close = expectedClose();
    if (close != null) {
      close.loggedIn();
    }
  }

  long lastUsedAt() {
    return lastUsedAt;
  }

  int queued() {
    return queue.size();
  }

  int underWay() {
    return underWay;
  }
}
