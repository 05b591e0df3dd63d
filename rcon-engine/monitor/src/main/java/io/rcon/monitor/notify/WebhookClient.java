package io.rcon.monitor.notify;

import io.rcon.config.FleetNotice;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Posts to webhooks: certificates and names are verified, redirects are not followed, and of an
 * answer only its head is read, for a few seconds; then the connection ends. Exceptions may quote
 * the URL, so none goes any further. Asked on one thread.
 */
final class WebhookClient implements WebhookSender {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int LONGEST_HEAD = 8192;

  private final Duration timeout;
  private final @Nullable TrustOptions trust;
  private @Nullable Vertx vertx;
  private @Nullable HttpClient client;

  WebhookClient() {
    this(TIMEOUT, null);
  }

  /** Trusts what Java trusts, unless told otherwise. */
  WebhookClient(Duration timeout, @Nullable TrustOptions trust) {
    this.timeout = timeout;
    this.trust = trust;
  }

  @Override
  public CompletionStage<WebhookAnswer> send(FleetNotice notice, byte[] body) {
    URI target;
    try {
      target = notice.target();
    } catch (IOException e) {
      // Its words are of the fleet file's module, which does not quote the URL.
      String words = "the file of the URL cannot be used: " + e.getMessage() + "; trying again";
      return Future.succeededFuture(WebhookAnswer.again(words, Duration.ZERO)).toCompletionStage();
    }
    if (vertx == null || client == null) {
      vertx = start();
      // Without a handler the library logs what it cannot read, in a stranger's words.
      client =
          vertx
              .httpClientBuilder()
              .with(options())
              .withConnectHandler(connection -> connection.exceptionHandler(told -> {}))
              .build();
    }
    return post(vertx, client, options(target), Buffer.buffer(body)).toCompletionStage();
  }

  /** Threads of its own, and only if there is anything to send. */
  private static Vertx start() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1));
  }

  private HttpClientOptions options() {
    HttpClientOptions options =
        new HttpClientOptions()
            .setKeepAlive(false)
            .setConnectTimeout((int) timeout.toMillis())
            .setSslHandshakeTimeout(timeout.toMillis())
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setVerifyHost(true)
            .setMaxHeaderSize(LONGEST_HEAD)
            .setMaxInitialLineLength(LONGEST_HEAD);
    return trust == null ? options : options.setTrustOptions(trust);
  }

  private static RequestOptions options(URI target) {
    boolean tls = target.getScheme().toLowerCase(Locale.ROOT).equals("https");
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    String host = target.getHost();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setFollowRedirects(false)
        .setSsl(tls)
        .setHost(host.startsWith("[") ? host.substring(1, host.length() - 1) : host)
        .setPort(target.getPort() > 0 ? target.getPort() : tls ? 443 : 80)
        .setURI(target.getRawQuery() == null ? path : path + "?" + target.getRawQuery())
        .putHeader("Content-Type", "application/json")
        .putHeader("User-Agent", "rcon-watch");
  }

  private Future<WebhookAnswer> post(
      Vertx on, HttpClient with, RequestOptions options, Buffer body) {
    Promise<WebhookAnswer> answer = Promise.promise();
    long timer =
        on.setTimer(
            timeout.toMillis(),
            id ->
                answer.tryComplete(
                    WebhookAnswer.again("no answer in time; trying again", Duration.ZERO)));
    with.request(options)
        .onSuccess(request -> {
          // Whatever became of it, the connection ends: a body may have no end.
          answer.future().onComplete(any -> request.connection().close());
          send(request, body, answer);
        })
        .onFailure(failure -> answer.tryComplete(WebhookFailure.of(failure)));
    return answer.future().onComplete(any -> on.cancelTimer(timer));
  }

  private static void send(HttpClientRequest request, Buffer body, Promise<WebhookAnswer> answer) {
    request
        .send(body)
        .onSuccess((HttpClientResponse head) ->
            answer.tryComplete(WebhookFailure.of(head.statusCode(), head.getHeader("Retry-After"))))
        .onFailure(failure -> answer.tryComplete(WebhookFailure.of(failure)));
  }

  @Override
  public void close() {
    if (vertx != null) {
      vertx.close();
    }
  }
}
