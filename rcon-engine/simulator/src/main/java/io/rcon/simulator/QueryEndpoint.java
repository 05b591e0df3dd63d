package io.rcon.simulator;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The UDP socket beside a game's TCP port, where anybody may ask. */
final class QueryEndpoint extends SimpleChannelInboundHandler<DatagramPacket> {
  private final ServerCore core;
  private final QueryRules rules;
  private final SimulatedPlayers players;
  private final long born;

  QueryEndpoint(ServerCore core, QueryRules rules) {
    this.core = core;
    this.rules = rules;
    players = core.players();
    born = core.now();
  }

  /** Listens at the port of rcon, or at a free one where that is taken for datagrams. */
  Listening listen(EventLoop loop, int port) {
    try {
      return listenAt(loop, port);
    } catch (UncheckedIOException e) {
      return listenAt(loop, 0);
    }
  }

  /** Listens at this port or fails. */
  Listening listenAt(EventLoop loop, int port) {
    InetSocketAddress wanted = new InetSocketAddress(core.options.host(), port);
    Listening listening = new Listening("queries of a " + core.game + " server", loop, wanted);
    listening.bind(this::bind);
    return listening;
  }

  private ChannelFuture bind(EventLoop loop, InetSocketAddress address) {
    return SimulatorTransport.datagrams(loop).handler(this).bind(address);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
    InetSocketAddress from = datagram.sender();
    long second = Duration.ofNanos(core.now() - born).toSeconds();
    rules
        .answer(datagram.content(), from, players.at(second))
        .forEach(answer -> ctx.write(new DatagramPacket(answer, from)));
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.flush();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A client that went away while an answer was on its way shows here; the socket lives on.
  }
}
