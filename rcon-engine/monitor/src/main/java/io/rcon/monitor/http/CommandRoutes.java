package io.rcon.monitor.http;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Server;
import io.rcon.monitor.audit.AuditFailedException;
import io.rcon.monitor.audit.CommandGiver;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands for single servers: written down, sent once, answered with what the server said or why
 * it did not. HTTP's event loop only.
 */
final class CommandRoutes implements RouteGroup {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.monitor");
  private static final int MOST_AT_ONCE = 64;

  private final @Nullable RemoteCommands commands;
  private final CommandGate gate;
  private int underWay;

  CommandRoutes(@Nullable RemoteCommands commands, CommandGate gate) {
    this.commands = commands;
    this.gate = gate;
  }

  @Override
  public void mount(Router router) {
    ServerRoute.mount(
        router,
        HttpMethod.POST,
        "commands",
        context -> gate.open(context).isPresent(),
        this::command);
  }

  private void command(RoutingContext context, String name) {
    if (commands == null) {
      return;
    }
    Optional<RconSession> session = commands.fleet().session(name);
    String text =
        JsonBody.texts(context.body().buffer(), List.of("command")).getOrDefault("command", "");
    if (session.isEmpty()) {
      Problem.end(context, 404, "the fleet has no server of this name");
    } else if (text.isBlank()) {
      Problem.end(context, 400, "send {\"command\": \"…\"} as application/json");
    } else if (underWay >= MOST_AT_ONCE) {
      context.response().putHeader("Retry-After", "5");
      Problem.end(context, 503, MOST_AT_ONCE + " commands are under way already; nothing was sent");
    } else if (gate.isFirst(context)) {
      send(context, commands, session.get(), text);
    }
  }

  private void send(RoutingContext context, RemoteCommands to, RconSession session, String text) {
    CommandGiver giver = CommandGate.giver(context);
    Command command =
        Command.of(text).timeout(to.timeout()).within(to.within()).origin("http " + giver.name());
    Context loop = context.vertx().getOrCreateContext();
    underWay++;
    to.audit()
        .command(giver, session.server(), text, () -> session.execute(command))
        .whenComplete((reply, failure) ->
            loop.runOnContext(none -> answer(context, session.server(), reply, failure)));
  }

  private void answer(
      RoutingContext context, Server server, @Nullable Reply reply, @Nullable Throwable failure) {
    underWay--;
    if (context.response().closed()) {
      return;
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (reply != null) {
      JsonAnswers.json(context, CommandAnswers.json(reply, server));
    } else if (cause instanceof RconException known) {
      CommandAnswers.end(context, known, server);
    } else if (cause instanceof AuditFailedException) {
      CommandAnswers.endUnsent(context, String.valueOf(cause.getMessage()));
    } else {
      log.warn("A command failed", cause);
      Problem.end(context, 500, "nobody knows what became of the command; the log says why");
    }
  }
}
