package io.rcon.internal.command;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.internal.event.AnsweredEvents;
import io.rcon.internal.event.EventSink;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.ExchangeQueue;
import io.rcon.internal.line.InFlightCommands;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.line.PartialAnswer;
import io.rcon.internal.line.WhatElseCame;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.reply.PollFuture;
import io.rcon.internal.support.SerialCallbacks;
import io.rcon.internal.support.Survived;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Completes a session's commands: each exactly once, counted, and told to its caller. Event loop
 * only, but for {@link #lastElapsed()}.
 */
final class Completions {
  private static final AtomicLongFieldUpdater<Completions> LAST_ELAPSED =
      AtomicLongFieldUpdater.newUpdater(Completions.class, "lastElapsed");

  private final LoopContext context;
  private final Server server;

  /** Null where no command asks for what was said. */
  private final @Nullable AnsweredEvents answered;

  /** Null where callbacks run on the loop. */
  private final @Nullable SerialCallbacks callbacks;

  /** Written for every answer, so without the fence that a volatile write costs. */
  private volatile long lastElapsed = -1;

  Completions(LoopContext context, Server server) {
    this.context = context;
    this.server = server;
    answered = AnsweredEvents.of(server.dialect());
    Executor executor = context.callbacks();
    callbacks = executor == null ? null : new SerialCallbacks(context.loop(), executor);
  }

  void sent(Exchange exchange) {
    if (exchange.isInternal()) {
      return;
    }
    context.counters().addSent();
    context.listener().sent(server, exchange.command());
    long lag = exchange.pollLag();
    if (lag >= 0) {
      context.listener().polled(server, lag);
    }
  }

  /** Passes on the events in an answer that tells what was said. */
  void saidIn(Exchange exchange, Reply reply, EventSink sink) {
    if (answered != null) {
      answered.answered(exchange.command().text(), reply.text(), sink);
    }
  }

  void complete(Exchange exchange, Reply reply) {
    if (exchange.isInternal() || exchange.isAbandoned()) {
      return;
    }
    LAST_ELAPSED.lazySet(this, reply.elapsedNanos());
    context.counters().addAnswered();
    context.listener().replied(server, exchange.command(), reply);
    notifyCaller(exchange.end(reply));
  }

  void fail(Exchange exchange, Failure why, Delivery delivery) {
    if (exchange.isInternal() || exchange.isAbandoned()) {
      exchange.endUntold();
      return;
    }
    // A command that was written once may have run, even if it waited for its repetition in the
    // end.
    Delivery known = exchange.mayHaveRun() ? Delivery.UNKNOWN : delivery;
    RconException failure = WhatElseCame.in(made(why, known), exchange);
    count(exchange, failure);
    notifyCaller(exchange.end(withPartial(failure, exchange)));
  }

  /** Nothing that waits will be written. */
  void failQueued(ExchangeQueue queue, Failure why) {
    for (Exchange next = queue.poll(); next != null; next = queue.poll()) {
      fail(next, why, Delivery.NOT_SENT);
    }
  }

  /** An attempt to connect failed: only those whose callers bounded the whole wait for another. */
  void failImpatient(ExchangeQueue queue, Failure why) {
    ExchangeQueue patient = new ExchangeQueue();
    for (Exchange next = queue.poll(); next != null; next = queue.poll()) {
      if (next.times().isPatient()) {
        patient.add(next);
      } else {
        fail(next, why, Delivery.NOT_SENT);
      }
    }
    for (Exchange next = patient.poll(); next != null; next = patient.poll()) {
      queue.add(next);
    }
  }

  /** A command ends, whatever it takes: if need be without saying why. */
  private RconException made(Failure why, Delivery delivery) {
    try {
      return why.with(server.name(), delivery);
    } catch (Throwable e) {
      return Survived.failure(server.name(), delivery, e);
    }
  }

  /** A poll's turn passes: nothing was asked, so nothing is counted. */
  void pass(PollFuture poll, Failure why) {
    poll.pass(made(why, Delivery.NOT_SENT));
    notifyCaller(poll);
  }

  /** The caller is told at once, while the answer still occupies its line. */
  void abandon(Exchange exchange, Failure why) {
    RconException failure = made(why, Delivery.UNKNOWN);
    count(exchange, failure);
    if (exchange.line() instanceof InFlightCommands line) {
      line.cutFrame().peek(exchange);
    }
    notifyCaller(exchange.abandon(withPartial(failure, exchange)));
  }

  /** The caller alone has what came: those who only watch keep none of it. */
  private RconException withPartial(RconException failure, Exchange exchange) {
    return PartialAnswer.in(failure, exchange.answer(), server.dialect().charset());
  }

  private void count(Exchange exchange, RconException failure) {
    context.counters().addFailed();
    long nanos = context.loop().now() - exchange.times().givenAt();
    context.listener().failed(server, exchange.command(), failure, nanos);
  }

  private void notifyCaller(PendingFuture future) {
    if (callbacks == null || future.isDirect()) {
      future.tell();
    } else {
      callbacks.add(future);
    }
  }

  /** The time of the last answer in nanoseconds, -1 before it. */
  long lastElapsed() {
    return lastElapsed;
  }
}
