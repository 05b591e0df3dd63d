package io.rcon.monitor.http;

import io.rcon.monitor.FleetMonitor;
import io.vertx.ext.web.Router;

/**
 * Serves whether this process lives and has asked every server; open to all, since it tells nothing
 * else.
 */
final class HealthRoutes implements RouteGroup {
  private static final String OPEN_API = "openapi.yaml";

  private final FleetMonitor monitor;
  private final byte[] openApi = BundledFile.read(HealthRoutes.class, OPEN_API);

  HealthRoutes(FleetMonitor monitor) {
    this.monitor = monitor;
  }

  @Override
  public void mount(Router router) {
    router.get("/health").handler(context -> JsonAnswers.json(context, status("up")));
    router
        .get("/ready")
        .handler(context -> {
          if (monitor.ready()) {
            JsonAnswers.json(context, status("ready"));
          } else {
            Problem.end(context, 503, "some servers were not asked yet");
          }
        });
    router
        .get("/" + OPEN_API)
        .handler(context -> JsonAnswers.bytes(context, "application/yaml", openApi));
  }

  private static byte[] status(String word) {
    return JsonText.bytes(json -> json.writeStringField("status", word));
  }
}
