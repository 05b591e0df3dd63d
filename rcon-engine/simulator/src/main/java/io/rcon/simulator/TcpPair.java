package io.rcon.simulator;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One client's connection to a link and the link's own to the server. Event loop only. */
final class TcpPair {
  private final LinkState state;
  private final TcpRelay relay;
  private final Channel near;
  private final TcpFaults toServer;
  private final TcpFaults toClient;
  private @Nullable Channel far;
  private boolean ended;

  TcpPair(LinkState state, TcpRelay relay, Channel near) {
    this.state = state;
    this.relay = relay;
    this.near = near;
    toServer = new TcpFaults(state, this, near.eventLoop(), true);
    toClient = new TcpFaults(state, this, near.eventLoop(), false);
    near.pipeline().addLast(toServer);
    toClient.to(near);
  }

  void connect() {
    InetSocketAddress from = state.leaveFrom((InetSocketAddress) near.remoteAddress());
    ChannelFuture connecting =
        new Bootstrap()
            .group(near.eventLoop())
            .channelFactory(SimulatorTransport.streamChannels())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.AUTO_READ, false)
            .handler(toClient)
            .connect(state.server(), from);
    far = connecting.channel();
    // Without a descriptor left the failure may be told on another thread.
    connecting.addListener(
        (ChannelFuture connected) -> near.eventLoop().execute(() -> connected(connected)));
  }

  private void connected(ChannelFuture connecting) {
    if (!connecting.isSuccess()) {
      reset();
    } else if (ended) {
      connecting.channel().close();
    } else {
      toServer.to(connecting.channel());
      near.config().setAutoRead(true);
      connecting.channel().config().setAutoRead(true);
    }
  }

  void cut() {
    toServer.hold();
    toClient.hold();
  }

  void heal() {
    if (far == null) {
      connect();
    }
    toServer.letGo();
    toClient.letGo();
  }

  /** One side reads no more than the other can take. */
  void throttle(boolean towardsServer, boolean pause) {
    Channel source = towardsServer ? near : far;
    if (source != null && far != null && far.isActive()) {
      source.config().setAutoRead(!pause);
    }
  }

  void reset() {
    if (!ended) {
      state.counts.reset.incrementAndGet();
      resetOnClose(near);
      resetOnClose(far);
      close();
    }
  }

  private static void resetOnClose(@Nullable Channel channel) {
    if (channel != null && channel.isOpen()) {
      SimulatorTransport.resetOnClose(channel);
    }
  }

  void close() {
    if (!ended) {
      ended = true;
      toServer.discard();
      toClient.discard();
      near.close();
      // One that could not even be made is registered nowhere and cannot be closed.
      if (far != null && far.isOpen()) {
        far.close();
      }
      relay.ended(this);
    }
  }
}
