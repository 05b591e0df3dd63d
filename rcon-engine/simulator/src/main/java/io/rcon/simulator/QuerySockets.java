package io.rcon.simulator;

import io.netty.channel.EventLoop;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The sockets at which one server answers queries: a port for datagrams, and in games that have it
 * one for connections of the same number.
 */
final class QuerySockets {
  private static final int MOST_TRIES = 20;

  private final SimulatedGame game;
  private final ServerCore core;
  private final EventLoop loop;
  private final QueryEndpoint endpoint;
  private @Nullable Listening datagrams;
  private @Nullable Listening connections;

  QuerySockets(SimulatedGame game, ServerCore core, EventLoop loop, QueryRules rules) {
    this.game = game;
    this.core = core;
    this.loop = loop;
    endpoint = new QueryEndpoint(core, rules);
  }

  void bind(int rconPort) {
    if (ListPingEndpoint.isFor(game)) {
      bindBoth();
    } else {
      datagrams = endpoint.listen(loop, rconPort);
    }
  }

  private void bindBoth() {
    for (int tries = 1; ; tries++) {
      InetSocketAddress any = new InetSocketAddress(core.options.host(), 0);
      Listening bound = new Listening("pings of a " + game + " server", loop, any);
      bound.bind(new ListPingEndpoint(core)::bind);
      try {
        datagrams = endpoint.listenAt(loop, bound.address().getPort());
        connections = bound;
        return;
      } catch (UncheckedIOException e) {
        bound.close(() -> {});
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }

  int port() {
    Listening bound = datagrams;
    if (bound == null) {
      throw new IllegalStateException("no queries are answered");
    }
    return bound.address().getPort();
  }

  void close() {
    if (datagrams != null) {
      datagrams.close(() -> {});
    }
    if (connections != null) {
      connections.close(() -> {});
    }
  }
}
