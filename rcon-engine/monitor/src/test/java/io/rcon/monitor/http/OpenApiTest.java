package io.rcon.monitor.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.monitor.Health;
import io.rcon.monitor.audit.AuditLog;
import io.rcon.simulator.Mishap;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Calls every route of {@code openapi.yaml} and holds every answer against it. */
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "s3cret-horse-battery";
  private static final String SERVER = "/api/servers/{name}";
  private static final String COMMANDS = SERVER + "/commands";
  private static final String MAINTENANCE = SERVER + "/maintenance";
  private static final String MC_COMMANDS = "/api/servers/mc/commands";
  private static final String MC_MAINTENANCE = "/api/servers/mc/maintenance";
  private static final String LIST = "{\"command\":\"list\"}";

  private final TreeSet<String> seen = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();
  private JsonNode api;

  @TempDir Path directory;

  @Test
  void everyRouteAnswersAsDescribed() throws Exception {
    Path tokens = Files.writeString(directory.resolve("tokens"), "anna " + TOKEN + "\n");
    Path file = directory.resolve("fleet.audit");
    try (WatchedOverHttp open = new WatchedOverHttp(null, false);
        WatchedOverHttp guarded = new WatchedOverHttp(tokens, true);
        AuditLog audit = AuditLog.open(file, news -> {});
        WatchedOverHttp commanded = new WatchedOverHttp(tokens, audit)) {
      String text = open.get("/openapi.yaml").body();
      api = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
      readByOthers(text);
      check("get", "/openapi.yaml", open.get("/openapi.yaml"));
      reading(open);
      checkTimes(open);
      checkTimes(open.recordedIn(directory.resolve("history")));
      assertTrue(open.get("/api/fleet").body().contains("\"history\":{\"recording\":true}"));
      checkTimes(open.recordedIn(tokens));
      await().until(() -> open.get("/api/fleet").body().contains("\"recording\":false,"));
      check("get", "/api/fleet", open.get("/api/fleet"));
      page(open);
      guarded(guarded);
      changing(commanded, tokens, audit);
      Files.move(file, directory.resolve("elsewhere"));
      unwritable(commanded);
      assertEquals(List.of(), undescribed(commanded));
    }
    // An empty fleet counts as asked; a full house of streams is shown by another test.
    seen.add("get /ready 503");
    seen.add("get /api/events 503");
    seen.add("get /api/events 200");
    assertEquals(List.of(), wrong);
    assertEquals(String.join("\n", documented()), String.join("\n", seen));
  }

  /** A reader of OpenAPI that others wrote has nothing to say against it. */
  private void readByOthers(String text) {
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(text);
    assertEquals(List.of(), parsed.getMessages());
    Set<String> paths = new TreeSet<>();
    api.get("paths").fieldNames().forEachRemaining(paths::add);
    assertEquals(paths, new TreeSet<>(parsed.getOpenAPI().getPaths().keySet()));
  }

  private void reading(WatchedOverHttp open) throws Exception {
    check("get", "/health", open.get("/health"));
    open.fleet.add(Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("x")).named("a/b"));
    open.with("mc 1");
    open.awaitHealth("a/b", Health.DOWN);
    await().until(() -> open.monitor.ready() && !open.monitor.history().samples().isEmpty());
    check("get", "/ready", open.get("/ready"));
    check("get", "/api/fleet", open.get("/api/fleet"));
    check("get", "/api/history", open.get("/api/history"));
    check("get", "/api/servers", open.get("/api/servers"));
    check("get", "/api/servers", open.get("/api/servers?selector=region%3Deu"));
    check("get", "/api/servers", open.get("/api/servers?selector=%3D"));
    check("get", SERVER, open.get("/api/servers/mc%201"));
    check("get", SERVER, open.get("/api/servers/a%2Fb"));
    check("get", SERVER, open.get("/api/servers/nobody"));
    check("get", "/metrics", open.get("/metrics"));
    check("get", "/metrics", open.get("/metrics", "Accept", "application/openmetrics-text"));
    check("get", "/probe", open.get("/probe?target=mc%201"));
    check("get", "/probe", open.get("/probe?target=nobody"));
    check("get", "/probe", open.get("/probe"));
    check("get", "/sd", open.get("/sd"));
    check("post", "/api/login", open.post("/api/login", "{}"));
  }

  private void page(WatchedOverHttp open) throws Exception {
    HttpResponse<String> index = open.get("/");
    check("get", "/", index);
    String tag = index.headers().firstValue("ETag").orElseThrow();
    check("get", "/", open.get("/", "If-None-Match", tag));
    String folder = "/page/" + tag.replace("\"", "") + "/";
    for (String name : PageFiles.NAMES) {
      check("get", "/page/{version}/{file}", open.get(folder + name));
    }
    check("get", "/page/{version}/{file}", open.get(folder + "nothing.js"));
    check("get", "/favicon.ico", open.get("/favicon.ico"));
  }

  private void guarded(WatchedOverHttp guarded) throws Exception {
    for (String path :
        List.of(
            "/api/fleet",
            "/api/history",
            "/api/servers",
            "/api/events",
            "/metrics",
            "/probe",
            "/sd")) {
      check("get", path, guarded.get(path));
    }
    check("get", SERVER, guarded.get("/api/servers/mc"));
    check("post", COMMANDS, guarded.post("/api/servers/mc/commands", "{}"));
    check("put", MAINTENANCE, guarded.change("PUT", MC_MAINTENANCE, "{}", "a=b"));
    check("delete", MAINTENANCE, guarded.change("DELETE", MC_MAINTENANCE, "", "a=b"));
    String cookie = guarded.login(TOKEN);
    check("post", COMMANDS, guarded.change("POST", MC_COMMANDS, "{}", cookie));
    check("put", MAINTENANCE, guarded.change("PUT", MC_MAINTENANCE, "{}", cookie));
    check("delete", MAINTENANCE, guarded.change("DELETE", MC_MAINTENANCE, "", cookie));
    check("post", "/api/login", guarded.post("/api/login", "[1"));
    check("post", "/api/login", login(guarded, TOKEN));
    check("post", "/api/logout", guarded.post("/api/logout", ""));
    for (int i = 0; i < 6; i++) {
      check("post", "/api/login", login(guarded, "wrong-horse-battery"));
    }
  }

  private void changing(WatchedOverHttp fleet, Path tokens, AuditLog audit) throws Exception {
    fleet.with("mc");
    fleet.fleet.add(fleet.server("refused").withSecret(Secret.of("hunter2")));
    fleet.awaitHealth("refused", Health.REFUSED);
    String cookie = fleet.login(TOKEN);
    check("post", COMMANDS, fleet.change("POST", MC_COMMANDS, LIST, cookie));
    check("post", COMMANDS, fleet.change("POST", MC_COMMANDS, "{\"command\":\"a\\nb\"}", cookie));
    check("post", COMMANDS, fleet.change("POST", "/api/servers/refused/commands", LIST, cookie));
    String until = "{\"until\":\"" + Instant.now().plusSeconds(60) + "\",\"reason\":\"disk\"}";
    check("put", MAINTENANCE, fleet.change("PUT", MC_MAINTENANCE, until, cookie));
    check("get", SERVER, fleet.get("/api/servers/mc", "Authorization", "Bearer " + TOKEN));
    check("delete", MAINTENANCE, fleet.change("DELETE", MC_MAINTENANCE, "", cookie));
    for (String each :
        List.of(
            "POST commands " + COMMANDS,
            "PUT maintenance " + MAINTENANCE,
            "DELETE maintenance " + MAINTENANCE)) {
      String method = each.split(" ", 3)[0];
      String word = each.split(" ", 3)[1];
      String path = each.split(" ", 3)[2];
      String known = method.toLowerCase(Locale.ROOT);
      String body = "{\"command\":\" \",\"until\":\"tomorrow\"}";
      String nobody = "/api/servers/nobody/" + word;
      check(known, path, fleet.change(method, nobody, LIST, cookie));
      check(
          known,
          path,
          fleet.plain(
              method, "/api/servers/mc/" + word, LIST, "Cookie", cookie, "Origin", fleet.origin()));
      if (!method.equals("DELETE")) {
        check(known, path, fleet.change(method, "/api/servers/mc/" + word, body, cookie));
        String big = "{\"x\":\"" + "y".repeat(20_000) + "\"}";
        check(known, path, fleet.change(method, "/api/servers/mc/" + word, big, cookie));
        check(
            known,
            path,
            fleet.plain(
                method,
                "/api/servers/mc/" + word,
                LIST,
                "Cookie",
                cookie,
                "Origin",
                fleet.origin(),
                "Rcon-Command-Id",
                "no-json-at-all"));
      }
      for (int i = 0; i < 2; i++) {
        check(
            known,
            path,
            fleet.plain(
                method,
                "/api/servers/mc/" + word,
                LIST,
                "Cookie",
                cookie,
                "Origin",
                fleet.origin(),
                "Rcon-Command-Id",
                "twice-" + method,
                "Content-Type",
                "application/json"));
      }
    }
    fleet.simulated.mishap(command -> command.equals("list"), new Mishap.Stall());
    Duration soon = Duration.ofSeconds(1);
    fleet.serve(tokens, new RemoteCommands(fleet.fleet, audit, soon, soon));
    check("post", COMMANDS, fleet.change("POST", MC_COMMANDS, LIST, fleet.login(TOKEN)));
  }

  private void unwritable(WatchedOverHttp fleet) throws Exception {
    String cookie = fleet.login(TOKEN);
    check("post", COMMANDS, fleet.change("POST", MC_COMMANDS, LIST, cookie));
    check("put", MAINTENANCE, fleet.change("PUT", MC_MAINTENANCE, "{}", cookie));
    check("delete", MAINTENANCE, fleet.change("DELETE", MC_MAINTENANCE, "", cookie));
  }

  /** What is mounted and not in the document. */
  private List<String> undescribed(WatchedOverHttp fleet) {
    List<String> missing = new ArrayList<>();
    for (Route route : fleet.http.router().getRoutes()) {
      String name = route.getPath() == null ? route.getName() : route.getPath();
      if (MonitorHttp.GUARD.equals(name)) {
        continue;
      }
      String path = String.valueOf(name).replaceFirst("^[A-Z]+ ", "");
      path = path.replaceAll(":([a-z]+)", "{$1}");
      List<String> methods =
          route.methods() == null
              ? List.of(String.valueOf(name).split(" ", 2)[0])
              : route.methods().stream().map(HttpMethod::name).toList();
      for (String method : methods) {
        String known = method.toLowerCase(Locale.ROOT);
        if (!known.equals("head") && !api.get("paths").path(path).has(known)) {
          missing.add(known + " " + path);
        }
      }
    }
    return missing;
  }

  private void checkTimes(WatchedOverHttp fleet) throws Exception {
    check("get", "/api/fleet", fleet.get("/api/fleet"));
    for (String path : List.of("/api/history", "/api/servers/{name}")) {
      String real = path.replace("{name}", "mc%201");
      long now = System.currentTimeMillis();
      for (String good :
          List.of(
              "", "?from=" + (now - 7_200_000), "?to=" + now, "?from=0&to=2026-03-01T04:30:00Z")) {
        HttpResponse<String> answer = fleet.get(real + good);
        assertEquals(good.startsWith("?from=0") ? 400 : 200, answer.statusCode(), good);
        check("get", path, answer);
      }
      for (String bad :
          List.of("from=x", "from=2&to=1", "to=99999999999999999999", "from=", "to=-1")) {
        HttpResponse<String> answer = fleet.get(real + "?" + bad);
        assertEquals(400, answer.statusCode(), bad);
        check("get", path, answer);
      }
    }
  }

  private static HttpResponse<String> login(WatchedOverHttp fleet, String token) throws Exception {
    return fleet.post("/api/login", "{\"token\":\"" + token + "\"}");
  }

  private Set<String> documented() {
    TreeSet<String> all = new TreeSet<>();
    api.get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    method
                        .getValue()
                        .get("responses")
                        .fieldNames()
                        .forEachRemaining(status ->
                            all.add(method.getKey() + " " + path.getKey() + " " + status))));
    return all;
  }

  private void check(String method, String path, HttpResponse<String> answer) throws Exception {
    String what = method + " " + path + " " + answer.statusCode();
    seen.add(what);
    JsonNode response =
        resolved(
            api.get("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(Integer.toString(answer.statusCode())));
    if (response.isMissingNode()) {
      wrong.add(what + " is not described");
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("");
    JsonNode content = response.path("content");
    if (content.isMissingNode() != type.isEmpty() || !(type.isEmpty() || content.has(type))) {
      wrong.add(what + " has the type '" + type + "'");
    } else if (type.endsWith("json")) {
      ObjectNode schema = JSON.createObjectNode();
      schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
      schema.set("components", api.get("components"));
      schema.setAll((ObjectNode) content.get(type).get("schema"));
      JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(schema)
          .validate(JSON.readTree(answer.body()))
          .forEach(message -> wrong.add(what + ": " + message));
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
  }
}
