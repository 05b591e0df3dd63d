package io.rcon.monitor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of the routes, and what the answers held against it have shown. */
final class OpenApiDocument {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TreeSet<String> seen = new TreeSet<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<ObjectNode, JsonSchema> schemas = new HashMap<>();
  private final String text;
  private final JsonNode root;

  OpenApiDocument(String text) {
    this.text = text;
    root = JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
  }

  /** A reader of OpenAPI that others wrote has nothing to say against it. */
  void readByOthers() {
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(text);
    assertEquals(List.of(), parsed.getMessages());
    Set<String> paths = new TreeSet<>();
    root.get("paths").fieldNames().forEachRemaining(paths::add);
    assertEquals(paths, new TreeSet<>(parsed.getOpenAPI().getPaths().keySet()));
  }

  /** What is mounted and not in the document. */
  List<String> undescribed(Router router) {
    List<String> missing = new ArrayList<>();
    for (Route route : router.getRoutes()) {
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
        if (!known.equals("head") && !root.get("paths").path(path).has(known)) {
          missing.add(known + " " + path);
        }
      }
    }
    return missing;
  }

  /** Each method, path and status that the document has. */
  Set<String> documented() {
    TreeSet<String> all = new TreeSet<>();
    root.get("paths")
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

  /** Each method, path and status that was answered. */
  Set<String> seen() {
    return seen;
  }

  /** Takes an answer for given that no call of the test brings about. */
  void saw(String answer) {
    seen.add(answer);
  }

  /** Where an answer was not as described. */
  List<String> wrong() {
    return wrong;
  }

  /** Holds an answer against the document. */
  void check(String method, String path, HttpResponse<String> answer) throws Exception {
    String what = method + " " + path + " " + answer.statusCode();
    seen.add(what);
    JsonNode response =
        resolved(
            root.get("paths")
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
      schemas
          .computeIfAbsent((ObjectNode) content.get(type).get("schema"), this::schema)
          .validate(JSON.readTree(answer.body()))
          .forEach(message -> wrong.add(what + ": " + message));
    }
  }

  private JsonSchema schema(ObjectNode described) {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.set("components", root.get("components"));
    schema.setAll(described);
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }
}
