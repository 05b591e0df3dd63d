package io.rcon.internal.command;

import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.Refusal;
import io.rcon.Server;
import io.rcon.internal.line.Exchange;
import io.rcon.internal.line.ExchangeQueue;
import io.rcon.internal.line.LoopContext;
import io.rcon.internal.support.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends the commands of a session's queue, one after the other, at the pace of its server. Commands
 * and queries share one bucket; there is none where the dialect knows no limit, as most do, unless
 * the server complains. Event loop only.
 */
final class PacedDispatch {
  /** Takes the commands that may go. */
  interface Target {
    Server server();

    /** Whether anything may be written now. */
    boolean mayWrite();

    /** How many requests a command takes. */
    int requests(Exchange exchange);

    /** Takes the first of the queue and writes it; false if it has to wait for a line. */
    boolean write(Exchange first, int requests);

    /** The time of one that is queued is over. */
    void expire(Exchange queued);

    /** Something was thrown in the way of a command. */
    void threw(Exchange exchange, Throwable thrown);
  }

  /** How soon a query looks again whether the commands before it have gone. */
  private static final long LEAST_WAIT = Duration.ofMillis(50).toNanos();

  /** One that waits to leave asks again at its time, or a few ticks of the wheel later. */
  private static final long SLACK = Duration.ofMillis(20).toNanos();

  private final LoopContext context;
  private final ExchangeQueue queue;
  private final Target target;

  /** Null where the dialect knows no limit, until the server complains. */
  private @Nullable TokenBucket bucket;

  /** Null until it matters, which it does where there is a bucket. */
  private @Nullable PollsAndQueries turns;

  private @Nullable Refill refill;
  private boolean dispatching;

  PacedDispatch(LoopContext context, ExchangeQueue queue, Target target) {
    this.context = context;
    this.queue = queue;
    this.target = target;
    Pacing pacing = target.server().dialect().pacing();
    bucket = pacing.isUnlimited() ? null : new TokenBucket(pacing);
  }

  /** Null where the dialect knows no limit and never complains. */
  private @Nullable TokenBucket bucketForPauses() {
    Dialect dialect = target.server().dialect();
    boolean complains =
        dialect.refusals().stream().anyMatch(text -> text.meaning() != Refusal.PASSWORD);
    if (bucket == null && complains) {
      bucket = new TokenBucket(dialect.pacing());
    }
    return bucket;
  }

  /** Writes whatever may be written now. */
  void dispatch() {
    if (dispatching || queue.isEmpty()) {
      return;
    }
    dispatching = true;
    try {
      for (Exchange next = next(); next != null && leaves(next); ) {
        next = next();
      }
    } finally {
      dispatching = false;
    }
  }

  private @Nullable Exchange next() {
    return target.mayWrite() ? queue.peek() : null;
  }

  /** False if it, and so whatever is behind it, has to wait. */
  private boolean leaves(Exchange next) {
    try {
      if (next.isBeyondWithin(context.loop().now())) {
        // The loop came late: its deadline is due in this turn too.
        target.expire(next);
        return true;
      }
      int requests = bucket == null ? 1 : target.requests(next);
      boolean isPoll = next.yields();
      boolean left = allows(next, requests) && target.write(next, requests);
      if (left && isPoll && bucket != null) {
        turns().pollWent();
      }
      return left;
    } catch (Throwable e) {
      // Or it would stay the first for ever, and all others behind it.
      target.threw(next, e);
      return true;
    }
  }

  private PollsAndQueries turns() {
    if (turns == null) {
      turns = new PollsAndQueries();
    }
    return turns;
  }

  /** Commands that yield leave half of the burst to people. */
  private boolean allows(Exchange next, int requests) {
    if (bucket == null) {
      return true;
    }
    long now = context.loop().now();
    long wait = bucket.delay(now, next.yields() ? requests + bucket.reserve() : requests);
    if (wait == 0 && next.yields()) {
      wait = turns().pollWaits(now);
    }
    if (wait > 0) {
      waitFor(now + wait, wait);
    }
    return wait == 0;
  }

  private void waitFor(long at, long wait) {
    Refill next = refill != null ? refill : new Refill(this);
    refill = next;
    // Somebody may come who need not wait as long as a poll that is waiting.
    if (!(next.isArmed() && next.at <= at)) {
      next.at = at;
      context.loop().wheel().arm(next, at);
      context.listener().paced(target.server(), wait);
    }
  }

  /** There are tokens again. */
  private static final class Refill extends Deadline {
    private final PacedDispatch dispatch;
    long at;

    Refill(PacedDispatch dispatch) {
      this.dispatch = dispatch;
    }

    @Override
    protected void expired(long now) {
      dispatch.dispatch();
    }
  }

  /**
   * Takes one request for a query that yields to people: 0 if it may be sent now, else how long to
   * wait. While commands wait that could be written, they go first, and polls by turns.
   */
  long takeBehind(boolean ready) {
    if (bucket == null) {
      return 0;
    }
    long now = context.loop().now();
    long wait = bucket.delay(now, 1 + bucket.reserve());
    if (wait > 0 || (ready && goesBefore(queue.peek()))) {
      long again = Math.max(wait, LEAST_WAIT);
      turns().queryWaits(now + again);
      return again;
    }
    turns().queryWent();
    take(1);
    return 0;
  }

  private boolean goesBefore(@Nullable Exchange first) {
    return first != null && !(first.yields() && turns().isQuerysTurn());
  }

  /** Some requests went. */
  void take(int requests) {
    if (bucket != null) {
      bucket.take(context.loop().now(), requests);
    }
  }

  boolean isPaced() {
    return bucket != null;
  }

  /** A command was written; one that has not left takes its last request when it does. */
  void wrote(int requests, boolean left) {
    if (bucket != null && !left) {
      bucket.setAside(context.loop().now(), 1);
      take(requests - 1);
    } else {
      take(requests);
    }
  }

  /**
   * Takes requests for a command that was written before and leaves now: 0 if it may, else how long
   * it waits. What was set aside for it says nothing by now: others may have gone since.
   */
  long takeToLeave(Exchange exchange, int requests) {
    if (bucket == null) {
      return 0;
    }
    long now = context.loop().now();
    long wait = bucket.delayToLeave(now, requests);
    Exchange next = exchange.yields() ? next() : null;
    boolean isBehind = next != null && !next.yields();
    if (wait == 0 && !isBehind) {
      bucket.leave(now, requests);
      return 0;
    }
    if (!isBehind) {
      // It holds a line, and whoever waits for that waits for it.
      bucket.holdBack(SLACK);
    }
    wait = isBehind ? Math.max(wait, LEAST_WAIT) : wait;
    context.listener().paced(target.server(), wait);
    return wait;
  }

  /** A query counts against the pace too; false if it must not be sent now. */
  boolean takeForQuery() {
    boolean free = bucket == null || bucket.delay(context.loop().now(), 1) == 0;
    if (free) {
      take(1);
    }
    return free;
  }

  /** The server complained: nothing goes for a while. */
  void pause(long nanos) {
    TokenBucket paused = bucketForPauses();
    if (paused != null) {
      paused.pause(context.loop().now(), nanos);
    }
  }

  /** When the server will have forgotten all that was sent. */
  long fullAt() {
    return bucket == null ? Long.MIN_VALUE : bucket.fullAt();
  }

  /** Another session with the same server has made use of its pace. */
  void notFullBefore(long at) {
    TokenBucket paused = bucketForPauses();
    if (paused != null) {
      paused.notFullBefore(at);
    }
  }
}
