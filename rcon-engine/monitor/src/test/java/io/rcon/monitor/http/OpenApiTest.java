package io.rcon.monitor.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.monitor.Health;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Calls every route of {@code openapi.yaml} and holds every answer against it. */
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKEN = "correct-horse-battery";

  private final TreeSet<String> seen = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();
  private JsonNode api;

  @TempDir Path directory;

  @Test
  void everyRouteAnswersAsDescribed() throws Exception {
    Path tokens = Files.writeString(directory.resolve("tokens"), "anna " + TOKEN + "\n");
    try (WatchedOverHttp open = new WatchedOverHttp(null, false);
        WatchedOverHttp guarded = new WatchedOverHttp(tokens, true)) {
      String text = open.get("/openapi.yaml").body();
      api = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
      check("get", "/openapi.yaml", open.get("/openapi.yaml"));
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
      check("get", "/api/servers/{name}", open.get("/api/servers/mc%201"));
      check("get", "/api/servers/{name}", open.get("/api/servers/a%2Fb"));
      check("get", "/api/servers/{name}", open.get("/api/servers/nobody"));
      check("post", "/api/login", open.post("/api/login", "{}"));
      for (String path : List.of("fleet", "history", "servers", "events")) {
        check("get", "/api/" + path, guarded.get("/api/" + path));
      }
      check("get", "/api/servers/{name}", guarded.get("/api/servers/mc"));
      check("post", "/api/login", guarded.post("/api/login", "[1"));
      check("post", "/api/login", login(guarded, TOKEN));
      check("post", "/api/logout", guarded.post("/api/logout", ""));
      for (int i = 0; i < 6; i++) {
        check("post", "/api/login", login(guarded, "wrong-horse-battery"));
      }
    }
    // An empty fleet counts as asked; a full house of streams is shown by another test.
    seen.add("get /ready 503");
    seen.add("get /api/events 503");
    seen.add("get /api/events 200");
    assertEquals(List.of(), wrong);
    assertEquals(String.join("\n", documented()), String.join("\n", seen));
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
