package io.rcon.internal.query;

import io.netty.buffer.ByteBuf;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Overloaded;
import io.rcon.RconException.ProtocolViolation;
import io.rcon.RconException.TimedOut;
import io.rcon.RconException.Unreachable;
import io.rcon.codec.PeerText;
import io.rcon.codec.RconCodecException;
import io.rcon.internal.support.Deadline;
import io.rcon.internal.support.Survived;
import io.rcon.internal.wire.Line;
import io.rcon.internal.wire.LineListener;
import io.rcon.spi.QueryExchange;
import io.rcon.spi.QueryExchange.Step;
import io.rcon.spi.QueryProtocol;
import io.rcon.spi.QueryProtocol.Carrier;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One query on its way: waits for the pace, sends, sends once more after a silence since it changes
 * nothing, and ends with what is known. Event loop only.
 */
final class QueryRun<T> extends Deadline implements LineListener {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  private static final long PATIENCE = Duration.ofSeconds(1).toNanos();
  private static final int MOST_SENT = 3;
  private static final Duration REST = Duration.ofMillis(250);
  private static final Duration LONG_REST = Duration.ofSeconds(5);

  private final SessionQueries queries;
  private final QueryProtocol<T> query;
  private final CompletableFuture<T> future;
  private final long endAt;
  private @Nullable QueryExchange<T> exchange;
  private @Nullable Line line;

  /** The next request is due, once the pace allows it. */
  private boolean due;

  /** Of the request in flight. */
  private int sent;

  private boolean everSent;
  private boolean ended;

  QueryRun(SessionQueries queries, QueryProtocol<T> query, CompletableFuture<T> future) {
    this.queries = queries;
    this.query = query;
    this.future = future;
    endAt = queries.loop().now() + queries.timeoutNanos();
  }

  /** Waits for its turn, and not longer than it may. */
  void await() {
    queries.loop().wheel().arm(this, endAt);
  }

  void begin() {
    guarded(() -> {
      exchange = query.begin(queries.server(), queries.loop().randomInts());
      boolean stream = query.carrier() == Carrier.STREAM;
      queries.wire().open(stream, this, this::opened, this::unreachable);
    });
  }

  private void opened(Line open) {
    if (ended) {
      open.retire(Duration.ZERO);
      return;
    }
    line = open;
    guarded(this::ask);
  }

  private void unreachable(String reason) {
    queries.wire().silent();
    fail(new Unreachable(name(), Delivery.NOT_SENT, reason));
  }

  /** Sends the next request, or waits until the pace allows it. */
  private void ask() {
    long now = queries.loop().now();
    long wait = queries.take();
    due = wait > 0;
    if (due) {
      queries.loop().wheel().arm(this, Math.min(endAt, now + wait));
      return;
    }
    Line open = line;
    QueryExchange<T> talk = exchange;
    if (open != null && talk != null) {
      sent++;
      everSent = true;
      open.send(talk.request(open.allocator(), open.remote()));
      boolean stream = query.carrier() == Carrier.STREAM;
      queries.loop().wheel().arm(this, stream ? endAt : Math.min(endAt, now + PATIENCE));
    }
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    QueryExchange<T> talk = exchange;
    if (ended || talk == null) {
      return;
    }
    guarded(() -> heard(talk, talk.answer(buffer.slice(index, length))));
  }

  private void heard(QueryExchange<T> talk, Step step) {
    if (step != Step.STRAY) {
      queries.wire().heard();
    }
    if (step == Step.AGAIN && !due) {
      sent = 0;
      ask();
    } else if (step == Step.DONE) {
      known(talk.result());
    }
  }

  @Override
  protected void expired(long now) {
    guarded(() -> {
      if (now >= endAt) {
        timedOut();
      } else if (due || sent < MOST_SENT) {
        ask();
      } else {
        timedOut();
      }
    });
  }

  private void timedOut() {
    T partial = exchange == null ? null : exchange.result();
    if (partial != null) {
      known(partial);
    } else if (everSent) {
      queries.wire().silent();
      String words = "no answer to the query " + query.name() + "; check the query port";
      fail(new TimedOut(name(), Delivery.UNKNOWN, words));
    } else if (exchange != null && line == null) {
      fail(new Unreachable(name(), Delivery.NOT_SENT, "no connection for the query in time"));
    } else {
      String words = "the query " + query.name() + " had to wait too long for the server's pace";
      fail(new Overloaded(name(), Delivery.NOT_SENT, words));
    }
  }

  private void known(@Nullable T result) {
    if (result == null) {
      fail(new ProtocolViolation(name(), Delivery.UNKNOWN, "an answer without a result"));
    } else if (end()) {
      queries.tell(() -> future.complete(result));
    }
  }

  void fail(RconException why) {
    if (end()) {
      queries.tell(() -> future.completeExceptionally(why));
    }
  }

  private boolean end() {
    if (ended) {
      return false;
    }
    ended = true;
    queries.loop().wheel().disarm(this);
    if (line != null) {
      line.retire(sent > 1 ? LONG_REST : REST);
    }
    queries.ended(this);
    return true;
  }

  private String name() {
    return queries.server().name();
  }

  /** An exception of the exchange ends this query and nothing else. */
  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RconCodecException e) {
      malformed(e);
    } catch (Throwable e) {
      queries.loop().errors().log(log, e, name(), "a query failed on this side");
      fail(Survived.failure(name(), everSent ? Delivery.UNKNOWN : Delivery.NOT_SENT, e));
    }
  }

  @Override
  public void read(int bytes) {}

  @Override
  public void written(int bytes) {}

  @Override
  public void malformed(RconCodecException problem) {
    String words = PeerText.oneLine(String.valueOf(problem.getMessage()), 200);
    fail(new ProtocolViolation(name(), Delivery.UNKNOWN, words));
  }

  @Override
  public void closed(String reason) {
    T partial = exchange == null ? null : exchange.result();
    if (partial != null) {
      known(partial);
    } else {
      fail(new Unreachable(name(), everSent ? Delivery.UNKNOWN : Delivery.NOT_SENT, reason));
    }
  }
}
