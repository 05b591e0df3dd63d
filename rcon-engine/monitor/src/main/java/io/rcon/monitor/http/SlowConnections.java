package io.rcon.monitor.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections whose request does not come: ten seconds for the first, a minute for each
 * other, however many bytes dribble in meanwhile. HTTP's event loop only.
 */
final class SlowConnections implements Handler<HttpConnection> {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.monitor");

  private final ConnectionTimes times;

  /**
   * The time until which something must come.
   *
   * @param request what is read or answered now; null between two. When it is whole, the time is
   *     the answer's: no handler can tell that, since a reader of bodies takes its place
   */
  private record Due(long at, @Nullable HttpServerRequest request) {
    boolean isOver(long now) {
      return now - at >= 0 && (request == null || !request.isEnded());
    }
  }

  private final Map<HttpConnection, Due> due = new HashMap<>();

  SlowConnections(ConnectionTimes times) {
    this.times = times;
  }

  @Override
  public void handle(HttpConnection connection) {
    due.put(connection, new Due(System.nanoTime() + times.first().toNanos(), null));
    connection.closeHandler(closed -> due.remove(connection));
    // Without a handler the library logs what anybody sends that is no HTTP, in his words.
    connection.exceptionHandler(failure -> log.debug("A connection failed: {}", kind(failure)));
  }

  private static String kind(Throwable failure) {
    return failure.getClass().getSimpleName();
  }

  /** A request's head has come; its body has as long. */
  void begun(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpConnection connection = request.connection();
    due.put(connection, new Due(System.nanoTime() + times.first().toNanos(), request));
    context.addEndHandler(
        answered -> due.put(connection, new Due(System.nanoTime() + times.next().toNanos(), null)));
    context.next();
  }

  /** Once a second. */
  void tick() {
    long now = System.nanoTime();
    List<HttpConnection> late =
        due.entrySet().stream()
            .filter(entry -> entry.getValue().isOver(now))
            .map(Map.Entry::getKey)
            .toList();
    for (HttpConnection connection : late) {
      due.remove(connection);
      connection.close();
    }
  }
}
