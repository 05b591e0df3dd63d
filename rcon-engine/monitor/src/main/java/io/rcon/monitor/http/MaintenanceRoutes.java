package io.rcon.monitor.http;

import io.rcon.monitor.FleetMonitor;
import io.rcon.monitor.MaintenanceNote;
import io.rcon.monitor.ServerDetail;
import io.rcon.monitor.audit.CommandGiver;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets and ends the maintenance that people want; what the fleet file or a schedule has set stays.
 * HTTP's event loop only.
 */
final class MaintenanceRoutes implements RouteGroup {
  private static final String OWNER = "page";
  private static final int MOST_REASON = 256;
  private static final Duration LONGEST = Duration.ofDays(366);

  private final FleetMonitor monitor;
  private final @Nullable RemoteCommands commands;
  private final CommandGate gate;

  MaintenanceRoutes(FleetMonitor monitor, @Nullable RemoteCommands commands, CommandGate gate) {
    this.monitor = monitor;
    this.commands = commands;
    this.gate = gate;
  }

  @Override
  public void mount(Router router) {
    String word = "maintenance";
    ServerRoute.mount(
        router, HttpMethod.PUT, word, context -> gate.open(context).isPresent(), this::begin);
    ServerRoute.mount(
        router, HttpMethod.DELETE, word, context -> gate.open(context).isPresent(), this::end);
  }

  private void begin(RoutingContext context, String name) {
    Map<String, String> body = JsonBody.texts(context.body().buffer(), List.of("reason", "until"));
    String reason = body.getOrDefault("reason", "").strip();
    String until = body.getOrDefault("until", "").strip();
    Optional<Instant> end = until.isEmpty() ? Optional.empty() : future(until);
    if (reason.length() > MOST_REASON) {
      Problem.end(context, 400, "give a reason of at most " + MOST_REASON + " characters");
    } else if (!until.isEmpty() && end.isEmpty()) {
      Problem.end(
          context,
          400,
          "'until' must be a time within a year from now with its zone, such as"
              + " 2026-12-01T04:00:00+01:00");
    } else {
      MaintenanceNote note =
          new MaintenanceNote(
              CommandGate.giver(context).name(),
              Instant.now(),
              reason.isEmpty() ? null : reason,
              end.orElse(null));
      set(context, name, note);
    }
  }

  private static Optional<Instant> future(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      Instant now = Instant.now();
      return time.isAfter(now) && time.isBefore(now.plus(LONGEST))
          ? Optional.of(time)
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private void end(RoutingContext context, String name) {
    set(context, name, null);
  }

  private void set(RoutingContext context, String name, @Nullable MaintenanceNote note) {
    if (commands == null) {
      return;
    } else if (monitor.server(name).isEmpty()) {
      Problem.end(context, 404, "the fleet has no server of this name");
      return;
    } else if (!gate.isFirst(context)) {
      return;
    }
    CommandGiver giver = CommandGate.giver(context);
    Context loop = context.vertx().getOrCreateContext();
    commands
        .audit()
        .maintenance(giver, name, words(note), () -> monitor.maintenance(name, OWNER, note))
        .whenComplete(
            (known, failure) -> loop.runOnContext(none -> answer(context, name, failure)));
  }

  private static String words(@Nullable MaintenanceNote note) {
    if (note == null) {
      return "ended";
    }
    return "begun"
        + (note.until() == null ? "" : " until " + note.until())
        + (note.reason() == null ? "" : ": " + note.reason());
  }

  private void answer(RoutingContext context, String name, @Nullable Throwable failure) {
    Optional<ServerDetail> detail = monitor.detail(name);
    if (context.response().closed()) {
      return;
    } else if (failure != null) {
      CommandAnswers.endUnsent(context, String.valueOf(failure.getMessage()));
    } else if (detail.isEmpty()) {
      Problem.end(context, 404, "the fleet has no server of this name");
    } else {
      JsonAnswers.json(
          context, JsonText.bytes(json -> Rows.maintenance(json, detail.get().maintenance())));
    }
  }
}
