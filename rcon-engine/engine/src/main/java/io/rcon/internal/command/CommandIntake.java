package io.rcon.internal.command;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.ExchangeQueue;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.reply.PollFuture;
import io.rcon.internal.support.Spans;
import io.rcon.internal.support.Survived;
import io.rcon.spi.Mechanism;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what callers give to a session: checked, accepted into the queue or turned away, and
 * taken out again when they cancel or its time is over. Event loop only, but for checking,
 * cancelling and being rejected.
 */
public final class CommandIntake implements PendingFuture.Owner {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");
  private static final Failure CANCELLED = Failure.cancelled("cancelled by the caller");

  /** Takes accepted commands further. */
  interface Pipeline {
    Server server();

    /** Writes whatever may be written now. */
    void dispatch();

    /** A command may be due then. */
    void wakeAt(long at);

    /** Takes back a command whose turn came and that has not left; false if it may have. */
    boolean takesBack(Exchange exchange);

    /** Something was thrown in the way of a command. */
    void threw(Exchange exchange, Throwable thrown);
  }

  private final LoopContext context;
  private final Mechanism mechanism;
  private final PipelineOwner owner;
  private final Pipeline pipeline;
  private final ExchangeQueue queue;
  private final Completions completions;
  private final SubmissionLimit limit;
  private final long waitNanos;

  CommandIntake(
      LoopContext context,
      Mechanism mechanism,
      PipelineOwner owner,
      Pipeline pipeline,
      ExchangeQueue queue,
      Completions completions) {
    this.context = context;
    this.mechanism = mechanism;
    this.owner = owner;
    this.pipeline = pipeline;
    this.queue = queue;
    this.completions = completions;
    waitNanos = Spans.nanos(context.options().within());
    limit = new SubmissionLimit(context, pipeline.server(), queue);
  }

  /** {@return what bounds the commands that other threads have given} */
  public SubmissionLimit limit() {
    return limit;
  }

  /**
   * Checks a command by the rules of the server's dialect. Any thread.
   *
   * @param command what to run
   * @return why it must not be sent; null if it may
   */
  public @Nullable RconException check(Command command) {
    try {
      mechanism.checkCommand(pipeline.server().dialect(), command.text());
      return null;
    } catch (IllegalArgumentException e) {
      return new CommandRejected(
          pipeline.server().name(), Delivery.NOT_SENT, String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      Survived.log(
          log, e, "{}: a command could not be checked; it fails", pipeline.server().name());
      return Survived.failure(pipeline.server().name(), Delivery.NOT_SENT, e);
    }
  }

  @Override
  public void given(Command command, PendingFuture future) {
    limit.arrived();
    accept(command, future);
  }

  /**
   * Accepts a command that is on the loop, and that {@link #limit()} knows nothing of.
   *
   * @param command what to run, checked
   * @param future the caller's side
   */
  public void accept(Command command, PendingFuture future) {
    assert context.loop().inEventLoop();
    try {
      queue(command, future);
    } catch (Throwable e) {
      Exchange exchange = Exchange.of(future);
      if (exchange != null) {
        pipeline.threw(exchange, e);
      } else if (future.isWaiting()) {
        notAccepted(future, e);
      }
    }
  }

  private void notAccepted(PendingFuture future, Throwable e) {
    Survived.log(log, e, "{}: a command could not be taken; it fails", pipeline.server().name());
    future.reject(Survived.failure(pipeline.server().name(), Delivery.NOT_SENT, e));
  }

  private void queue(Command command, PendingFuture future) {
    Duration bound = command.within().orElse(null);
    long within = bound == null ? Long.MAX_VALUE : Spans.nanos(bound);
    Exchange exchange = context.exchanges().take();
    exchange.given(command, future, context.loop().now(), within);
    boundWaiting(exchange);
    Failure away =
        owner.isClosing() ? Failure.closed("the session was closed") : turnedAway(exchange);
    // Polls take no room from people.
    int waiting = exchange.yields() ? queue.size() : queue.unyielding();
    if (away == null && waiting >= context.options().queueLimit()) {
      away = Failure.overloaded(waiting + " commands wait already; this one was not queued");
    }
    if (away != null) {
      completions.fail(exchange, away, Delivery.NOT_SENT);
      return;
    }
    queue.add(exchange);
    owner.connectIfIdle();
    pipeline.dispatch();
    if (Exchange.of(future) == exchange && exchange.state() == Exchange.State.QUEUED) {
      pipeline.wakeAt(exchange.dueAt());
      context.listener().queued(pipeline.server(), queue.size());
    }
  }

  /** A caller's command that has no bound of its own waits no longer than the engine's. */
  void boundWaiting(Exchange exchange) {
    if (!exchange.times().isPatient() && !exchange.isInternal()) {
      exchange.times().waitsUntil(context.loop().now() + waitNanos);
    }
  }

  private @Nullable Failure turnedAway(Exchange exchange) {
    boolean waits = exchange.times().isPatient() && owner.state() == SessionState.BACKING_OFF;
    return waits ? null : owner.turnedAway();
  }

  /**
   * A poll whose turn has come: it does not wait for a connection.
   *
   * @param command what to ask
   * @param poll its other side
   * @param away why nothing is asked now; null if it is
   */
  public void poll(Command command, PollFuture poll, @Nullable Failure away) {
    RconException broken = away == null ? check(command) : null;
    if (away != null) {
      completions.pass(poll, away);
    } else if (broken != null) {
      completions.pass(poll, (name, delivery) -> broken);
    } else {
      accept(command, poll);
    }
  }

  /** The time of a queued command is over. */
  void expireQueued(Exchange exchange) {
    if (queue.remove(exchange)) {
      completions.fail(
          exchange,
          Failure.timedOut(
              (exchange.times().isPatient()
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
    if (owner.state() == SessionState.READY) {
      return "others were before it, or the pace of the server";
    }
    Failure last = owner.turnedAway();
    return "the session was " + owner.state() + (last == null ? "" : ": " + words(last));
  }

  /** The message without the server's name, which stands before it. */
  private String words(Failure failure) {
    return String.valueOf(failure.with(pipeline.server().name(), Delivery.NOT_SENT).getMessage())
        .substring(pipeline.server().name().length() + 2);
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
    if (state == Exchange.State.QUEUED || state == Exchange.State.DONE || exchange.isAbandoned()) {
      return;
    }
    if (pipeline.takesBack(exchange)) {
      completions.fail(exchange, CANCELLED, Delivery.NOT_SENT);
      owner.becameIdle();
      pipeline.dispatch();
    } else {
      // Its answer is still to come, and on most dialects nothing may be written before it.
      completions.abandon(exchange, CANCELLED);
    }
  }

  /** False if it is not in the queue. */
  private boolean cancelQueued(@Nullable Exchange exchange) {
    if (exchange == null || exchange.state() != Exchange.State.QUEUED || !queue.remove(exchange)) {
      return false;
    }
    completions.fail(exchange, CANCELLED, Delivery.NOT_SENT);
    owner.becameIdle();
    return true;
  }

  @Override
  public void rejected(PendingFuture future) {
    limit.left();
    Failure closed = Failure.closed("the session is closed");
    future.reject(closed.with(pipeline.server().name(), Delivery.NOT_SENT));
  }
}
