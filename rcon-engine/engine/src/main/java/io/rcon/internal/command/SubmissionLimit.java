package io.rcon.internal.command;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.Server;
import io.rcon.internal.line.ExchangeQueue;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.reply.Failure;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what other threads have given and the loop has not yet taken: callers can be faster than
 * any loop. Lets in what the queue and the line could take, and turns the rest away on the caller's
 * thread, so that it costs the loop next to nothing. Commands that are let in keep their order.
 */
public final class SubmissionLimit {
  private static final AtomicIntegerFieldUpdater<SubmissionLimit> ENTERED =
      AtomicIntegerFieldUpdater.newUpdater(SubmissionLimit.class, "entered");
  private static final AtomicIntegerFieldUpdater<SubmissionLimit> ARRIVED =
      AtomicIntegerFieldUpdater.newUpdater(SubmissionLimit.class, "arrived");
  private static final AtomicReferenceFieldUpdater<SubmissionLimit, @Nullable TurnedAway>
      TURNED_AWAY =
          AtomicReferenceFieldUpdater.newUpdater(
              SubmissionLimit.class, TurnedAway.class, "turnedAway");

  private static final int MOST_COUNTED_AT_ONCE = 256;

  private final LoopContext context;
  private final Server server;
  private final ExchangeQueue queue;
  private final int most;

  @SuppressWarnings("UnusedVariable") // read and written through its updater
  private volatile int entered;

  /** Null until the first. */
  private volatile @Nullable TurnedAway turnedAway;

  /** Written by the loop alone, so without a locked instruction. */
  private volatile int arrived;

  SubmissionLimit(LoopContext context, Server server, ExchangeQueue queue) {
    this.context = context;
    this.server = server;
    this.queue = queue;
    long limit = (long) context.options().queueLimit() + server.dialect().depth();
    most = (int) Math.min(limit, Integer.MAX_VALUE / 2);
  }

  /**
   * Lets a command in, or says why it must not. From any thread but the loop's: what the loop is
   * given it takes at once, and the queue itself bounds that.
   *
   * @param command what to run
   * @return null if it may be given to the loop
   */
  public @Nullable RconException enter(Command command) {
    // The queue's size may be a moment old, which makes the bound no less firm. Polls do not come
    // through here, and take no room from those who do.
    int waiting = ENTERED.incrementAndGet(this) - arrived + queue.unyielding();
    if (waiting <= most) {
      return null;
    }
    ENTERED.decrementAndGet(this);
    TurnedAway away = turnedAway();
    if (away.add(command)) {
      tellTheLoop(away);
    }
    return overloaded();
  }

  /** A command that was let in will never be on the loop. Any thread. */
  void left() {
    ENTERED.decrementAndGet(this);
  }

  /** A command that was let in is on the loop. */
  void arrived() {
    ARRIVED.lazySet(this, arrived + 1);
  }

  private TurnedAway turnedAway() {
    TurnedAway away = turnedAway;
    if (away == null) {
      TurnedAway fresh = new TurnedAway();
      away = TURNED_AWAY.compareAndSet(this, null, fresh) ? fresh : turnedAway;
    }
    return Objects.requireNonNull(away);
  }

  private RconException overloaded() {
    // That many at the least, the line's depth aside: the words are those of the queue.
    int waiting = context.options().queueLimit();
    return Failure.overloaded(waiting + " commands wait already; this one was not queued")
        .with(server.name(), Delivery.NOT_SENT);
  }

  /** Listeners and counters belong to the loop: it is told once, of all that are meanwhile. */
  private void tellTheLoop(TurnedAway away) {
    try {
      context.loop().eventLoop().execute(() -> countTurnedAway(away));
    } catch (Throwable e) {
      // Only a count is lost, and the next who is turned away tries again.
      away.forget();
    }
  }

  /** A few at a time: a caller who asks for too much must not keep the loop from answering. */
  private void countTurnedAway(TurnedAway away) {
    RconException failure = overloaded();
    int count = Math.min(away.count(), MOST_COUNTED_AT_ONCE);
    for (int i = 0; i < count; i++) {
      context.counters().addFailed();
      Command command = away.take();
      if (command != null) {
        context.listener().failed(server, command, failure, 0);
      } else {
        context.listener().failed(server, failure, 0);
      }
    }
    if (away.told(count)) {
      tellTheLoop(away);
    }
  }
}
