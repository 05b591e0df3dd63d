package io.rcon.simulator;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;

/** Carries TCP connections: one on either side for each. */
final class TcpRelay implements LinkRelay {
  private final LinkState state;
  private final Set<TcpPair> pairs = new LinkedHashSet<>();

  TcpRelay(LinkState state) {
    this.state = state;
  }

  @Override
  public ChannelFuture bind(EventLoop loop, InetSocketAddress address) {
    return SimulatorTransport.listener(loop, this::accepted)
        .childOption(ChannelOption.AUTO_READ, false)
        .bind(address);
  }

  private void accepted(Channel near) {
    state.counts.connections.incrementAndGet();
    TcpPair pair = new TcpPair(state, this, near);
    pairs.add(pair);
    if (!state.isCut()) {
      pair.connect();
    }
  }

  void ended(TcpPair pair) {
    pairs.remove(pair);
  }

  @Override
  public void cut() {
    pairs.forEach(TcpPair::cut);
  }

  @Override
  public void heal() {
    new ArrayList<>(pairs).forEach(TcpPair::heal);
  }

  @Override
  public void reset() {
    new ArrayList<>(pairs).forEach(TcpPair::reset);
  }

  @Override
  public void close() {
    new ArrayList<>(pairs).forEach(TcpPair::close);
  }
}
