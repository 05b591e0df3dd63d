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
 * Where clients arrive. Strangers have places of their own, so that they take none from those who
 * are let in; when all are taken, whoever has stood there longest must go.
 */
final class Entrance extends ChannelInitializer<Channel> {
  static final int STRANGERS = 256;
  static final int STRANGERS_OF_A_NETWORK = 16;

  private static final Duration LAST_CALL = Duration.ofSeconds(2);
  private static final Duration LOOK_ROUND = Duration.ofMillis(50);
  private final TunnelOptions options;
  private final InetSocketAddress game;
  private final EventLoop loop;
  private final Porter porter;
  private final Counters counters = new Counters();
  private final TunnelLog log;
  private final Set<Guest> strangers = new LinkedHashSet<>();
  private final Set<Guest> guests = new LinkedHashSet<>();
  private final Promise<Void> emptied;
  private boolean closing;

  Entrance(
      TunnelOptions options, InetSocketAddress game, EventLoop loop, Porter porter, TunnelLog log) {
    this.options = options;
    this.log = log;
    this.game = game;
    this.loop = loop;
    this.porter = porter;
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

  Porter porter() {
    return porter;
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
    SslHandler tls = porter.tls().newHandler(channel.alloc());
    // The guest's own deadline bounds it.
    tls.setHandshakeTimeoutMillis(0);
    Guest guest = new Guest(this, channel, remote, tls);
    strangers.add(guest);
    channel
        .pipeline()
        .addLast(
            new RenegotiationGuard(
                tls, () -> guest.end("it asked for another TLS handshake in its connection")))
        .addLast(tls)
        .addLast(new IdleStateHandler(0, 0, options.idle.toNanos(), TimeUnit.NANOSECONDS));
    if (!options.raw) {
      channel.pipeline().addLast(guest.decoder());
    }
    channel.pipeline().addLast(guest);
    if (strangers.size() > STRANGERS) {
      strangers.iterator().next().turnAway("too many others stood at the entrance");
    }
  }

  private @Nullable String objection(InetAddress address) {
    if (closing) {
      return "the tunnel stops";
    }
    String closed = porter.closed();
    if (closed != null) {
      return closed;
    }
    if (porter.isBarred(address, now())) {
      return "too many wrong tokens";
    }
    Network network = Network.of(address);
    long same =
        strangers.stream()
            .filter(each -> Network.of(each.remote().getAddress()).equals(network))
            .count();
    return same >= STRANGERS_OF_A_NETWORK ? "too many at once of this address" : null;
  }

  /** Makes a stranger a guest; says why not, if not. */
  @Nullable String letIn(Guest guest) {
    if (guests.size() >= options.maxConnections) {
      return "all " + options.maxConnections + " connections are taken (--max-connections)";
    }
    int most = options.mostOfAClient();
    if (guests.stream().filter(each -> each.client().equals(guest.client())).count() >= most) {
      return "it has " + most + " connections already (--max-per-client)";
    }
    if (porter.asksForTokens() && porter.isPasswordResting(now())) {
      return "the game refused the password a moment ago";
    }
    strangers.remove(guest);
    guests.add(guest);
    counters.open.set(guests.size());
    return null;
  }

  /** Forgets one that has ended. */
  void left(Guest guest, String why) {
    if (guests.remove(guest)) {
      counters.open.set(guests.size());
      log.visits.add(
          guest
              + " left after "
              + TimeUnit.NANOSECONDS.toSeconds(guest.age())
              + " s: "
              + guest.heard()
              + " bytes to the game, "
              + guest.writtenBack()
              + " back; "
              + LogText.harmless(why),
          now());
    } else {
      strangers.remove(guest);
      counters.turnedAway.incrementAndGet();
      log.refusals.add(guest + " was turned away: " + LogText.harmless(why), now());
    }
    if (closing && guests.isEmpty()) {
      emptied.trySuccess(null);
    }
  }

  private void lookAtFiles() {
    try {
      log.turn(now());
      refresh();
      if (porter.isUnsettled()) {
        loop.schedule(this::refresh, Watched.SETTLES_AFTER, TimeUnit.NANOSECONDS);
      }
    } finally {
      // Whatever was thrown: a file that is looked at no more would revoke nothing for ever.
      lookAgain();
    }
  }

  /** Closes what would not be let in any more. */
  private void refresh() {
    if (porter.refresh(now())) {
      Stream.of(strangers, guests)
          .flatMap(each -> List.copyOf(each).stream())
          .toList()
          .forEach(this::judgeAgain);
    }
  }

  private void judgeAgain(Guest guest) {
    String closed = porter.closed();
    String objection = closed == null ? guest.objection() : closed;
    if (objection != null) {
      guest.end(objection);
    }
  }

  /** Sends strangers away and lets guests finish what is under way. */
  Promise<Void> close() {
    closing = true;
    List.copyOf(strangers).forEach(guest -> guest.turnAway("the tunnel stops"));
    guests.forEach(Guest::lastCall);
    if (guests.isEmpty()) {
      emptied.trySuccess(null);
    }
    lookRound(now() + LAST_CALL.toNanos());
    return emptied;
  }

  private void lookRound(long until) {
    boolean over = now() - until >= 0;
    List.copyOf(guests).stream()
        .filter(guest -> over || guest.isQuiet())
        .forEach(guest -> guest.end("the tunnel stops"));
    if (!guests.isEmpty()) {
      loop.schedule(() -> lookRound(until), LOOK_ROUND.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
