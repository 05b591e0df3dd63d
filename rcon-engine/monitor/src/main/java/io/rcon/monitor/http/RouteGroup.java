package io.rcon.monitor.http;

import io.vertx.ext.web.Router;

/**
 * Some routes that belong together. The guards of all of them, headers and logins included, stand
 * before them.
 */
interface RouteGroup {
  /**
   * Adds the routes. Their handlers run on the HTTP server's event loop and must not block it.
   *
   * @param router the router of the whole server
   */
  void mount(Router router);
}
