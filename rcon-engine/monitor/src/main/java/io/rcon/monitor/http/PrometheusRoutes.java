package io.rcon.monitor.http;

import io.rcon.monitor.FleetMonitor;
import io.vertx.ext.web.Router;

/** What Prometheus asks. */
final class PrometheusRoutes implements RouteGroup {
  PrometheusRoutes(FleetMonitor monitor) {}

  @Override
  public void mount(Router router) {}
}
