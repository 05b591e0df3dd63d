package io.rcon.monitor.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The page: what lies in {@code io/rcon/monitor/page/}, and nothing beside it. */
final class PageRoutes implements RouteGroup {
  private static final String ICON = "favicon.svg";

  /** No script, style or connection but the page's own, and nobody's frame around it. */
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final PageFiles files = new PageFiles();

  @Override
  public void mount(Router router) {
    route(router, "/", this::index);
    route(router, "/page/:version/:file", this::file);
    // Asked for by browsers that show something else of this server, such as the API.
    route(router, "/favicon.ico", context -> send(context, ICON, icon(), "max-age=86400"));
  }

  private static void route(Router router, String path, Handler<RoutingContext> handler) {
    router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
  }

  /** Asked for anew each time, so that a new program's files are found; usually unchanged. */
  private void index(RoutingContext context) {
    String tag = "\"" + files.version() + "\"";
    HttpServerResponse response = context.response();
    response
        .putHeader("ETag", tag)
        .putHeader("Cache-Control", "no-cache")
        .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer");
    if (tag.equals(context.request().getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", "text/html; charset=utf-8");
    end(context, files.index());
  }

  private void file(RoutingContext context) {
    String name = context.pathParam("file");
    Optional<byte[]> bytes = name == null ? Optional.empty() : files.file(name);
    if (name == null || bytes.isEmpty() || !files.version().equals(context.pathParam("version"))) {
      context.next();
      return;
    }
    send(context, name, bytes.get(), "max-age=31536000, immutable");
  }

  private byte[] icon() {
    return files.file(ICON).orElseThrow();
  }

  private static void send(RoutingContext context, String name, byte[] bytes, String caching) {
    context
        .response()
        .putHeader("Content-Type", PageFiles.type(name))
        .putHeader("Cache-Control", caching)
        .putHeader("X-Content-Type-Options", "nosniff");
    end(context, bytes);
  }

  /**
   * Vert.x would send the body to a HEAD as well, where the client takes it for the next answer.
   */
  private static void end(RoutingContext context, byte[] bytes) {
    HttpServerResponse response = context.response();
    if (context.request().method() == HttpMethod.HEAD) {
      response.putHeader("Content-Length", Integer.toString(bytes.length)).end();
    } else {
      response.end(Buffer.buffer(bytes));
    }
  }
}
