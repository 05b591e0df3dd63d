package io.rcon.monitor.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.monitor.Health;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whom the HTTP server turns away, with real sockets. */
@Execution(ExecutionMode.CONCURRENT)
class HttpSafetyTest {
  private static final String TOKEN = "s3cret-horse-battery";
  private static final String LIST = "There are 1 of a max of 20 players online: Anna";

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path directory;

  private Path tokens() throws IOException {
    return Files.writeString(directory.resolve("tokens"), "# who\nanna " + TOKEN + "\n");
  }

  private static String status(String answer) {
    return answer.lines().findFirst().orElse("").replaceFirst("HTTP/1.1 ", "");
  }

  @Test
  void onlyThisHostIsServedSoThatNoNameCanBeReboundToIt() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false)) {
      int port = fleet.http.port();
      for (String good : List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port)) {
        String answer = fleet.raw("GET /api/fleet HTTP/1.1", "Host: " + good, "Connection: close");
        assertEquals("200 OK", status(answer), good);
      }
      for (String bad : List.of("evil.example:" + port, "127.0.0.1.evil.example", "", "a:b:c")) {
        String answer = fleet.raw("GET /api/fleet HTTP/1.1", "Host: " + bad, "Connection: close");
        assertTrue(status(answer).startsWith("4"), bad + ": " + answer);
        assertFalse(answer.contains("servers"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("nosniff"), answer);
      }
      String two =
          fleet.raw(
              "GET /api/fleet HTTP/1.1",
              "Host: 127.0.0.1",
              "Host: evil.example",
              "Connection: close");
      assertTrue(status(two).startsWith("4"), two);
    }
  }

  @Test
  void scriptsOfOtherOriginsAreTurnedAway() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false)) {
      String own = "http://127.0.0.1:" + fleet.http.port();
      assertEquals(200, fleet.get("/api/fleet", "Origin", own).statusCode());
      for (String origin : List.of("http://evil.example", "null", own + "0", "https" + own)) {
        assertEquals(403, fleet.get("/api/fleet", "Origin", origin).statusCode(), origin);
      }
      assertEquals(403, fleet.get("/api/fleet", "Sec-Fetch-Site", "cross-site").statusCode());
    }
  }

  @Test
  void everyAnswerHasTheHeadersThatKeepABrowserFromHarm() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false)) {
      for (String path : List.of("/", "/health", "/api/fleet", "/nothing", "/api/servers/nobody")) {
        HttpResponse<String> answer = fleet.get(path);
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), path);
        assertTrue(policy.contains("frame-ancestors 'none'"), path);
        assertEquals(
            List.of("nosniff"), answer.headers().allValues("X-Content-Type-Options"), path);
        assertEquals(List.of("no-referrer"), answer.headers().allValues("Referrer-Policy"), path);
      }
    }
  }

  @Test
  void otherAddressesThanLoopbackNeedTlsAndTokens() throws Exception {
    InetSocketAddress all = new InetSocketAddress("0.0.0.0", 0);
    Path file = tokens();
    for (HttpOptionsOf each :
        List.<HttpOptionsOf>of(
            () -> HttpOptions.plain(all),
            () -> new HttpOptions(all, null, null, file, false),
            () -> new HttpOptions(all, file, file, null, false))) {
      String message = assertThrows(IllegalArgumentException.class, each::make).getMessage();
      assertTrue(message.contains("TLS and a token file"), message);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new HttpOptions(WatchedOverHttp.ANY_PORT, null, null, null, true));
  }

  private interface HttpOptionsOf {
    HttpOptions make();
  }

  @Test
  void aTokenLetsInByBearerAndByCookie() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(tokens(), false).with("mc")) {
      assertEquals(401, fleet.get("/api/servers").statusCode());
      assertEquals(200, fleet.get("/health").statusCode());
      assertEquals(200, fleet.get("/").statusCode());
      assertEquals(200, fleet.get("/api/servers", "Authorization", "Bearer " + TOKEN).statusCode());
      HttpResponse<String> login = fleet.post("/api/login", "{\"token\": \"" + TOKEN + "\"}");
      assertEquals(204, login.statusCode());
      String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
      assertTrue(cookie.toLowerCase(Locale.ROOT).contains("; httponly"), cookie);
      assertTrue(cookie.contains("SameSite=Strict"), cookie);
      assertTrue(cookie.contains("Max-Age=43200"), cookie);
      assertFalse(cookie.contains(TOKEN), cookie);
      String own = cookie.substring(0, cookie.indexOf(';'));
      assertEquals(200, fleet.get("/api/servers", "Cookie", own).statusCode());
      assertEquals(204, fleet.post("/api/logout", "", "Cookie", own).statusCode());
      assertEquals(401, fleet.get("/api/servers", "Cookie", own).statusCode());
      assertEquals(401, fleet.get("/api/servers?token=" + TOKEN).statusCode());
    }
  }

  @Test
  void wrongTokensBarTheAddress() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(tokens(), false)) {
      for (int i = 0; i < 5; i++) {
        assertEquals(
            401, fleet.get("/api/fleet", "Authorization", "Bearer wrong-wrong-wrong").statusCode());
      }
      HttpResponse<String> barred = fleet.get("/api/fleet", "Authorization", "Bearer " + TOKEN);
      assertEquals(429, barred.statusCode());
      assertEquals("600", barred.headers().firstValue("Retry-After").orElse(""));
      assertEquals(200, fleet.get("/health").statusCode());
    }
  }

  @Test
  void namesAreMatchedExactly() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false)) {
      List<String> names = List.of("a/b", "..", "ä +%", "a");
      names.forEach(name -> fleet.fleet.add(fleet.server(name)));
      names.forEach(name -> fleet.awaitHealth(name, Health.UP));
      assertEquals("\"name\":\"a/b\"", fleet.get("/api/servers/a%2Fb").body().substring(1, 13));
      assertEquals("\"name\":\"..\"", fleet.get("/api/servers/%2E%2E").body().substring(1, 12));
      assertEquals(
          "\"name\":\"ä +%\"", fleet.get("/api/servers/%C3%A4%20+%25").body().substring(1, 14));
      for (String strange : List.of("A", "a/", "a%2fb%00", "%", "%C3", "a%20", "%2e")) {
        String answer =
            fleet.raw(
                "GET /api/servers/" + strange + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Connection: close");
        assertEquals(
            strange.equals("%") ? "400 Bad Request" : "404 Not Found", status(answer), strange);
      }
    }
  }

  @Test
  void identifiersOfPlayersAreAbsentUnlessAskedFor() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false)) {
      fleet.simulated.reply("list", LIST);
      fleet.with("mc");
      String body = fleet.get("/api/servers/mc").body();
      assertTrue(body.contains("\"playerList\":[{\"name\":\"Anna\"}]"), body);
    }
  }

  @Test
  void identifiersAndAddressesOfPlayersAreShownWithIdsAndATokenAlone() throws Exception {
    String status =
        """
        hostname: Test
        version : 1.38.7.5/13875 1524/8853 secure  [G:1:1]
        map     : de_mirage
        players : 1 humans, 0 bots (12/0 max) (not hibernating)

        # userid name uniqueid connected ping loss state rate adr
        #  2 1 "Anna" STEAM_1:0:1234 1:05:12 35 0 active 196608 192.0.2.7:27005
        #end
        """;
    for (boolean ids : new boolean[] {false, true}) {
      try (WatchedOverHttp fleet = new WatchedOverHttp(tokens(), ids);
          SimulatedServer source = SimulatedServer.start("source", "s3cret")) {
        source.reply("status", status);
        fleet.fleet.add(
            Server.of(Dialect.SOURCE, "127.0.0.1", source.port(), Secret.of("s3cret")).named("s"));
        fleet.awaitHealth("s", Health.UP);
        assertEquals(401, fleet.get("/api/servers/s").statusCode());
        String body = fleet.get("/api/servers/s", "Authorization", "Bearer " + TOKEN).body();
        assertTrue(body.contains("\"playerList\":[{\"name\":\"Anna\""), body);
        assertEquals(ids, body.contains("STEAM_1:0:1234"), body);
        assertEquals(ids, body.contains("192.0.2.7"), body);
        for (String path : List.of("/api/servers", "/api/fleet", "/metrics", "/sd")) {
          String other = fleet.get(path, "Authorization", "Bearer " + TOKEN).body();
          assertFalse(other.contains("STEAM_1") || other.contains("192.0.2.7"), path);
        }
      }
    }
  }

  @Test
  void aConnectionThatRestsIsClosed() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false)) {
      serve(fleet, new ConnectionTimes(LONG, SOON));
      // It is kept open for a next request, which does not come; then all that came is read.
      String answer = fleet.raw("GET /health HTTP/1.1", "Host: 127.0.0.1");
      assertEquals("200 OK", status(answer));
      assertEquals(Duration.ofSeconds(60), ConnectionTimes.USUAL.next());
    }
  }

  @Test
  void aConnectionWithoutARequestIsClosed() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false)) {
      serve(fleet, new ConnectionTimes(SOON, LONG));
      try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), fleet.http.port());
          Socket slow = new Socket(InetAddress.getLoopbackAddress(), fleet.http.port())) {
        slow.getOutputStream()
            .write("GET /health HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
        for (Socket each : List.of(silent, slow)) {
          each.setSoTimeout(30_000);
          assertEquals(-1, each.getInputStream().read());
        }
      }
      assertEquals(Duration.ofSeconds(10), ConnectionTimes.USUAL.first());
    }
  }

  private static void serve(WatchedOverHttp fleet, ConnectionTimes times) {
    fleet.http.close();
    HttpOptions options = HttpOptions.plain(WatchedOverHttp.ANY_PORT);
    fleet.http = MonitorHttp.start(fleet.monitor, options, FleetMetrics.create(), null, times);
  }

  @Test
  void connectionsBeyondTheLimitAreClosedAndTheFleetLosesNone() throws Exception {
    try (WatchedOverHttp fleet = new WatchedOverHttp(null, false).with("mc")) {
      serve(fleet, new ConnectionTimes(LONG, LONG));
      List<Socket> all = new ArrayList<>();
      try {
        for (int i = 0; i < 300; i++) {
          all.add(new Socket(InetAddress.getLoopbackAddress(), fleet.http.port()));
        }
        all.get(299).setSoTimeout(30_000);
        assertEquals(-1, all.get(299).getInputStream().read());
        assertEquals(1, fleet.simulated.connectionsAccepted());
        fleet.awaitHealth("mc", Health.UP);
        byte[] ask =
            "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        all.get(0).setSoTimeout(30_000);
        all.get(0).getOutputStream().write(ask);
        assertEquals('H', all.get(0).getInputStream().read());
      } finally {
        for (Socket each : all) {
          each.close();
        }
      }
      // Until it has seen that they are closed it closes another.
      await()
          .ignoreExceptions()
          .until(() -> fleet.get("/health").statusCode() == HttpURLConnection.HTTP_OK);
    }
  }
}
