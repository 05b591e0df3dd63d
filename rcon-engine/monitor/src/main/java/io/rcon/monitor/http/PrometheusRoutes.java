package io.rcon.monitor.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.ServerView;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Serves Prometheus: {@code /metrics}, and for a job of each server {@code /sd} and {@code /probe},
 * which answers from the last poll and asks nobody.
 */
final class PrometheusRoutes implements RouteGroup {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final FleetMonitor monitor;
  private final ScrapeCache scrapes;
  private final JsonFactory json = new JsonFactory();

  PrometheusRoutes(FleetMonitor monitor, FleetMetrics metrics) {
    this.monitor = monitor;
    metrics.show(monitor);
    scrapes = new ScrapeCache(metrics::text);
  }

  @Override
  public void mount(Router router) {
    router.get("/metrics").handler(this::metrics);
    router.get("/probe").handler(this::probe);
    router.get("/sd").handler(this::servers);
  }

  private void metrics(RoutingContext context) {
    String type = accepts(context, "Accept", "application/openmetrics-text") ? OPEN_METRICS : TEXT;
    boolean gzip = accepts(context, "Accept-Encoding", "gzip");
    scrapes
        .get(context.vertx(), type, gzip)
        .onSuccess(body -> {
          context
              .response()
              .putHeader("Content-Type", type)
              .putHeader("Cache-Control", "no-store")
              .putHeader("Vary", "Accept, Accept-Encoding");
          if (gzip) {
            context.response().putHeader("Content-Encoding", "gzip");
          }
          context.response().end(body);
        })
        .onFailure(context::fail);
  }

  private static boolean accepts(RoutingContext context, String header, String word) {
    String given = context.request().getHeader(header);
    return given != null && given.contains(word);
  }

  private void probe(RoutingContext context) {
    List<String> target = context.queryParam("target");
    if (target.size() != 1) {
      Problem.end(context, 400, "give one target: the name of a server");
      return;
    }
    Optional<ServerView> server = monitor.server(target.get(0));
    if (server.isEmpty()) {
      Problem.end(context, 404, "the fleet has no server of this name");
      return;
    }
    JsonAnswers.bytes(context, TEXT, probe(server.get()).getBytes(StandardCharsets.UTF_8));
  }

  private static String probe(ServerView view) {
    StringBuilder text = new StringBuilder();
    boolean up = FleetCollector.up(view) == 1;
    gauge(text, "probe_success", "Whether the last poll was answered", up ? 1 : 0);
    if (view.latencyNanos() >= 0) {
      double seconds = view.latencyNanos() / 1e9;
      gauge(text, "probe_duration_seconds", "Time of the last answer", seconds);
    }
    if (view.players() >= 0) {
      gauge(text, MetricNames.SERVER_PLAYERS, "Players online", view.players());
    }
    int maintenance = view.maintenance() ? 1 : 0;
    gauge(
        text, MetricNames.SERVER_MAINTENANCE, "Whether the server is in maintenance", maintenance);
    return text.toString();
  }

  private static void gauge(StringBuilder to, String name, String help, double value) {
    to.append("# HELP ").append(name).append(' ').append(help).append('\n');
    to.append("# TYPE ").append(name).append(" gauge\n");
    to.append(name).append(' ').append(value).append('\n');
  }

  private void servers(RoutingContext context) {
    context
        .vertx()
        .executeBlocking(() -> targets(monitor.servers()), false)
        .onSuccess(body -> JsonAnswers.json(context, body))
        .onFailure(context::fail);
  }

  private byte[] targets(List<ServerView> servers) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator to = json.createGenerator(out)) {
      to.writeStartArray();
      for (ServerView view : servers) {
        to.writeStartObject();
        to.writeArrayFieldStart("targets");
        to.writeString(view.name());
        to.writeEndArray();
        to.writeObjectFieldStart("labels");
        for (Map.Entry<String, String> label :
            ServerLabels.named(view, "__meta_rcon_").entrySet()) {
          to.writeStringField(label.getKey(), label.getValue());
        }
        to.writeEndObject();
        to.writeEndObject();
      }
      to.writeEndArray();
    }
    return out.toByteArray();
  }
}
