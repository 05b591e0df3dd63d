package io.rcon.monitor.http;

import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.MonitorListener;
import io.rcon.monitor.ServerView;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongPredicate;

/**
 * Pushes changes to pages, as server-sent events. A stream that cannot be written to is skipped and
 * gets what changed meanwhile in one event, each server once, so that nothing is buffered. The ids
 * carry the epoch of this start: after a restart a page is told to begin anew. HTTP's event loop
 * only, but for {@link #rows}.
 */
final class EventStreams implements Handler<RoutingContext>, MonitorListener {
  static final int MOST_STREAMS = 32;
  private static final int WRITE_QUEUE = 64 * 1024;

  private final Context loop;
  private final FleetMonitor monitor;
  private final FleetJson fleet;
  private final Changes changes;
  private final List<EventStream> streams = new ArrayList<>();

  EventStreams(Context loop, FleetMonitor monitor, FleetJson fleet, String epoch) {
    this.loop = loop;
    this.monitor = monitor;
    this.fleet = fleet;
    changes = new Changes(epoch);
  }

  String epoch() {
    return changes.epoch();
  }

  long sequence() {
    return changes.sequence();
  }

  /** Called on the monitor's thread. */
  @Override
  public void rows(Collection<ServerView> changed, Collection<String> removed) {
    try {
      loop.runOnContext(none -> publish(changed, removed));
    } catch (RejectedExecutionException closed) {
      // HTTP was closed while the monitor told of this.
    }
  }

  private void publish(Collection<ServerView> changed, Collection<String> removed) {
    long before = changes.sequence();
    changes.add(changed, removed);
    if (streams.isEmpty()) {
      return;
    }
    Buffer event = changes.event(changed, removed);
    for (EventStream stream : List.copyOf(streams)) {
      if (stream.sent() == before) {
        stream.write(event, changes.sequence());
      } else {
        catchUp(stream);
      }
    }
  }

  private void catchUp(EventStream stream) {
    if (stream.isFull() || stream.sent() == changes.sequence()) {
      return;
    }
    Buffer event =
        changes.knowsSince(stream.sent()) ? changes.since(stream.sent(), monitor) : changes.reset();
    stream.write(event, changes.sequence());
  }

  /** Once a second. */
  void tick() {
    if (streams.isEmpty()) {
      return;
    }
    Buffer event = EventStream.text("fleet", changes.id(), fleet.totals());
    long now = System.nanoTime();
    for (EventStream stream : List.copyOf(streams)) {
      if (stream.isOver(now)) {
        stream.end();
        continue;
      }
      catchUp(stream);
      if (stream.sent() == changes.sequence()) {
        stream.write(event, stream.sent());
      }
    }
  }

  @Override
  public void handle(RoutingContext context) {
    if (streams.size() >= MOST_STREAMS) {
      context.response().putHeader("Retry-After", "10");
      Problem.end(context, 503, "there are " + MOST_STREAMS + " streams of events already");
      return;
    }
    HttpServerResponse response = context.response();
    response
        .setChunked(true)
        .setWriteQueueMaxSize(WRITE_QUEUE)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store");
    LongPredicate ended = context.get(TokenLogin.ENDED);
    EventStream stream = new EventStream(response, ended, changes.sequence());
    streams.add(stream);
    context.addEndHandler(done -> streams.remove(stream));
    resume(context, stream);
    stream.write(EventStream.text("fleet", changes.id(), fleet.totals()), changes.sequence());
  }

  private void resume(RoutingContext context, EventStream stream) {
    String last = context.request().getHeader("Last-Event-ID");
    if (last == null) {
      return;
    }
    long sequence = changes.sequenceOf(last);
    stream.write(
        sequence < 0 ? changes.reset() : changes.since(sequence, monitor), changes.sequence());
  }

  int size() {
    return streams.size();
  }
}
