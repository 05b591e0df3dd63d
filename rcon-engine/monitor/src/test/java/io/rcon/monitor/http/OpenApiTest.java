package io.rcon.monitor.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.monitor.Health;
import io.rcon.monitor.audit.AuditLog;
import io.rcon.simulator.Mishap;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls every route of {@code openapi.yaml} and holds every answer against it. */
class OpenApiTest {
  private static final String TOKEN = "s3cret-horse-battery";
  private static final String SERVER = "/api/servers/{name}";
  private static final String COMMANDS = SERVER + "/commands";
  private static final String MAINTENANCE = SERVER + "/maintenance";
  private static final String MC_COMMANDS = "/api/servers/mc/commands";
  private static final String MC_MAINTENANCE = "/api/servers/mc/maintenance";
  private static final String LIST = "{\"command\":\"list\"}";

  private OpenApiDocument api;

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
      api = new OpenApiDocument(text);
      api.readByOthers();
      api.check("get", "/openapi.yaml", open.get("/openapi.yaml"));
      reading(open);
      checkTimes(open);
      checkTimes(open.recordedIn(directory.resolve("history")));
      assertTrue(open.get("/api/fleet").body().contains("\"history\":{\"recording\":true}"));
      checkTimes(open.recordedIn(tokens));
      await().until(() -> open.get("/api/fleet").body().contains("\"recording\":false,"));
      api.check("get", "/api/fleet", open.get("/api/fleet"));
      page(open);
      guarded(guarded);
      changing(commanded, tokens, audit);
      Files.move(file, directory.resolve("elsewhere"));
      unwritable(commanded);
      assertEquals(List.of(), api.undescribed(commanded.http.router()));
    }
    // An empty fleet counts as asked; a full house of streams is shown by another test.
    api.saw("get /ready 503");
    api.saw("get /api/events 503");
    api.saw("get /api/events 200");
    assertEquals(List.of(), api.wrong());
    assertEquals(String.join("\n", api.documented()), String.join("\n", api.seen()));
  }

  private void reading(WatchedOverHttp open) throws Exception {
    api.check("get", "/health", open.get("/health"));
    open.fleet.add(Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("x")).named("a/b"));
    open.with("mc 1");
    open.awaitHealth("a/b", Health.DOWN);
    await().until(() -> open.monitor.ready() && !open.monitor.history().samples().isEmpty());
    api.check("get", "/ready", open.get("/ready"));
    api.check("get", "/api/fleet", open.get("/api/fleet"));
    api.check("get", "/api/history", open.get("/api/history"));
    api.check("get", "/api/servers", open.get("/api/servers"));
    api.check("get", "/api/servers", open.get("/api/servers?selector=region%3Deu"));
    api.check("get", "/api/servers", open.get("/api/servers?selector=%3D"));
    api.check("get", SERVER, open.get("/api/servers/mc%201"));
    api.check("get", SERVER, open.get("/api/servers/a%2Fb"));
    api.check("get", SERVER, open.get("/api/servers/nobody"));
    api.check("get", "/metrics", open.get("/metrics"));
    api.check("get", "/metrics", open.get("/metrics", "Accept", "application/openmetrics-text"));
    api.check("get", "/probe", open.get("/probe?target=mc%201"));
    api.check("get", "/probe", open.get("/probe?target=nobody"));
    api.check("get", "/probe", open.get("/probe"));
    api.check("get", "/sd", open.get("/sd"));
    api.check("post", "/api/login", open.post("/api/login", "{}"));
  }

  private void page(WatchedOverHttp open) throws Exception {
    HttpResponse<String> index = open.get("/");
    api.check("get", "/", index);
    String tag = index.headers().firstValue("ETag").orElseThrow();
    api.check("get", "/", open.get("/", "If-None-Match", tag));
    String folder = "/page/" + tag.replace("\"", "") + "/";
    for (String name : PageFiles.NAMES) {
      api.check("get", "/page/{version}/{file}", open.get(folder + name));
    }
    api.check("get", "/page/{version}/{file}", open.get(folder + "nothing.js"));
    api.check("get", "/favicon.ico", open.get("/favicon.ico"));
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
      api.check("get", path, guarded.get(path));
    }
    api.check("get", SERVER, guarded.get("/api/servers/mc"));
    api.check("post", COMMANDS, guarded.post("/api/servers/mc/commands", "{}"));
    api.check("put", MAINTENANCE, guarded.change("PUT", MC_MAINTENANCE, "{}", "a=b"));
    api.check("delete", MAINTENANCE, guarded.change("DELETE", MC_MAINTENANCE, "", "a=b"));
    String cookie = guarded.login(TOKEN);
    api.check("post", COMMANDS, guarded.change("POST", MC_COMMANDS, "{}", cookie));
    api.check("put", MAINTENANCE, guarded.change("PUT", MC_MAINTENANCE, "{}", cookie));
    api.check("delete", MAINTENANCE, guarded.change("DELETE", MC_MAINTENANCE, "", cookie));
    api.check("post", "/api/login", guarded.post("/api/login", "[1"));
    api.check("post", "/api/login", login(guarded, TOKEN));
    api.check("post", "/api/logout", guarded.post("/api/logout", ""));
    for (int i = 0; i < 6; i++) {
      api.check("post", "/api/login", login(guarded, "wrong-horse-battery"));
    }
  }

  private void changing(WatchedOverHttp fleet, Path tokens, AuditLog audit) throws Exception {
    fleet.with("mc");
    fleet.fleet.add(fleet.server("refused").withSecret(Secret.of("hunter2")));
    fleet.awaitHealth("refused", Health.REFUSED);
    String cookie = fleet.login(TOKEN);
    api.check("post", COMMANDS, fleet.change("POST", MC_COMMANDS, LIST, cookie));
    api.check(
        "post", COMMANDS, fleet.change("POST", MC_COMMANDS, "{\"command\":\"a\\nb\"}", cookie));
    api.check(
        "post", COMMANDS, fleet.change("POST", "/api/servers/refused/commands", LIST, cookie));
    String until = "{\"until\":\"" + Instant.now().plusSeconds(60) + "\",\"reason\":\"disk\"}";
    api.check("put", MAINTENANCE, fleet.change("PUT", MC_MAINTENANCE, until, cookie));
    api.check("get", SERVER, fleet.get("/api/servers/mc", "Authorization", "Bearer " + TOKEN));
    api.check("delete", MAINTENANCE, fleet.change("DELETE", MC_MAINTENANCE, "", cookie));
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
      api.check(known, path, fleet.change(method, nobody, LIST, cookie));
      api.check(
          known,
          path,
          fleet.plain(
              method, "/api/servers/mc/" + word, LIST, "Cookie", cookie, "Origin", fleet.origin()));
      if (!method.equals("DELETE")) {
        api.check(known, path, fleet.change(method, "/api/servers/mc/" + word, body, cookie));
        String big = "{\"x\":\"" + "y".repeat(20_000) + "\"}";
        api.check(known, path, fleet.change(method, "/api/servers/mc/" + word, big, cookie));
        api.check(
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
        api.check(
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
    api.check("post", COMMANDS, fleet.change("POST", MC_COMMANDS, LIST, fleet.login(TOKEN)));
  }

  private void unwritable(WatchedOverHttp fleet) throws Exception {
    String cookie = fleet.login(TOKEN);
    api.check("post", COMMANDS, fleet.change("POST", MC_COMMANDS, LIST, cookie));
    api.check("put", MAINTENANCE, fleet.change("PUT", MC_MAINTENANCE, "{}", cookie));
    api.check("delete", MAINTENANCE, fleet.change("DELETE", MC_MAINTENANCE, "", cookie));
  }

  private void checkTimes(WatchedOverHttp fleet) throws Exception {
    api.check("get", "/api/fleet", fleet.get("/api/fleet"));
    for (String path : List.of("/api/history", "/api/servers/{name}")) {
      String real = path.replace("{name}", "mc%201");
      long now = System.currentTimeMillis();
      for (String good :
          List.of(
              "", "?from=" + (now - 7_200_000), "?to=" + now, "?from=0&to=2026-03-01T04:30:00Z")) {
        HttpResponse<String> answer = fleet.get(real + good);
        assertEquals(good.startsWith("?from=0") ? 400 : 200, answer.statusCode(), good);
        api.check("get", path, answer);
      }
      for (String bad :
          List.of("from=x", "from=2&to=1", "to=99999999999999999999", "from=", "to=-1")) {
        HttpResponse<String> answer = fleet.get(real + "?" + bad);
        assertEquals(400, answer.statusCode(), bad);
        api.check("get", path, answer);
      }
    }
  }

  private static HttpResponse<String> login(WatchedOverHttp fleet, String token) throws Exception {
    return fleet.post("/api/login", "{\"token\":\"" + token + "\"}");
  }
}
