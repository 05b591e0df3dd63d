package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One client of a UDP link and its port towards the server; ends when nothing passes for long. */
final class UdpPair extends SimpleChannelInboundHandler<DatagramPacket> {
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final LinkState state;
  private final UdpRelay relay;
  private final EventLoop loop;
  private final InetSocketAddress client;
  private final DatagramFaults toServer;
  private final DatagramFaults toClient;
  private final ChannelFuture far;
  private long lastUsedAt = System.nanoTime();
  private boolean closed;

  UdpPair(LinkState state, UdpRelay relay, EventLoop loop, InetSocketAddress client) {
    this.state = state;
    this.relay = relay;
    this.loop = loop;
    this.client = client;
    toServer = new DatagramFaults(state, loop, true, this::send);
    toClient = new DatagramFaults(state, loop, false, content -> relay.toClient(content, client));
    InetSocketAddress from = state.leaveFrom(client);
    far =
        SimulatorTransport.datagrams(loop)
            .handler(this)
            .bind(from != null ? from : new InetSocketAddress(0));
  }

  void start() {
    far.addListener((ChannelFuture bound) -> {
      if (!bound.isSuccess()) {
        // No port: a failure that may be told on another thread.
        loop.execute(this::close);
      }
    });
    loop.schedule(this::watchIdleness, IDLE_NANOS, TimeUnit.NANOSECONDS);
  }

  InetSocketAddress client() {
    return client;
  }

  /** Takes over the content. */
  void fromClient(ByteBuf content) {
    lastUsedAt = System.nanoTime();
    toServer.pass(content);
  }

  private void send(ByteBuf content) {
    Consumer<Channel> write =
        channel ->
            channel.writeAndFlush(
                new DatagramPacket(content, state.server()), channel.voidPromise());
    if (far.isSuccess()) {
      write.accept(far.channel());
    } else {
      far.addListener((ChannelFuture bound) -> {
        if (bound.isSuccess()) {
          write.accept(bound.channel());
        } else {
          content.release();
        }
      });
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
    lastUsedAt = System.nanoTime();
    toClient.pass(datagram.content().retain());
  }

  private void watchIdleness() {
    if (closed) {
      return;
    }
    long quiet = System.nanoTime() - lastUsedAt;
    if (quiet >= IDLE_NANOS) {
      close();
    } else {
      loop.schedule(this::watchIdleness, IDLE_NANOS - quiet, TimeUnit.NANOSECONDS);
    }
  }

  void close() {
    closed = true;
    toServer.close();
    toClient.close();
    if (far.channel().isOpen()) {
      far.channel().close();
    }
    relay.ended(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // Nobody listens at the server's port; a client across a network would not hear of it either.
  }
}
