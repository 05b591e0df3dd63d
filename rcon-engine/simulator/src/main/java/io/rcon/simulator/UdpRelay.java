package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries datagrams: each client has a port of its own towards the server. */
final class UdpRelay extends SimpleChannelInboundHandler<DatagramPacket> implements LinkRelay {
  private final LinkState state;
  private final Map<InetSocketAddress, UdpPair> pairs = new HashMap<>();
  private @Nullable Channel near;

  UdpRelay(LinkState state) {
    this.state = state;
  }

  @Override
  public ChannelFuture bind(EventLoop loop, InetSocketAddress address) {
    return SimulatorTransport.datagrams(loop).handler(this).bind(address);
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    near = ctx.channel();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
    InetSocketAddress client = datagram.sender();
    UdpPair pair = pairs.get(client);
    if (pair == null) {
      pair = new UdpPair(state, this, ctx.channel().eventLoop(), client);
      pairs.put(client, pair);
      pair.start();
    }
    pair.fromClient(datagram.content().retain());
  }

  void toClient(ByteBuf content, InetSocketAddress client) {
    Channel open = near;
    if (open == null) {
      content.release();
    } else {
      open.writeAndFlush(new DatagramPacket(content, client), open.voidPromise());
    }
  }

  void ended(UdpPair pair) {
    pairs.remove(pair.client(), pair);
  }

  /** Datagrams look for themselves whether the link is cut. */
  @Override
  public void cut() {}

  @Override
  public void heal() {}

  @Override
  public void reset() {
    new ArrayList<>(pairs.values()).forEach(UdpPair::close);
  }

  @Override
  public void close() {
    reset();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A client that is gone; the others are still there.
  }
}
