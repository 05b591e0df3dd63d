package io.rcon.monitor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.MonitorOptions;
import io.rcon.tls.TestPki;
import io.rcon.tls.TestPki.Shows;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A listener on all addresses, with TLS and a token. */
class TlsLoginTest {
  private static final String TOKEN = "s3cret-horse-battery";

  @TempDir Path folder;

  @Test
  void theCookieGoesOverTlsAloneAndTheTokenOpensByBearer() throws Exception {
    HttpOptions options =
        new HttpOptions(
            new InetSocketAddress("0.0.0.0", 0),
            TestPki.write(folder.resolve("cert.pem"), TestPki.certificate(Shows.GOOD)),
            TestPki.write(folder.resolve("key.pem"), TestPki.key(Shows.GOOD)),
            Files.writeString(folder.resolve("tokens"), "anna " + TOKEN + "\n"),
            false);
    HttpClient client =
        HttpClient.newBuilder().sslContext(TestPki.client(Shows.GOOD, null)).build();
    try (RconFleet fleet = Rcon.fleet();
        FleetMonitor monitor = FleetMonitor.start(fleet, MonitorOptions.usual());
        MonitorHttp http = MonitorHttp.start(monitor, options)) {
      String url = "https://127.0.0.1:" + http.port();
      HttpRequest login =
          HttpRequest.newBuilder(URI.create(url + "/api/login"))
              .POST(BodyPublishers.ofString("{\"token\":\"" + TOKEN + "\"}"))
              .build();
      HttpResponse<String> answer = client.send(login, BodyHandlers.ofString());
      assertEquals(204, answer.statusCode(), answer.body());
      String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
      String flags = cookie.toLowerCase(Locale.ROOT);
      assertTrue(flags.contains("; secure"), cookie);
      assertTrue(flags.contains("; httponly"), cookie);
      assertTrue(flags.contains("; samesite=strict"), cookie);
      assertFalse(cookie.contains(TOKEN), cookie);
      assertEquals(200, status(client, url, "Authorization", "Bearer " + TOKEN));
      assertEquals(200, status(client, url, "Cookie", cookie.substring(0, cookie.indexOf(';'))));
      assertEquals(401, status(client, url, "Authorization", "Bearer s3cret-of-nobody-else"));
      assertEquals(401, status(client, url, "Accept", "*/*"));
    }
  }

  private static int status(HttpClient client, String url, String... header)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/servers")).headers(header).build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }
}
