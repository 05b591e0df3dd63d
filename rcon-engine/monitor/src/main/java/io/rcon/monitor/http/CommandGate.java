package io.rcon.monitor.http;

import io.rcon.monitor.audit.CommandGiver;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which requests may change something: from a login's cookie, by a script of this server's
 * own page, with a number that was not used before, so that no browser sends one twice. HTTP's
 * event loop only.
 */
final class CommandGate {
  /** The header that each command needs, with a number of its own. */
  static final String ID = "Rcon-Command-Id";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{8,64}");
  private static final int REMEMBERED = 4096;

  private final @Nullable RemoteCommands commands;
  private final Map<String, Boolean> used = new LinkedHashMap<>();

  CommandGate(@Nullable RemoteCommands commands) {
    this.commands = commands;
  }

  /** The terms of a command; empty if it may not be, which was answered then. */
  Optional<RemoteCommands> open(RoutingContext context) {
    HttpServerRequest request = context.request();
    List<String> ids = request.headers().getAll(ID);
    if (commands == null) {
      Problem.end(
          context,
          403,
          "this watcher is read-only; start it with --commands and --http-tokens to give commands");
    } else if (context.get(TokenLogin.HOLDER) == null) {
      Problem.end(context, 403, "commands need a login by /api/login");
    } else if (request.headers().getAll("Origin").size() != 1) {
      Problem.end(context, 403, "commands need the header Origin with this server's own origin");
    } else if (ids.size() != 1 || !FORM.matcher(ids.get(0)).matches()) {
      Problem.end(
          context,
          400,
          "commands need the header "
              + ID
              + " with 8 to 64 letters, digits, dots or dashes that were not used before");
    } else if (request.method() != HttpMethod.DELETE
        && !isJson(request.getHeader("Content-Type"))) {
      Problem.end(context, 415, "send application/json");
    } else {
      return Optional.of(commands);
    }
    return Optional.empty();
  }

  /** Whether the number is a new one; else it was answered. */
  boolean isFirst(RoutingContext context) {
    String key = giver(context).name() + " " + context.request().getHeader(ID);
    if (used.putIfAbsent(key, true) != null) {
      Problem.end(context, 409, "this " + ID + " was used before; nothing was done again");
      return false;
    }
    if (used.size() > REMEMBERED) {
      used.remove(used.keySet().iterator().next());
    }
    return true;
  }

  static CommandGiver giver(RoutingContext context) {
    AccessTokens.Holder holder = Objects.requireNonNull(context.get(TokenLogin.HOLDER));
    return new CommandGiver(
        holder.name(), holder.fingerprint(), context.request().remoteAddress().hostAddress());
  }

  private static boolean isJson(@Nullable String type) {
    return type != null
        && type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json");
  }
}
