package io.rcon.monitor.http;

import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.MonitorListener;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitor's HTTP server: JSON API, events, page, Prometheus, on an event loop of its own. At
 * most 256 connections at once. Safe on any thread.
 */
public final class MonitorHttp implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.monitor");

  /** The name of routes that all requests pass. */
  static final String GUARD = "guard";

  private static final int LONGEST_LINE = 4096;
  private static final int LONGEST_HEADERS = 8192;

  private final Vertx vertx;
  private final Router router;
  private final HttpServer server;
  private final InetSocketAddress address;
  private final boolean tls;
  private final MonitorListener.Registration pushing;

  private MonitorHttp(
      Vertx vertx,
      Router router,
      HttpServer server,
      HttpOptions options,
      MonitorListener.Registration pushing) {
    this.pushing = pushing;
    this.vertx = vertx;
    this.router = router;
    this.server = server;
    address = options.address();
    tls = options.certificate() != null;
  }

  /**
   * Begins to listen on loopback, without TLS and tokens.
   *
   * @param monitor what is shown
   * @param address a loopback address; port 0 takes any that is free
   * @return the server, to be closed
   * @throws UncheckedIOException if the address cannot be had
   */
  public static MonitorHttp start(FleetMonitor monitor, InetSocketAddress address) {
    return start(monitor, HttpOptions.plain(address));
  }

  /**
   * Begins to listen.
   *
   * @param monitor what is shown
   * @param options where and for whom
   * @return the server, to be closed
   * @throws UncheckedIOException if the address cannot be had, or a file cannot be used; the
   *     message says which and what to do
   */
  public static MonitorHttp start(FleetMonitor monitor, HttpOptions options) {
    return start(monitor, options, FleetMetrics.create());
  }

  /**
   * Begins to listen, with meters of the engine at {@code /metrics}.
   *
   * @param monitor what is shown
   * @param options where and for whom
   * @param metrics what Prometheus gets, for this server only
   * @return the server, to be closed
   * @throws UncheckedIOException as for {@link #start(FleetMonitor, HttpOptions)}
   */
  public static MonitorHttp start(FleetMonitor monitor, HttpOptions options, FleetMetrics metrics) {
    return start(monitor, options, metrics, null);
  }

  /**
   * Begins to listen, and takes commands from those who have logged in with a token.
   *
   * @param monitor what is shown
   * @param options where and for whom
   * @param metrics what Prometheus gets, for this server only
   * @param commands lets those with a token give commands; null if all is read-only
   * @return the server, to be closed
   * @throws UncheckedIOException as for {@link #start(FleetMonitor, HttpOptions)}
   * @throws IllegalArgumentException if commands could be given without a token
   */
  public static MonitorHttp start(
      FleetMonitor monitor,
      HttpOptions options,
      FleetMetrics metrics,
      @Nullable RemoteCommands commands) {
    return start(monitor, options, metrics, commands, ConnectionTimes.USUAL);
  }

  static MonitorHttp start(
      FleetMonitor monitor,
      HttpOptions options,
      FleetMetrics metrics,
      @Nullable RemoteCommands commands,
      ConnectionTimes times) {
    if (commands != null && options.tokens() == null) {
      throw new IllegalArgumentException("commands need a token file; give one");
    }
    HostNames names;
    PageTokens tokens;
    try {
      names = HostNames.of(options.address(), options.certificate());
      Path file = options.tokens();
      tokens = file == null ? null : new PageTokens(file);
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
    Vertx vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setEventLoopPoolSize(1)
                    .setWorkerPoolSize(2)
                    .setInternalBlockingPoolSize(2))
            .withTransport(ConnectionLimit.transport())
            .build();
    try {
      return start(vertx, monitor, options, metrics, commands, names, tokens, times);
    } catch (RuntimeException e) {
      vertx.close();
      throw e;
    }
  }

  private static MonitorHttp start(
      Vertx vertx,
      FleetMonitor monitor,
      HttpOptions options,
      FleetMetrics metrics,
      @Nullable RemoteCommands commands,
      HostNames names,
      @Nullable PageTokens tokens,
      ConnectionTimes times) {
    Context loop = vertx.getOrCreateContext();
    String epoch = UUID.randomUUID().toString().substring(0, 8);
    FleetJson fleet = new FleetJson(monitor, epoch, commands != null);
    EventStreams events = new EventStreams(loop, monitor, fleet, epoch);
    SlowConnections slow = new SlowConnections(times);
    boolean tls = options.certificate() != null;
    TokenLogin login = new TokenLogin(tokens, tls);
    Router router = Router.router(vertx);
    router.route().setName(GUARD).handler(slow::begun).handler(new Guard(names, tls));
    login.mount(router);
    new HealthRoutes(monitor).mount(router);
    new PageRoutes().mount(router);
    router.route().setName(GUARD).handler(login);
    CommandGate gate = new CommandGate(commands);
    new CommandRoutes(commands, gate).mount(router);
    new MaintenanceRoutes(monitor, commands, gate).mount(router);
    new ApiRoutes(monitor, fleet, events).mount(router);
    new PrometheusRoutes(monitor, metrics).mount(router);
    failures(router);
    MonitorListener.Registration pushing = monitor.listen(events);
    CompletableFuture<HttpServer> listening = new CompletableFuture<>();
    loop.runOnContext(none -> {
      vertx.setPeriodic(
          1000,
          id -> {
            events.tick();
            slow.tick();
            if (tokens != null) {
              tokens.refresh(vertx);
            }
          });
      vertx
          .createHttpServer(serverOptions(options, times))
          .connectionHandler(slow)
          .invalidRequestHandler(MonitorHttp::invalid)
          .requestHandler(router)
          .listen(options.address().getPort(), options.address().getAddress().getHostAddress())
          .onSuccess(listening::complete)
          .onFailure(listening::completeExceptionally);
    });
    try {
      return new MonitorHttp(vertx, router, listening.join(), options, pushing);
    } catch (CompletionException e) {
      pushing.close();
      String why = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
      throw new UncheckedIOException(
          "HTTP cannot listen on " + text(options.address()) + ": " + why, new IOException(why, e));
    }
  }

  private static HttpServerOptions serverOptions(HttpOptions options, ConnectionTimes times) {
    HttpServerOptions http =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setIdleTimeout((int) times.next().toSeconds())
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LONGEST_HEADERS);
    if (options.certificate() != null && options.key() != null) {
      http.setSsl(true)
          .setKeyCertOptions(
              new PemKeyCertOptions()
                  .setCertPath(options.certificate().toString())
                  .setKeyPath(options.key().toString()));
    }
    return http;
  }

  private static void failures(Router router) {
    router.errorHandler(404, context -> Problem.end(context, 404, "there is nothing here"));
    router.errorHandler(
        405,
        context -> Problem.end(context, 405, "this cannot be done here; most can only be read"));
    router.errorHandler(413, context -> Problem.end(context, 413, "the body is too long"));
    router.errorHandler(
        400, context -> Problem.end(context, 400, "the request cannot be understood"));
    router.errorHandler(
        500,
        context -> {
          log.warn("A request failed", context.failure());
          Problem.end(context, 500, "the answer could not be made; the log says why");
        });
  }

  private static void invalid(HttpServerRequest request) {
    Problem.end(request.response(), 400, "the request cannot be understood");
    request.connection().close();
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  /**
   * The port it listens on.
   *
   * @return the port
   */
  public int port() {
    return server.actualPort();
  }

  /**
   * Where the page is.
   *
   * @return the address as a browser takes it
   */
  public String url() {
    return (tls ? "https://" : "http://")
        + text(new InetSocketAddress(address.getAddress(), port()))
        + "/";
  }

  /** All that is mounted. */
  Router router() {
    return router;
  }

  /** Ends all connections. */
  @Override
  public void close() {
    pushing.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
