package io.rcon.internal.session;

import io.rcon.Command;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.exchange.Exchange;
import io.rcon.internal.exchange.ExchangeQueue;
import io.rcon.internal.exchange.LineExchanges;
import io.rcon.internal.exchange.PendingFuture;
import io.rcon.internal.exchange.PollExchange;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Spans;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one session's commands: the queue, the pace, the write, and the end that each of them
 * has exactly once. Event loop only.
 */
final class CommandFlow implements Exchange.Owner {
  private static final int MAX_ATTEMPTS = 3;

  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private final SessionCore core;
  private final SessionContext context;
  private final EngineLoop loop;
  private final Server server;
  private final LineEvents lineEvents;
  private final Timeouts timeouts;
  private final LoginGuard guard;
  private final Ends ends;
  private final ExchangeQueue queue = new ExchangeQueue();
  private final long timeoutNanos;
  private final @Nullable PaceGate pace;

  private int underWay;
  private boolean shut;
  private boolean dispatching;
  private boolean waitingForLine;
  private long written;
  private long lastUsedAt;
  private long roundTrip;

  CommandFlow(SessionCore core, SessionContext context) {
    this.core = core;
    this.context = context;
    loop = context.loop();
    server = core.server();
    ends = new Ends(context, server);
    timeoutNanos = Spans.nanos(server.timeout().orElse(context.options().timeout()));
    pace = PaceGate.of(context, server, this::dispatch);
    timeouts = new Timeouts(core, this, context);
    guard = new LoginGuard(core, this);
    lineEvents = new LineEvents(core, this, guard, context);
  }

  // ---- in

  @Override
  public void given(Exchange exchange) {
    long within = exchange.command().within().map(Spans::nanos).orElse(Long.MAX_VALUE);
    exchange.given(loop.now(), within);
    Failures away =
        core.isClosing() ? Failures.closed("the session was closed") : turnedAway(exchange);
    if (away != null) {
      fail(exchange, away, Delivery.NOT_SENT);
      return;
    }
    // Polls take no room from people.
    int waiting = exchange.yields() ? queue.size() : queue.size() - queue.yielding();
    if (waiting >= context.options().queueLimit()) {
      fail(
          exchange,
          Failures.overloaded(waiting + " commands wait already; this one was not queued"),
          Delivery.NOT_SENT);
      return;
    }
    queue.add(exchange);
    core.wanted();
    dispatch();
    if (exchange.state() == Exchange.State.QUEUED) {
      if (exchange.isPatient()) {
        loop.wheel().arm(exchange, exchange.dueAt());
      }
      context.listener().queued(server, queue.size());
    }
  }

  private @Nullable Failures turnedAway(Exchange exchange) {
    boolean waits = exchange.isPatient() && core.state() == SessionState.BACKING_OFF;
    return waits ? null : core.turnedAway();
  }

  /** A poll whose turn has come: it does not wait for a connection. */
  void poll(PollExchange poll) {
    Failures away = core.awayForPolls();
    Failures why = away != null ? away : rejected(poll.command());
    if (why == null) {
      given(poll);
    } else {
      ends.pass(poll, why);
    }
  }

  private @Nullable Failures rejected(Command command) {
    try {
      core.mechanism().checkCommand(server.dialect(), command.text());
      return null;
    } catch (IllegalArgumentException e) {
      return Failures.rejected(String.valueOf(e.getMessage()));
    }
  }

  /** The engine's own command, which nobody waits for. */
  Exchange internal(String command) {
    return new Exchange(this, Command.of(command), new PendingFuture(true), true);
  }

  void keepAlive() {
    given(internal(server.dialect().keepAliveCommand()));
  }

  // ---- out

  /** Writes whatever may be written now. */
  void dispatch() {
    if (dispatching) {
      return;
    }
    dispatching = true;
    try {
      writeWhatMayGo();
    } finally {
      dispatching = false;
    }
  }

  private void writeWhatMayGo() {
    while (core.state() == SessionState.READY && !shut && !waitingForLine) {
      Exchange next = queue.peek();
      if (next == null || underWay >= server.dialect().depth() || !paceAllows(next)) {
        break;
      }
      LineExchanges line = core.isStream() ? core.line() : leased();
      if (line == null) {
        break;
      }
      queue.poll();
      write(next, line);
    }
  }

  private boolean paceAllows(Exchange next) {
    return pace == null || pace.allows(requests(next), next.yields());
  }

  private int requests(Exchange exchange) {
    return core.mechanism().requests(server.dialect(), exchange.command().isExactEnd());
  }

  /** A query counts against the pace too; false if it must not be sent now. */
  boolean takePace() {
    return pace == null || pace.takeForQuery();
  }

  void pausePace(long nanos) {
    if (pace != null) {
      pace.pause(nanos);
    }
  }

  LineExchanges newLine() {
    return lineEvents.newLine();
  }

  private @Nullable LineExchanges leased() {
    LineExchanges line = lineEvents.lease(this::lineIsFree);
    waitingForLine = line == null;
    return line;
  }

  private void lineIsFree() {
    waitingForLine = false;
    dispatch();
  }

  void write(Exchange exchange, LineExchanges line) {
    long now = loop.now();
    long timeout = exchange.command().timeout().map(Spans::nanos).orElse(timeoutNanos);
    try {
      line.write(exchange, timeout, ++written);
    } catch (RuntimeException e) {
      // A mechanism that cannot encode what it let pass: this command fails, the others go on.
      lineEvents.abandonLease(line);
      fail(exchange, Failures.rejected(String.valueOf(e.getMessage())), Delivery.NOT_SENT);
      return;
    }
    if (pace != null) {
      pace.take(requests(exchange));
    }
    underWay++;
    lastUsedAt = now;
    if (!core.isStream()) {
      exchange.askAt(timeouts.askAt(now, timeout));
    }
    loop.wheel().arm(exchange, exchange.dueAt());
    if (!exchange.isInternal()) {
      context.counters().addSent();
      context.listener().sent(server);
      if (exchange instanceof PollExchange poll && poll.attempts() == 1) {
        context.listener().polled(server, poll.lag());
      }
    }
  }

  // ---- ends

  /** An exchange is no longer on its line. */
  void off(Exchange exchange) {
    underWay--;
    loop.wheel().disarm(exchange);
    lastUsedAt = loop.now();
    long first = exchange.firstNanos();
    if (first > 0) {
      // One slow answer must not make every end of the next dozen wait: down faster than up.
      long weight = first < roundTrip ? 2 : 8;
      roundTrip = roundTrip == 0 ? first : roundTrip + (first - roundTrip) / weight;
    }
  }

  void finish(Exchange exchange, Reply reply) {
    ends.finish(exchange, reply);
  }

  void fail(Exchange exchange, Failures why, Delivery delivery) {
    ends.fail(exchange, why, delivery);
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
      exchange.repeated();
      requeue(exchange);
      core.wanted();
    } else {
      fail(exchange, why, delivery);
    }
  }

  void requeue(Exchange exchange) {
    exchange.requeued();
    queue.addFirst(exchange);
    if (exchange.isPatient()) {
      loop.wheel().arm(exchange, exchange.dueAt());
    }
  }

  @Override
  public void due(Exchange exchange, long now) {
    // What follows must not see an earlier time than the deadline.
    loop.batchDone();
    switch (exchange.state()) {
      case QUEUED -> {
        if (queue.remove(exchange)) {
          fail(
              exchange,
              Failures.timedOut("waited to the end of its time; " + whyWaiting()),
              Delivery.NOT_SENT);
        }
      }
      case UNDER_WAY -> timeouts.due(exchange, now);
      default -> {}
    }
  }

  private String whyWaiting() {
    return core.state() == SessionState.READY
        ? "others were before it, or the pace of the server"
        : "the session was " + core.state();
  }

  @Override
  public void cancelRequested(Exchange exchange) {
    try {
      loop.eventLoop().execute(() -> cancel(exchange));
    } catch (RejectedExecutionException e) {
      log.debug("{}: nothing to cancel, the engine has ended", server.name());
    }
  }

  @Override
  public void rejected(Exchange exchange) {
    Failures closed = Failures.closed("the session is closed");
    exchange.end(closed.with(server.name(), Delivery.NOT_SENT)).tell();
  }

  private void cancel(Exchange exchange) {
    Failures cancelled = Failures.cancelled("cancelled by the caller");
    if (exchange.state() == Exchange.State.QUEUED) {
      if (queue.remove(exchange)) {
        fail(exchange, cancelled, Delivery.NOT_SENT);
        core.mayHaveDrained();
      }
    } else if (exchange.state() != Exchange.State.DONE && !exchange.isAbandoned()) {
      // Its answer is still to come, and on most dialects nothing may be written before it.
      ends.abandon(exchange, cancelled);
    }
  }

  /** The engine's own command met silence. */
  void internalTimedOut(Exchange exchange) {
    guard.checkTimedOut(exchange);
  }

  /** Over UDP an exchange gives its line back. */
  void release(Exchange exchange, Duration rest) {
    lineEvents.release(exchange, rest);
  }

  // ---- what happens to all

  void failQueued(Failures why) {
    for (Exchange next = queue.poll(); next != null; next = queue.poll()) {
      fail(next, why, Delivery.NOT_SENT);
    }
  }

  /** An attempt to connect failed: only those who bounded the whole wait for another. */
  void failImpatient(Failures why) {
    ExchangeQueue patient = new ExchangeQueue();
    for (Exchange next = queue.poll(); next != null; next = queue.poll()) {
      if (next.isPatient()) {
        patient.add(next);
      } else {
        fail(next, why, Delivery.NOT_SENT);
      }
    }
    for (Exchange next = patient.poll(); next != null; next = patient.poll()) {
      queue.add(next);
    }
  }

  /** The connection is gone: what was written may have run, what waits has the next one. */
  void lineLost(LineExchanges line, Failures why) {
    List<Exchange> open = line.retire(Duration.ZERO);
    reopen();
    guard.lineLost(why);
    // The last first, so that those that are queued again keep their order.
    for (int i = open.size() - 1; i >= 0; i--) {
      off(open.get(i));
      failOrRepeat(open.get(i), why, Delivery.UNKNOWN);
    }
    core.mayHaveDrained();
  }

  /** Nothing goes on: the password was refused, or the session is closed. */
  void failAll(@Nullable LineExchanges line, Failures writtenWhy, Failures queuedWhy) {
    reopen();
    guard.lineLost(writtenWhy);
    if (line != null) {
      for (Exchange exchange : line.retire(Duration.ZERO)) {
        off(exchange);
        fail(exchange, writtenWhy, Delivery.UNKNOWN);
      }
    }
    lineEvents.failLeased(writtenWhy);
    failQueued(queuedWhy);
  }

  /** The slot is shut: nothing is written until the order is restored. */
  void shut() {
    shut = true;
  }

  void reopen() {
    shut = false;
    timeouts.aligned();
  }

  // ---- seen from outside

  Timeouts timeouts() {
    return timeouts;
  }

  boolean isIdle() {
    return queue.isEmpty() && underWay == 0 && guard.isEmpty();
  }

  long roundTrip() {
    return roundTrip;
  }

  /** Idleness counts from here. */
  void ready(long now) {
    lastUsedAt = now;
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

  long lastElapsed() {
    return ends.lastElapsed();
  }
}
