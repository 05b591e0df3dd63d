package io.rcon.monitor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.MonitorOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The HTTP server with real sockets. */
class MonitorHttpTest {
  @Test
  void itServes() throws Exception {
    try (RconFleet fleet = Rcon.fleet();
        FleetMonitor monitor = FleetMonitor.start(fleet, MonitorOptions.usual());
        MonitorHttp http = MonitorHttp.start(monitor, new InetSocketAddress("127.0.0.1", 0))) {
      URI uri = URI.create("http://127.0.0.1:" + http.port() + "/health");
      assertEquals(
          200,
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
              .statusCode());
    }
  }
}
