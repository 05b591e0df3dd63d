package io.rcon.monitor.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * Stands before all routes: puts the headers that keep a browser from harm on each answer, and
 * turns away requests for another host or from a page of another origin. A page on loopback can be
 * reached by any web site whose name its owner lets resolve to 127.0.0.1 (DNS rebinding); only the
 * name in {@code Host} tells.
 */
final class Guard implements Handler<RoutingContext> {
  private final HostNames names;
  private final String scheme;

  Guard(HostNames names, boolean tls) {
    this.names = names;
    scheme = tls ? "https://" : "http://";
  }

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    putHeaders(context.response());
    String host = request.getHeader("Host");
    if (request.headers().getAll("Host").size() != 1 || !names.contain(host)) {
      Problem.end(
          context, 421, "this server does not serve the host that was asked for; use its address");
    } else if (!isOwn(request.getHeader("Origin"), String.valueOf(host)) || isForeign(request)) {
      Problem.end(context, 403, "requests from pages of another origin are not served");
    } else {
      context.next();
    }
  }

  /** Without an origin it is no script of a page. */
  private boolean isOwn(@Nullable String origin, String host) {
    return origin == null || origin.equalsIgnoreCase(scheme + host);
  }

  /** A link from elsewhere may lead here; nothing else of a foreign page may. */
  private static boolean isForeign(HttpServerRequest request) {
    return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
        && !"navigate".equals(request.getHeader("Sec-Fetch-Mode"));
  }

  static void putHeaders(HttpServerResponse response) {
    response
        .putHeader("Content-Security-Policy", PageRoutes.CONTENT_SECURITY_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin");
  }
}
