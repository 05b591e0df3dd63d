package io.rcon.monitor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Rcon;
import io.rcon.RconFleet;
import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.MonitorOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page over HTTP. */
class PageRoutesTest {
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", "."), "src/main/resources/io/rcon/monitor/page");

  private final HttpClient client = HttpClient.newHttpClient();
  private RconFleet fleet;
  private FleetMonitor monitor;
  private MonitorHttp http;

  @BeforeEach
  void start() {
    fleet = Rcon.fleet();
    monitor = FleetMonitor.start(fleet, MonitorOptions.usual());
    http = MonitorHttp.start(monitor, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void stop() {
    http.close();
    monitor.close();
    fleet.close();
  }

  @Test
  void eachFileThatTheIndexNamesIsServedAndKeptForGood() throws Exception {
    HttpResponse<String> index = get("/");
    assertEquals(200, index.statusCode());
    assertEquals("text/html; charset=utf-8", header(index, "Content-Type"));
    assertEquals("no-cache", header(index, "Cache-Control"));
    Matcher links = Pattern.compile("(?:href|src)=\"(page/[^\"]+)\"").matcher(index.body());
    List<String> seen = new ArrayList<>();
    while (links.find()) {
      HttpResponse<String> file = get("/" + links.group(1));
      assertEquals(200, file.statusCode(), links.group(1));
      assertEquals("max-age=31536000, immutable", header(file, "Cache-Control"));
      assertEquals("nosniff", header(file, "X-Content-Type-Options"));
      seen.add(links.group(1));
    }
    assertEquals(8, seen.size(), "" + seen);
  }

  @Test
  void theIndexAllowsNothingInlineAndNoFrame() throws Exception {
    HttpResponse<String> index = get("/");
    assertEquals(PageRoutes.CONTENT_SECURITY_POLICY, header(index, "Content-Security-Policy"));
    assertEquals("no-referrer", header(index, "Referrer-Policy"));
    assertTrue(!PageRoutes.CONTENT_SECURITY_POLICY.contains("unsafe"));
  }

  @Test
  void anUnchangedIndexIsNotSentAgain() throws Exception {
    String tag = header(get("/"), "ETag");
    HttpResponse<String> again = send(request("/").header("If-None-Match", tag).build());
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
  }

  @Test
  void aHeadTellsTheSizeAlone() throws Exception {
    HttpResponse<String> head =
        send(request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    assertEquals("" + get("/").body().length(), header(head, "Content-Length"));
  }

  @Test
  void theIconIsThereForOtherPagesToo() throws Exception {
    HttpResponse<String> icon = get("/favicon.ico");
    assertEquals(200, icon.statusCode());
    assertEquals("image/svg+xml", header(icon, "Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/page/VERSION/nothing.js",
        "/page/older/main.js",
        "/page/VERSION/index.html",
        "/page/VERSION/..%2Findex.html",
        "/page/VERSION/%2e%2e%2f%2e%2e%2fpackage-info.class",
        "/page/VERSION/uplot/LICENSE",
        "/page/VERSION/",
        "/page/"
      })
  void whatIsNotListedIsNotServed(String path) throws Exception {
    String version = header(get("/"), "ETag").replace("\"", "");
    assertEquals(404, get(path.replace("VERSION", version)).statusCode());
  }

  @Test
  void eachSourceIsListed() throws Exception {
    try (Stream<Path> sources = Files.list(SOURCES)) {
      assertEquals(
          PageFiles.NAMES.stream().filter(name -> !name.startsWith("uPlot")).toList(),
          sources
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.equals("index.html"))
              .sorted()
              .toList());
    }
  }

  /** A server's words reach the document as text; there is no second way that could be used. */
  @Test
  void noScriptTurnsTextIntoMarkupOrCode() throws Exception {
    Pattern ways =
        Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|setHTML|parseFromString|createContextualFragment"
                + "|document\\.write|\\beval\\b|new Function|srcdoc|setAttribute\\(.(href|src|style|on)");
    for (String name : PageFiles.NAMES) {
      if (name.endsWith(".js") && !name.startsWith("uPlot")) {
        Matcher found = ways.matcher(Files.readString(SOURCES.resolve(name)));
        assertTrue(!found.find(), () -> name + " has " + found.group());
      }
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + path));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
