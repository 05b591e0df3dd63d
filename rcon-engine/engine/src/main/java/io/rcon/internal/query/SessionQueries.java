package io.rcon.internal.query;

import io.rcon.RconException;
import io.rcon.RconException.Closed;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Overloaded;
import io.rcon.Server;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.wire.QueryWire;
import io.rcon.spi.QueryProtocol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one session, in any state of its connection: one after the other, since parts of
 * two answers could not be told apart. Event loop only.
 */
public final class SessionQueries {
  private static final int MOST_WAITING = 16;

  private final EngineLoop loop;
  private final Server server;
  private final QueryWire wire;
  private final QueryPace pace;
  private final long timeoutNanos;
  private final long interval;
  private final @Nullable Executor callbacks;
  private final Deque<QueryRun<?>> waiting = new ArrayDeque<>();
  private @Nullable QueryRun<?> running;
  private boolean closed;
  private boolean everSent;
  private long sentAt;

  /**
   * Makes a queue that is empty.
   *
   * @param loop the session's loop
   * @param server the server to ask
   * @param wire the way there
   * @param pace when it may ask
   * @param timeoutNanos how long a query may take, its waiting included
   * @param interval the least time between two requests, in nanoseconds
   * @param callbacks where answers are told; null for the loop itself
   */
  public SessionQueries(
      EngineLoop loop,
      Server server,
      QueryWire wire,
      QueryPace pace,
      long timeoutNanos,
      long interval,
      @Nullable Executor callbacks) {
    this.loop = loop;
    this.server = server;
    this.wire = wire;
    this.pace = pace;
    this.timeoutNanos = timeoutNanos;
    this.interval = interval;
    this.callbacks = callbacks;
  }

  /**
   * Asks, after those that were asked before.
   *
   * @param query the query
   * @param future takes the answer or the failure, where callbacks run
   * @param <T> what the answer becomes
   */
  public <T> void ask(QueryProtocol<T> query, CompletableFuture<T> future) {
    QueryRun<T> run = new QueryRun<>(this, query, future);
    if (closed) {
      run.fail(new Closed(server.name(), Delivery.NOT_SENT, "the session is closed"));
    } else if (waiting.size() >= MOST_WAITING) {
      run.fail(
          new Overloaded(
              server.name(),
              Delivery.NOT_SENT,
              MOST_WAITING + " queries wait already; ask less often"));
    } else {
      waiting.add(run);
      run.await();
      next();
    }
  }

  private void next() {
    if (running == null) {
      QueryRun<?> first = waiting.poll();
      running = first;
      if (first != null) {
        first.begin();
      }
    }
  }

  /** It was answered or has failed. */
  void ended(QueryRun<?> run) {
    waiting.remove(run);
    if (running == run) {
      running = null;
      next();
    }
  }

  /** Fails all. */
  public void close() {
    closed = true;
    RconException why =
        new Closed(server.name(), Delivery.NOT_SENT, "the session was closed before the answer");
    for (QueryRun<?> run = waiting.peek(); run != null; run = waiting.peek()) {
      run.fail(why);
    }
    if (running != null) {
      running.fail(why);
    }
  }

  void tell(Runnable end) {
    if (callbacks == null) {
      end.run();
    } else {
      callbacks.execute(end);
    }
  }

  EngineLoop loop() {
    return loop;
  }

  Server server() {
    return server;
  }

  QueryWire wire() {
    return wire;
  }

  /** As {@link QueryPace#take}, and never sooner after the last request than the interval. */
  long take() {
    long early = everSent ? sentAt + interval - loop.now() : 0;
    long wait = early > 0 ? early : pace.take();
    if (wait == 0) {
      everSent = true;
      sentAt = loop.now();
    }
    return wait;
  }

  long timeoutNanos() {
    return timeoutNanos;
  }
}
