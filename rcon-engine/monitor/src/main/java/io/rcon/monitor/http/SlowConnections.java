package io.rcon.monitor.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Closes connections whose request does not come: ten seconds for the first, a minute for each
 * other, however many bytes dribble in meanwhile. HTTP's event loop only.
 */
final class SlowConnections implements Handler<HttpConnection> {
  private final ConnectionTimes times;

  /** When each connection's time is over; those that are being answered are not among them. */
  private final Map<HttpConnection, Long> due = new HashMap<>();

  SlowConnections(ConnectionTimes times) {
    this.times = times;
  }

  @Override
  public void handle(HttpConnection connection) {
    due.put(connection, System.nanoTime() + times.first().toNanos());
    connection.closeHandler(closed -> due.remove(connection));
  }

  /** A request's head has come; its body has as long. */
  void begun(RoutingContext context) {
    HttpConnection connection = context.request().connection();
    due.put(connection, System.nanoTime() + times.first().toNanos());
    context.request().endHandler(whole -> due.remove(connection));
    context.addEndHandler(
        answered -> due.put(connection, System.nanoTime() + times.next().toNanos()));
    context.next();
  }

  /** Once a second. */
  void tick() {
    long now = System.nanoTime();
    List<HttpConnection> late =
        due.entrySet().stream()
            .filter(entry -> now - entry.getValue() >= 0)
            .map(Map.Entry::getKey)
            .toList();
    for (HttpConnection connection : late) {
      due.remove(connection);
      connection.close();
    }
  }
}
