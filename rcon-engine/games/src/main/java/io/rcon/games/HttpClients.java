package io.rcon.games;

import io.rcon.Tls;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The HTTP clients that {@link RestCommands} share, with their connections: one for each way of
 * TLS, from the first that uses it to the last. Their threads are daemons, and end when they are
 * idle. Any thread.
 */
final class HttpClients {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int IDLE_SECONDS = 5;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Callbacks of callers run here too, and may block. */
  static final ExecutorService THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "rcon-rest-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  private static final Map<Optional<Tls>, HttpClients> OPEN = new HashMap<>();

  private final Optional<Tls> tls;
  private final HttpClient client;
  private int users;

  private HttpClients(Optional<Tls> tls) {
    this.tls = tls;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            // Else the JVM's own proxy would be given the password.
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT)
            .executor(THREADS);
    tls.ifPresent(given -> builder.sslContext(HttpTls.context(given)));
    client = builder.build();
  }

  /** Takes the client for servers that are verified so; each take wants a {@link #leave}. */
  static HttpClients take(Optional<Tls> tls) {
    synchronized (OPEN) {
      HttpClients taken = OPEN.computeIfAbsent(tls, HttpClients::new);
      taken.users++;
      return taken;
    }
  }

  void leave() {
    synchronized (OPEN) {
      if (--users == 0) {
        OPEN.remove(tls);
      }
    }
  }

  HttpClient client() {
    return client;
  }
}
