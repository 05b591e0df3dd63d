package io.rcon.monitor.http;

import io.rcon.monitor.FleetMonitor;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The monitor's HTTP server, on an event loop of its own. Safe on any thread. */
public final class MonitorHttp implements AutoCloseable {
  private final Vertx vertx;
  private final HttpServer server;

  private MonitorHttp(Vertx vertx, HttpServer server) {
    this.vertx = vertx;
    this.server = server;
  }

  /**
   * Begins to listen.
   *
   * @param monitor what is shown
   * @param address where; port 0 takes any that is free
   * @return the server, to be closed
   * @throws CompletionException if the address cannot be had
   */
  public static MonitorHttp start(FleetMonitor monitor, InetSocketAddress address) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2));
    Router router = Router.router(vertx);
    List.of(new ApiRoutes(monitor), new PrometheusRoutes(monitor), new PageRoutes())
        .forEach(group -> group.mount(router));
    HttpServer server = vertx.createHttpServer().requestHandler(router);
    server
        .listen(address.getPort(), address.getHostString())
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    return new MonitorHttp(vertx, server);
  }

  /**
   * The port it listens on.
   *
   * @return the port
   */
  public int port() {
    return server.actualPort();
  }

  /** Ends all connections. */
  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
