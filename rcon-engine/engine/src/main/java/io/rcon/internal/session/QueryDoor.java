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
import io.rcon.internal.reply.Failure;
import io.rcon.internal.support.Spans;
import io.rcon.spi.QueryProtocol;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/** Takes queries into a session, with whose commands they share the pace and the end. */
final class QueryDoor {
  /** Until it is known at what pace the session before it left the server. */
  private static final long NOT_YET = Duration.ofMillis(50).toNanos();

  static final String OFF = "rcon is off for this server, which can only be queried";
  static final Failure RCON_OFF = Failure.rejected(OFF);

  private QueryDoor() {}

  /** Any thread. */
  static <T> CompletableFuture<T> ask(SessionLifecycle session, Query<T> query) {
    Server server = session.server;
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
      session.context.loop().onLoop(() -> enter(session, protocol, future));
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
      SessionLifecycle session, QueryProtocol<T> query, CompletableFuture<T> future) {
    if (session.isClosing() || session.state() == SessionState.CLOSED) {
      future.completeExceptionally(closed(session.server));
      return;
    }
    SessionQueries queries = session.queries;
    if (queries == null) {
      queries = make(session);
      session.queries = queries;
    }
    queries.ask(query, future);
  }

  private static SessionQueries make(SessionLifecycle session) {
    Server server = session.server;
    SessionContext context = session.context;
    return new SessionQueries(
        context.loop(),
        server,
        context.network().queryWire(server),
        () -> session.hasBegun() ? session.pipeline().takePaceBehind() : NOT_YET,
        Spans.nanos(server.timeout().orElse(context.shared().options().timeout())),
        Spans.nanos(server.dialect().get(CommonFacts.QUERY_INTERVAL)),
        context.shared().callbacks());
  }
}
