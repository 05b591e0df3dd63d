package io.rcon.monitor.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Ends answers that are nobody's to keep. */
final class JsonAnswers {
  private JsonAnswers() {}

  static void json(RoutingContext context, byte[] body) {
    bytes(context, "application/json", body);
  }

  static void bytes(RoutingContext context, String type, byte[] body) {
    context
        .response()
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(body));
  }
}
