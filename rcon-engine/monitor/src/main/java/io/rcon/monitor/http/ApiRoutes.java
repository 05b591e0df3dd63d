package io.rcon.monitor.http;

import io.rcon.Selector;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.ServerView;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The JSON API. Large answers are made on a worker, so that events go on meanwhile. */
final class ApiRoutes implements RouteGroup {
  private static final String SERVER = "/api/servers/";

  private final FleetMonitor monitor;
  private final FleetJson fleet;
  private final HistoryRoutes history;
  private final EventStreams events;

  ApiRoutes(FleetMonitor monitor, FleetJson fleet, EventStreams events) {
    this.monitor = monitor;
    this.fleet = fleet;
    this.history = new HistoryRoutes(monitor);
    this.events = events;
  }

  @Override
  public void mount(Router router) {
    // A name may be "." or "..", which routes by path would take for a folder.
    router
        .get()
        .setName("/api/servers/{name}")
        .handler(context -> {
          String path = String.valueOf(context.request().path());
          if (path.startsWith(SERVER)) {
            server(context, path.substring(SERVER.length()));
          } else {
            context.next();
          }
        });
    router.get("/api/fleet").handler(context -> JsonAnswers.json(context, fleet.totals()));
    router.get("/api/history").handler(history::fleet);
    router.get("/api/servers").handler(this::servers);
    router.get("/api/events").handler(events);
  }

  private void servers(RoutingContext context) {
    Selector selector;
    try {
      List<String> given = context.queryParam("selector");
      selector = given.isEmpty() ? Selector.all() : Selector.parse(given.get(0));
    } catch (IllegalArgumentException e) {
      Problem.end(context, 400, String.valueOf(e.getMessage()));
      return;
    }
    // The rows are read after it, so that none is older than the number says.
    long sequence = events.sequence();
    context
        .vertx()
        .executeBlocking(() -> rows(monitor.servers(selector), sequence), false)
        .onSuccess(body -> JsonAnswers.json(context, body))
        .onFailure(context::fail);
  }

  private byte[] rows(List<ServerView> servers, long sequence) {
    return JsonText.bytes(json -> {
      json.writeStringField("epoch", events.epoch());
      json.writeNumberField("sequence", sequence);
      json.writeArrayFieldStart("servers");
      for (ServerView view : servers) {
        Rows.row(json, view);
      }
      json.writeEndArray();
    });
  }

  private void server(RoutingContext context, String encoded) {
    Optional<ServerDetail> detail = decode(encoded).flatMap(monitor::detail);
    if (detail.isEmpty()) {
      Problem.end(context, 404, "the fleet has no server of this name");
    } else {
      history.server(context, detail.get());
    }
  }

  /** The name behind percent signs, to the letter; empty where it is not one of UTF-8. */
  static Optional<String> decode(String encoded) {
    ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        boolean whole = i + 2 < encoded.length();
        int high = whole ? Character.digit(encoded.charAt(i + 1), 16) : -1;
        int low = whole ? Character.digit(encoded.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        bytes.put((byte) (high << 4 | low));
        i += 2;
      } else if (c == '/' || c > '~' || c <= ' ') {
        return Optional.empty();
      } else {
        bytes.put((byte) c);
      }
    }
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
