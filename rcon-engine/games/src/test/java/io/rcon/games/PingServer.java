package io.rcon.games;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Listens on loopback and answers each connection's first bytes with given ones, piece by piece.
 */
final class PingServer implements AutoCloseable {
  /** How it answers. */
  static final class Manner {
    private final byte[] answer;
    private final int piece;
    private final int millisBetween;
    private final boolean again;
    private final boolean closes;

    Manner(byte[] answer, int piece, int millisBetween, boolean again, boolean closes) {
      this.answer = answer.clone();
      this.piece = piece;
      this.millisBetween = millisBetween;
      this.again = again;
      this.closes = closes;
    }

    static Manner atOnce(byte[] answer) {
      return new Manner(answer, Math.max(1, answer.length), 0, false, false);
    }

    Manner andCloses() {
      return new Manner(answer, piece, millisBetween, again, true);
    }
  }

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final Channel listener;
  private volatile Manner manner;

  PingServer(Manner manner) {
    this.manner = manner;
    listener =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    connections.incrementAndGet();
                    open.incrementAndGet();
                    channel.closeFuture().addListener(closed -> open.decrementAndGet());
                    channel.pipeline().addLast(new Answering());
                  }
                })
            .bind("127.0.0.1", 0)
            .syncUninterruptibly()
            .channel();
  }

  void answers(Manner next) {
    manner = next;
  }

  int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  int connections() {
    return connections.get();
  }

  int open() {
    return open.get();
  }

  private final class Answering extends SimpleChannelInboundHandler<ByteBuf> {
    private boolean asked;

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf request) {
      if (!asked) {
        asked = true;
        send(ctx, manner, 0);
      }
    }

    private void send(ChannelHandlerContext ctx, Manner how, int at) {
      int end = Math.min(how.answer.length, at + how.piece);
      ctx.writeAndFlush(Unpooled.copiedBuffer(how.answer, at, end - at));
      boolean over = end == how.answer.length;
      if (over && how.closes) {
        ctx.close();
      } else if ((!over || how.again) && ctx.channel().isActive()) {
        int next = over ? 0 : end;
        ctx.executor().schedule(() -> send(ctx, how, next), how.millisBetween, MILLISECONDS);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      ctx.close();
    }
  }

  @Override
  public void close() {
    listener.close().syncUninterruptibly();
    group.shutdownGracefully(0, 1000, MILLISECONDS).syncUninterruptibly();
  }
}
