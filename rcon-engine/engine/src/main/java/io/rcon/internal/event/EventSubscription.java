package io.rcon.internal.event;

import io.rcon.RconEvent;
import io.rcon.Server;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Survived;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber of a session's events: a bounded queue of what it has not taken. The event loop
 * fills it; what is asked for is delivered where callbacks run, by one thread at a time, and on the
 * event loop at the end of a turn, never while something is half changed. When the queue is full
 * the newest events are dropped, and a mark in their place counts them.
 *
 * <pre>
 *   IDLE ──wake──▶ HANDED_OVER ──run──▶ DELIVERING ──nothing came──▶ IDLE
 *                                        ▲      │
 *                                        └─AGAIN◀┘ woken meanwhile
 * </pre>
 */
public final class EventSubscription implements Subscription, Runnable, EngineLoop.TurnEnd {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.callbacks");

  /** So many characters of texts are held, each event counting {@link #OVERHEAD} more. */
  private static final int MOST = 512 << 10;

  private static final int OVERHEAD = 128;

  private enum Step {
    IDLE,
    HANDED_OVER,
    DELIVERING,
    AGAIN
  }

  /** Counts events that were dropped in one place, until it is delivered. */
  private static final class Gap {
    private static final long TAKEN = -1;

    private final AtomicLong count = new AtomicLong(1);

    /** False if it was delivered before. */
    boolean grow() {
      return count.getAndUpdate(now -> now == TAKEN ? TAKEN : now + 1) != TAKEN;
    }

    long take() {
      return count.getAndSet(TAKEN);
    }
  }

  private final Server server;
  private final Subscriber<? super RconEvent> subscriber;
  private final EngineLoop loop;
  private final @Nullable Executor callbacks;
  private final Consumer<EventSubscription> ended;

  /** Of {@link RconEvent} and {@link Gap}. */
  private final Queue<Object> queue = new ConcurrentLinkedQueue<>();

  private final AtomicInteger held = new AtomicInteger();
  private final AtomicLong demand = new AtomicLong();
  private final AtomicReference<Step> step = new AtomicReference<>(Step.IDLE);

  /** The event that is still missing at the queue's end; event loop only. */
  private @Nullable Gap gap;

  private volatile boolean complete;
  private volatile boolean over;
  private volatile boolean askedForNothing;

  /** Of the thread that delivers. */
  private boolean begun;

  /**
   * Makes one of which nothing is told before {@link #begin}.
   *
   * @param server the session's server
   * @param subscriber takes the events
   * @param loop the session's loop
   * @param callbacks where callbacks run; null for the loop itself
   * @param ended is told on any thread, perhaps twice, when the subscriber wants no more
   */
  public EventSubscription(
      Server server,
      Subscriber<? super RconEvent> subscriber,
      EngineLoop loop,
      @Nullable Executor callbacks,
      Consumer<EventSubscription> ended) {
    this.server = server;
    this.subscriber = subscriber;
    this.loop = loop;
    this.callbacks = callbacks;
    this.ended = ended;
  }

  /** Has the subscriber told that it has subscribed. */
  public void begin() {
    wake();
  }

  // ---- the event loop's side

  /** Takes an event; false if it is dropped. Event loop only. */
  boolean offer(RconEvent event) {
    if (over) {
      return true;
    }
    int size = event.text().length() + OVERHEAD;
    boolean fits = held.get() + size <= MOST;
    if (fits) {
      gap = null;
      held.addAndGet(size);
      queue.add(event);
    } else if (gap == null || !gap.grow()) {
      gap = new Gap();
      queue.add(gap);
    }
    if (demand.get() > 0) {
      wake();
    }
    return fits;
  }

  /** No event follows: completes behind those that are held. Any thread. */
  public void complete() {
    complete = true;
    wake();
  }

  // ---- the subscriber's side

  @Override
  public void request(long n) {
    if (n <= 0) {
      askedForNothing = true;
    } else {
      demand.getAndUpdate(now -> now + n < 0 ? Long.MAX_VALUE : now + n);
    }
    wake();
  }

  @Override
  public void cancel() {
    end();
  }

  private void end() {
    over = true;
    queue.clear();
    ended.accept(this);
  }

  // ---- delivery

  private void wake() {
    Step before =
        step.getAndUpdate(
            now -> now == Step.IDLE ? Step.HANDED_OVER : now == Step.DELIVERING ? Step.AGAIN : now);
    if (before == Step.IDLE) {
      handOver();
    }
  }

  private void handOver() {
    try {
      if (loop.inEventLoop()) {
        loop.atTurnEnd(this);
      } else {
        (callbacks != null ? callbacks : loop.eventLoop()).execute(this);
      }
    } catch (Throwable e) {
      // The engine has ended, and there will be no end of this turn.
      turnEnds();
    }
  }

  @Override
  public void turnEnds() {
    if (callbacks != null) {
      callbacks.execute(this);
    } else {
      run();
    }
  }

  @Override
  public void run() {
    if (!step.compareAndSet(Step.HANDED_OVER, Step.DELIVERING)) {
      return;
    }
    do {
      step.set(Step.DELIVERING);
      try {
        deliver();
      } catch (Throwable e) {
        end();
        Survived.log(log, e, "{}: a subscriber to events failed, and gets no more", server.name());
      }
    } while (!step.compareAndSet(Step.DELIVERING, Step.IDLE));
  }

  private void deliver() {
    if (!begun) {
      begun = true;
      subscriber.onSubscribe(this);
    }
    while (!over) {
      // Read before the queue: nothing is added after it.
      boolean last = complete;
      if (askedForNothing) {
        end();
        subscriber.onError(
            new IllegalArgumentException("request(n) wants an n of at least 1 (rule 3.9 of Flow)"));
      } else if (last && queue.isEmpty()) {
        over = true;
        subscriber.onComplete();
      } else if (demand.get() == 0 || !next()) {
        return;
      }
    }
  }

  /** Delivers the next event; false if there is none. */
  private boolean next() {
    Object next = queue.poll();
    if (next == null) {
      return false;
    }
    demand.getAndUpdate(now -> now == Long.MAX_VALUE ? now : now - 1);
    if (next instanceof RconEvent event) {
      held.addAndGet(-event.text().length() - OVERHEAD);
      subscriber.onNext(event);
    } else {
      subscriber.onNext(new RconEvent.Lost(server, ((Gap) next).take()));
    }
    return true;
  }
}
