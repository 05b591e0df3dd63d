package io.rcon.games;

import io.rcon.Server;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Sends requests to one server. No redirect is followed, and no answer is read without bound. */
final class HttpCalls {
  private final Server server;
  private final HttpClient client;
  private final int most;

  HttpCalls(Server server, HttpClient client) {
    this.server = server;
    this.client = client;
    most = server.dialect().maxReply();
  }

  /**
   * A request of one path.
   *
   * @throws IllegalArgumentException if no URI can name the server
   */
  HttpRequest.Builder request(String path) {
    String host = server.host().indexOf(':') < 0 ? server.host() : "[" + server.host() + "]";
    try {
      URI uri =
          new URI(
              server.tls().isPresent() ? "https" : "http",
              null,
              host,
              server.port(),
              path,
              null,
              null);
      return HttpRequest.newBuilder(uri).setHeader("Accept", "application/json");
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "server '"
              + server.name()
              + "': HTTP cannot name the host '"
              + server.host()
              + "'; give its address",
          e);
    }
  }

  static HttpRequest.Builder post(HttpRequest.Builder request, BodyPublisher json) {
    return request.setHeader("Content-Type", "application/json").POST(json);
  }

  /** Sends it once. To cancel the future closes the connection. */
  CompletableFuture<HttpAnswer> send(HttpRequest request) {
    var answered = client.sendAsync(request, head -> new LimitedBody(most));
    CompletableFuture<HttpAnswer> result =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            answered.cancel(true);
            return super.cancel(true);
          }
        };
    answered.whenComplete((answer, failure) -> {
      if (answer != null) {
        result.complete(
            new HttpAnswer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
      } else {
        result.completeExceptionally(HttpFailures.of(server, failure));
      }
    });
    return result;
  }
}
