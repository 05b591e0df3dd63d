package io.rcon.monitor.http;

import io.vertx.ext.web.Router;

/** The page: what lies in {@code io/rcon/monitor/page/}, and nothing beside it. */
final class PageRoutes implements RouteGroup {
  @Override
  public void mount(Router router) {}
}
