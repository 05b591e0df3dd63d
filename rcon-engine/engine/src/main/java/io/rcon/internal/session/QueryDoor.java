package io.rcon.internal.session;

import io.rcon.CommonFacts;
import io.rcon.Query;
import io.rcon.RconException;
import io.rcon.RconException.Closed;
import io.rcon.RconException.CommandRejected;
import io.rcon.RconException.Delivery;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.query.SessionQueries;
import io.rcon.internal.support.Spans;
import io.rcon.spi.QueryProtocol;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** Where queries enter a session, and what they share with its commands: the pace and the end. */
final class QueryDoor {
  static final String OFF = "rcon is off for this server, which can only be queried";
  static final Failures RCON_OFF = Failures.rejected(OFF);

  private QueryDoor() {}

  /** Any thread. */
  static <T> CompletableFuture<T> ask(SessionCore core, Query<T> query) {
    Server server = core.server();
    if (!(query instanceof QueryProtocol<T> protocol)) {
      return rejected(server, "'" + query.name() + "' is no query that the engine can ask");
    }
    if (!server.isQueried()) {
      return rejected(
          server,
          "a query would go around the proxy or TLS before its rcon; say 'query: direct' if it may");
    }
    CompletableFuture<T> future = new CompletableFuture<>();
    try {
      core.context().loop().onLoop(() -> enter(core, protocol, future));
    } catch (RejectedExecutionException e) {
      future.completeExceptionally(closed(server));
    }
    return future;
  }

  private static <T> CompletableFuture<T> rejected(Server server, String why) {
    return CompletableFuture.failedFuture(
        new CommandRejected(server.name(), Delivery.NOT_SENT, why));
  }

  private static RconException closed(Server server) {
    return new Closed(server.name(), Delivery.NOT_SENT, "the session is closed");
  }

  private static <T> void enter(
      SessionCore core, QueryProtocol<T> query, CompletableFuture<T> future) {
    if (core.isClosing() || core.state() == SessionState.CLOSED) {
      future.completeExceptionally(closed(core.server()));
      return;
    }
    SessionQueries queries = core.queries;
    if (queries == null) {
      queries = make(core);
      core.queries = queries;
    }
    queries.ask(query, future);
  }

  private static SessionQueries make(SessionCore core) {
    Server server = core.server();
    SessionContext context = core.context();
    return new SessionQueries(
        context.loop(),
        server,
        context.network().queryWire(server, server.queryPort()),
        core.flow()::takePaceBehind,
        Spans.nanos(server.timeout().orElse(context.options().timeout())),
        Spans.nanos(server.dialect().get(CommonFacts.QUERY_INTERVAL)),
        context.callbacks());
  }
}
