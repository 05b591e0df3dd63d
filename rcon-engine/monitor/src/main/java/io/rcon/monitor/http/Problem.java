package io.rcon.monitor.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Errors as {@code application/problem+json} of RFC 9457. */
final class Problem {
  private Problem() {}

  /** Ends the answer, unless that was begun. */
  static void end(RoutingContext context, int status, String detail) {
    end(context.response(), status, detail);
  }

  static void end(HttpServerResponse response, int status, String detail) {
    end(response, status, detail, json -> {});
  }

  static void end(HttpServerResponse response, int status, String detail, JsonText.Fields more) {
    if (response.ended() || response.headWritten()) {
      return;
    }
    // Some are found before the guard sees the request.
    Guard.putHeaders(response);
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Cache-Control", "no-store")
        .end(
            JsonText.object(json -> {
              json.writeStringField("type", "about:blank");
              json.writeStringField("title", HttpResponseStatus.valueOf(status).reasonPhrase());
              json.writeNumberField("status", status);
              json.writeStringField("detail", detail);
              more.write(json);
            }));
  }
}
