package io.rcon.internal.session;

import io.rcon.Command;
import io.rcon.RconException.Delivery;
import io.rcon.SessionState;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.ExchangeQueue;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.reply.PollFuture;
import io.rcon.internal.support.Spans;
import io.rcon.internal.support.Survived;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What callers give to a session: taken into the queue or turned away, and taken out again when
 * they cancel or its time is over. Event loop only, but for cancelling and being rejected.
 */
final class Given implements PendingFuture.Owner {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");
  private static final Failures CANCELLED = Failures.cancelled("cancelled by the caller");

  private final SessionCore core;
  private final CommandFlow flow;
  private final ExchangeQueue queue;
  private final SessionContext context;
  private final Gate gate;
  private final long waitNanos;

  Given(SessionCore core, CommandFlow flow, ExchangeQueue queue, SessionContext context) {
    this.core = core;
    this.flow = flow;
    this.queue = queue;
    this.context = context;
    waitNanos = Spans.nanos(context.options().within());
    gate = new Gate(context, core.server(), queue);
  }

  Gate gate() {
    return gate;
  }

  @Override
  public void given(Command command, PendingFuture future) {
    gate.arrived();
    take(command, future);
  }

  /** Takes a command that is on the loop, and that {@link #gate()} knows nothing of. */
  void take(Command command, PendingFuture future) {
    try {
      takeIn(command, future);
    } catch (Throwable e) {
      Exchange exchange = Exchange.of(future);
      if (exchange != null) {
        flow.commonEnds().threw(exchange, e);
      } else if (future.isWaiting()) {
        notTaken(future, e);
      }
    }
  }

  private void notTaken(PendingFuture future, Throwable e) {
    Survived.log(log, e, "{}: a command could not be taken; it fails", core.server().name());
    future.reject(Survived.failure(core.server().name(), Delivery.NOT_SENT, e));
  }

  private void takeIn(Command command, PendingFuture future) {
    Optional<Duration> bound = command.within();
    long within = bound.isPresent() ? Spans.nanos(bound.get()) : Long.MAX_VALUE;
    Exchange exchange = context.exchanges().take();
    exchange.given(command, future, context.loop().now(), within);
    boundWaiting(exchange);
    Failures away =
        core.isClosing() ? Failures.closed("the session was closed") : turnedAway(exchange);
    // Polls take no room from people.
    int waiting = exchange.yields() ? queue.size() : queue.unyielding();
    if (away == null && waiting >= context.options().queueLimit()) {
      away = Failures.overloaded(waiting + " commands wait already; this one was not queued");
    }
    if (away != null) {
      flow.fail(exchange, away, Delivery.NOT_SENT);
      return;
    }
    queue.add(exchange);
    core.wanted();
    flow.dispatch();
    if (Exchange.of(future) == exchange && exchange.state() == Exchange.State.QUEUED) {
      flow.wakeAt(exchange.dueAt());
      context.listener().queued(core.server(), queue.size());
    }
  }

  /** A caller's command that has no bound of its own waits no longer than the engine's. */
  void boundWaiting(Exchange exchange) {
    if (!exchange.isPatient() && !exchange.isInternal()) {
      exchange.waitsUntil(context.loop().now() + waitNanos);
    }
  }

  /** A poll whose turn has come: it does not wait for a connection. */
  void poll(Command command, PollFuture poll) {
    Failures away = core.awayForPolls();
    Failures why = away != null ? away : broken(command);
    if (why == null) {
      take(command, poll);
    } else {
      flow.ends().pass(poll, why);
    }
  }

  private @Nullable Failures broken(Command command) {
    try {
      core.mechanism().checkCommand(core.server().dialect(), command.text());
      return null;
    } catch (IllegalArgumentException e) {
      return Failures.rejected(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      Survived.log(log, e, "{}: a command could not be checked", core.server().name());
      return Failures.threw(e);
    }
  }

  private @Nullable Failures turnedAway(Exchange exchange) {
    boolean waits = exchange.isPatient() && core.state() == SessionState.BACKING_OFF;
    return waits ? null : core.turnedAway();
  }

  /** It waited to the end of its time. */
  void outOfTime(Exchange exchange) {
    if (queue.remove(exchange)) {
      flow.fail(
          exchange,
          Failures.timedOut(
              (exchange.isPatient()
                      ? "waited to the end of its time; "
                      : "waited for " + bound() + ", the engine's bound for commands without one; ")
                  + whyWaiting()),
          Delivery.NOT_SENT);
    }
  }

  private String bound() {
    return Duration.ofNanos(waitNanos).toMillis() + " ms";
  }

  private String whyWaiting() {
    return core.state() == SessionState.READY
        ? "others were before it, or the pace of the server"
        : "the session was " + core.state();
  }

  @Override
  public void cancelRequested(PendingFuture future) {
    // On the loop at once, or what is done next might write it.
    if (!context.loop().inEventLoop() || !cancelQueued(Exchange.of(future))) {
      context.loop().post(new CancelRequest(this, future));
    }
  }

  void cancel(PendingFuture future) {
    Exchange exchange = Exchange.of(future);
    if (exchange == null || cancelQueued(exchange)) {
      return;
    }
    Exchange.State state = exchange.state();
    if (state != Exchange.State.QUEUED && state != Exchange.State.DONE && !exchange.isAbandoned()) {
      // Its answer is still to come, and on most dialects nothing may be written before it.
      flow.ends().abandon(exchange, CANCELLED);
    }
  }

  /** False if it is not in the queue. */
  private boolean cancelQueued(@Nullable Exchange exchange) {
    if (exchange == null || exchange.state() != Exchange.State.QUEUED || !queue.remove(exchange)) {
      return false;
    }
    flow.fail(exchange, CANCELLED, Delivery.NOT_SENT);
    core.mayHaveDrained();
    return true;
  }

  @Override
  public void rejected(PendingFuture future) {
    gate.left();
    Failures closed = Failures.closed("the session is closed");
    future.reject(closed.with(core.server().name(), Delivery.NOT_SENT));
  }
}
