package io.rcon.tunnel;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections and admits clients that have authenticated. Unauthenticated connections have
 * a limit of their own, so that they take no place from admitted ones; beyond it the oldest is
 * closed.
 */
final class ConnectionAcceptor extends ChannelInitializer<Channel> {
  static final int MOST_UNAUTHENTICATED = 256;
  static final int UNAUTHENTICATED_OF_A_NETWORK = 16;

  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);
  private static final Duration QUIET_ASKED_EVERY = Duration.ofMillis(50);
  private final TunnelOptions options;
  private final InetSocketAddress game;
  private final EventLoop loop;
  private final Authenticator authenticator;
  private final Counters counters = new Counters();
  private final TunnelLog log;
  private final Set<ClientConnection> unauthenticated = new LinkedHashSet<>();
  private final Set<ClientConnection> admitted = new LinkedHashSet<>();
  private final Promise<Void> emptied;
  private boolean closing;

  ConnectionAcceptor(
      TunnelOptions options,
      InetSocketAddress game,
      EventLoop loop,
      Authenticator authenticator,
      TunnelLog log) {
    this.options = options;
    this.log = log;
    this.game = game;
    this.loop = loop;
    this.authenticator = authenticator;
    emptied = loop.newPromise();
    lookAgain();
  }

  private void lookAgain() {
    loop.schedule(this::lookAtFiles, options.filesChecked.toNanos(), TimeUnit.NANOSECONDS);
  }

  private long now() {
    return loop.ticker().nanoTime();
  }

  TunnelOptions options() {
    return options;
  }

  InetSocketAddress game() {
    return game;
  }

  Authenticator authenticator() {
    return authenticator;
  }

  Counters counters() {
    return counters;
  }

  TunnelLog log() {
    return log;
  }

  @Override
  protected void initChannel(Channel channel) {
    counters.accepted.incrementAndGet();
    if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
      // It has gone already.
      channel.close();
      return;
    }
    String objection = objection(remote.getAddress());
    if (objection != null) {
      channel.close();
      counters.turnedAway.incrementAndGet();
      log.refusals.add(
          remote.getAddress().getHostAddress() + " was turned away: " + objection, now());
      return;
    }
    SslHandler tls = authenticator.tls().newHandler(channel.alloc());
    // The connection's own deadline bounds it.
    tls.setHandshakeTimeoutMillis(0);
    ClientConnection connection = new ClientConnection(this, channel, remote, tls);
    unauthenticated.add(connection);
    channel
        .pipeline()
        .addLast(
            new RenegotiationGuard(
                tls, () -> connection.end("it asked for another TLS handshake in its connection")))
        .addLast(tls)
        .addLast(new IdleStateHandler(0, 0, options.idle.toNanos(), TimeUnit.NANOSECONDS));
    if (!options.raw) {
      channel.pipeline().addLast(connection.decoder());
    }
    channel.pipeline().addLast(connection);
    if (unauthenticated.size() > MOST_UNAUTHENTICATED) {
      unauthenticated.iterator().next().turnAway("too many others have not logged in either");
    }
  }

  private @Nullable String objection(InetAddress address) {
    if (closing) {
      return "the tunnel stops";
    }
    String closed = authenticator.closed();
    if (closed != null) {
      return closed;
    }
    if (authenticator.isBarred(address, now())) {
      return "too many wrong tokens";
    }
    Network network = Network.of(address);
    long same =
        unauthenticated.stream()
            .filter(each -> Network.of(each.remote().getAddress()).equals(network))
            .count();
    return same >= UNAUTHENTICATED_OF_A_NETWORK ? "too many at once of this address" : null;
  }

  /** Admits a client; returns why it is not admitted, or null. */
  @Nullable String letIn(ClientConnection connection) {
    if (admitted.size() >= options.maxConnections) {
      return "all " + options.maxConnections + " connections are taken (--max-connections)";
    }
    int most = options.mostOfAClient();
    if (admitted.stream().filter(each -> each.client().equals(connection.client())).count()
        >= most) {
      return "it has " + most + " connections already (--max-per-client)";
    }
    if (authenticator.asksForTokens() && authenticator.isPasswordResting(now())) {
      return "the game refused the password a moment ago";
    }
    unauthenticated.remove(connection);
    admitted.add(connection);
    counters.open.set(admitted.size());
    return null;
  }

  /** Forgets a connection that has ended. */
  void left(ClientConnection connection, String why) {
    if (admitted.remove(connection)) {
      counters.open.set(admitted.size());
      log.visits.add(
          connection
              + " left after "
              + TimeUnit.NANOSECONDS.toSeconds(connection.age())
              + " s: "
              + connection.heard()
              + " bytes to the game, "
              + connection.writtenBack()
              + " back; "
              + LogText.harmless(why),
          now());
    } else {
      unauthenticated.remove(connection);
      counters.turnedAway.incrementAndGet();
      log.refusals.add(connection + " was turned away: " + LogText.harmless(why), now());
    }
    if (closing && admitted.isEmpty()) {
      emptied.trySuccess(null);
    }
  }

  private void lookAtFiles() {
    try {
      log.turn(now());
      refresh();
      if (authenticator.isUnsettled()) {
        loop.schedule(this::refresh, Watched.SETTLES_AFTER, TimeUnit.NANOSECONDS);
      }
    } finally {
      // Even after an error: a file that is no longer read revokes nothing.
      lookAgain();
    }
  }

  /** Closes connections that would not be admitted any more. */
  private void refresh() {
    if (authenticator.refresh(now())) {
      Stream.of(unauthenticated, admitted)
          .flatMap(each -> List.copyOf(each).stream())
          .toList()
          .forEach(this::judgeAgain);
    }
  }

  private void judgeAgain(ClientConnection connection) {
    String closed = authenticator.closed();
    String objection = closed == null ? connection.objection() : closed;
    if (objection != null) {
      connection.end(objection);
    }
  }

  /** Closes clients that have not logged in, and lets the others finish what is in flight. */
  Promise<Void> close() {
    closing = true;
    List.copyOf(unauthenticated).forEach(connection -> connection.turnAway("the tunnel stops"));
    admitted.forEach(ClientConnection::stopReading);
    if (admitted.isEmpty()) {
      emptied.trySuccess(null);
    }
    closeQuiet(now() + CLOSED_WITHIN.toNanos());
    return emptied;
  }

  private void closeQuiet(long until) {
    boolean over = now() - until >= 0;
    List.copyOf(admitted).stream()
        .filter(connection -> over || connection.isQuiet())
        .forEach(connection -> connection.end("the tunnel stops"));
    if (!admitted.isEmpty()) {
      loop.schedule(() -> closeQuiet(until), QUIET_ASKED_EVERY.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
