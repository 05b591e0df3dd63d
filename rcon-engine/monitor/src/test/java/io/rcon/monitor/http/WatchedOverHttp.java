package io.rcon.monitor.http;

import static org.awaitility.Awaitility.await;

import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.Health;
import io.rcon.monitor.MonitorOptions;
import io.rcon.monitor.PollLag;
import io.rcon.monitor.audit.AuditLog;
import io.rcon.monitor.history.FleetRecorder;
import io.rcon.simulator.SimulatedServer;
import io.rcon.testing.FreePorts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A simulated server under watch, and the HTTP server that shows it. */
final class WatchedOverHttp implements AutoCloseable {
  static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  /** It goes away in some tests: nobody else may have its port then. */
  final SimulatedServer simulated =
      SimulatedServer.start("minecraft", "s3cret", o -> o.port(FreePorts.next()));

  final RconFleet fleet;
  final FleetMonitor monitor;
  final HttpClient client = HttpClient.newHttpClient();
  MonitorHttp http;
  @Nullable FleetRecorder recorder;

  WatchedOverHttp(@Nullable Path tokens, boolean ids) {
    PollLag lag = new PollLag();
    fleet = Rcon.fleet(options -> options.listener(lag));
    monitor =
        FleetMonitor.start(
            fleet,
            MonitorOptions.usual().every(Duration.ofMillis(200)).measuredBy(lag).withIds(ids));
    http = MonitorHttp.start(monitor, new HttpOptions(ANY_PORT, null, null, tokens, ids));
  }

  /** One that takes commands from those with a token, written down in a file. */
  WatchedOverHttp(Path tokens, AuditLog audit) {
    this(tokens, false);
    serve(tokens, RemoteCommands.of(fleet, audit));
  }

  /** Serves anew, at another port. */
  void serve(Path tokens, RemoteCommands commands) {
    http.close();
    HttpOptions options = new HttpOptions(ANY_PORT, null, null, tokens, false);
    http = MonitorHttp.start(monitor, options, FleetMetrics.create(), commands);
  }

  /** The cookie of a login. */
  String login(String token) throws Exception {
    HttpResponse<String> login = post("/api/login", "{\"token\": \"" + token + "\"}");
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  /** What the page's own script sends, with a number of its own. */
  HttpResponse<String> change(String method, String path, String body, String cookie)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .headers("Cookie", cookie, "Content-Type", "application/json")
            .headers("Origin", origin(), "Rcon-Command-Id", UUID.randomUUID().toString())
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** A request with these headers alone. */
  HttpResponse<String> plain(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .headers(headers)
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  String origin() {
    return "http://127.0.0.1:" + http.port();
  }

  /** Adds the simulated server by a name. */
  WatchedOverHttp with(String name) {
    fleet.add(server(name));
    awaitHealth(name, Health.UP);
    return this;
  }

  Server server(String name) {
    return Server.of(Dialect.MINECRAFT, "127.0.0.1", simulated.port(), Secret.of("s3cret"))
        .named(name)
        .tagged("region", "eu");
  }

  void awaitHealth(String name, Health health) {
    await().until(() -> monitor.server(name).filter(v -> v.health() == health).isPresent());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + http.port() + path);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** What comes back for these lines, until the server closes; each line gets its break. */
  String raw(String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), http.port())) {
      socket.setSoTimeout(20_000);
      String text = String.join("\r\n", lines) + "\r\n\r\n";
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Records from now on, in a directory that may be of no use. */
  WatchedOverHttp recordedIn(Path directory) {
    if (recorder != null) {
      recorder.close();
    }
    recorder = FleetRecorder.start(monitor, directory, problem -> {});
    return this;
  }

  @Override
  public void close() {
    http.close();
    if (recorder != null) {
      recorder.close();
    }
    monitor.close();
    fleet.close();
    simulated.close();
  }
}
