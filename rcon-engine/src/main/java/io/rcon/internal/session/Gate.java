package io.rcon.internal.session;

import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Server;
import io.rcon.internal.exchange.ExchangeQueue;
import io.rcon.internal.support.EngineLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what other threads have given and the loop has not yet taken: callers can be faster than
 * any loop. Lets in what the queue and the line could take, and turns the rest away on the caller's
 * thread, so that it costs the loop next to nothing. What is let in keeps its order.
 */
final class Gate {
  private static final AtomicIntegerFieldUpdater<Gate> ENTERED =
      AtomicIntegerFieldUpdater.newUpdater(Gate.class, "entered");
  private static final AtomicIntegerFieldUpdater<Gate> ARRIVED =
      AtomicIntegerFieldUpdater.newUpdater(Gate.class, "arrived");

  private final SessionContext context;
  private final EngineLoop loop;
  private final Server server;
  private final ExchangeQueue queue;
  private final int most;
  private final AtomicInteger turnedAway = new AtomicInteger();

  @SuppressWarnings("UnusedVariable") // read and written through its updater
  private volatile int entered;

  /** Written by the loop alone, so without a locked instruction. */
  private volatile int arrived;

  Gate(SessionContext context, Server server, ExchangeQueue queue) {
    this.context = context;
    this.server = server;
    this.queue = queue;
    loop = context.loop();
    long limit = (long) context.options().queueLimit() + server.dialect().depth();
    most = (int) Math.min(limit, Integer.MAX_VALUE / 2);
  }

  /** Lets a command in; from any thread. Returns why not, if it must not. */
  @Nullable RconException enter() {
    if (loop.inEventLoop()) {
      // It arrives at once; the queue itself bounds these.
      ARRIVED.lazySet(this, arrived - 1);
      return null;
    }
    // The queue's size may be a moment old, which makes the bound no less firm. Polls do not come
    // through here, and take no room from those who do.
    int waiting = ENTERED.incrementAndGet(this) - arrived + queue.unyielding();
    if (waiting <= most) {
      return null;
    }
    ENTERED.decrementAndGet(this);
    if (turnedAway.getAndIncrement() == 0) {
      tellTheLoop();
    }
    return overloaded(waiting - 1);
  }

  /** A command that was let in is on the loop. */
  void arrived() {
    ARRIVED.lazySet(this, arrived + 1);
  }

  private RconException overloaded(int waiting) {
    return Failures.overloaded(waiting + " commands wait already; this one was not queued")
        .with(server.name(), Delivery.NOT_SENT);
  }

  /** Once for all that were turned away meanwhile: listeners and counters belong to the loop. */
  private void tellTheLoop() {
    try {
      loop.eventLoop()
          .execute(() -> {
            RconException failure = overloaded(queue.unyielding());
            for (int i = turnedAway.getAndSet(0); i > 0; i--) {
              context.counters().addFailed();
              context.listener().failed(server, failure, 0);
            }
          });
    } catch (RejectedExecutionException e) {
      turnedAway.set(0);
    }
  }
}
