package io.rcon.monitor.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A route {@code /api/servers/NAME/WORD}. A name may be "." or "..", which routes by path would
 * take for a folder.
 */
final class ServerRoute {
  private static final String SERVERS = "/api/servers/";
  private static final int MOST_BODY = 16 * 1024;

  private ServerRoute() {}

  /**
   * Adds a route.
   *
   * @param before decides before the body is read; answers where it says no
   * @param action takes the name, which may be of no server
   */
  static void mount(
      Router router,
      HttpMethod method,
      String word,
      Predicate<RoutingContext> before,
      BiConsumer<RoutingContext, String> action) {
    BodyHandler body = BodyHandler.create(false).setBodyLimit(MOST_BODY);
    // No path and no method: Vert.x would answer 405 to all that nobody knows.
    router
        .route()
        .setName(method.name() + " " + SERVERS + "{name}/" + word)
        .handler(
            only(
                method,
                word,
                (context, name) -> {
                  if (before.test(context)) {
                    body.handle(context);
                  }
                }))
        .handler(only(method, word, action));
  }

  private static Handler<RoutingContext> only(
      HttpMethod method, String word, BiConsumer<RoutingContext, String> action) {
    return context -> {
      String name = context.request().method() == method ? name(context, word) : null;
      if (name == null) {
        context.next();
      } else {
        action.accept(context, name);
      }
    };
  }

  private static @Nullable String name(RoutingContext context, String word) {
    String path = String.valueOf(context.request().path());
    String tail = "/" + word;
    if (!path.startsWith(SERVERS) || !path.endsWith(tail)) {
      return null;
    }
    int end = path.length() - tail.length();
    return end <= SERVERS.length()
        ? null
        : ApiRoutes.decode(path.substring(SERVERS.length(), end)).orElse(null);
  }
}
