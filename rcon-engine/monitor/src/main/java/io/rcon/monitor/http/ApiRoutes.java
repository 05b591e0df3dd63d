package io.rcon.monitor.http;

import io.rcon.monitor.FleetMonitor;
import io.vertx.ext.web.Router;

/** The JSON API. */
final class ApiRoutes implements RouteGroup {
  private final FleetMonitor monitor;

  ApiRoutes(FleetMonitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public void mount(Router router) {
    router.get("/health").handler(context -> context.response().end());
    router
        .get("/ready")
        .handler(context -> context.response().setStatusCode(monitor.ready() ? 200 : 503).end());
  }
}
