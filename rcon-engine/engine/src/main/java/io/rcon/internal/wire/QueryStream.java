package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.rcon.codec.RconCodecException;
import io.rcon.internal.support.Reasons;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A short TCP connection for one query, whose frames are all that came so far. Event loop only. */
final class QueryStream extends ChannelInboundHandlerAdapter implements Line {
  /** The longest answer of a Server List Ping, and a little more. */
  private static final int MOST = 160 * 1024;

  private final LineListener listener;
  private final Channel channel;
  private @Nullable ByteBuf received;
  private boolean retired;

  private QueryStream(Channel channel, LineListener listener) {
    this.channel = channel;
    this.listener = listener;
  }

  static void connect(
      TcpSockets sockets,
      InetSocketAddress remote,
      LineListener listener,
      Consumer<Line> opened,
      Consumer<String> failed) {
    sockets
        .bootstrap()
        .handler(new ChannelInboundHandlerAdapter())
        .connect(remote, sockets.localAddress())
        .addListener((ChannelFuture connected) ->
            sockets.loop().onLoop(() -> connected(connected, listener, opened, failed)));
  }

  private static void connected(
      ChannelFuture connected,
      LineListener listener,
      Consumer<Line> opened,
      Consumer<String> failed) {
    if (!connected.isSuccess()) {
      failed.accept(Reasons.of(connected.cause()));
      return;
    }
    QueryStream line = new QueryStream(connected.channel(), listener);
    connected.channel().pipeline().addLast(line);
    opened.accept(line);
  }

  @Override
  public ByteBufAllocator allocator() {
    return channel.alloc();
  }

  @Override
  public void send(ByteBuf frame) {
    listener.written(frame.readableBytes());
    channel.writeAndFlush(frame);
  }

  @Override
  public void sendSecret(ByteBuf frame) {
    send(frame);
  }

  @Override
  public void retire(Duration rest) {
    retired = true;
    channel.close();
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ByteBuf piece = (ByteBuf) message;
    try {
      if (retired) {
        return;
      }
      ByteBuf all = received == null ? ctx.alloc().buffer(piece.readableBytes()) : received;
      received = all;
      if (all.readableBytes() + piece.readableBytes() > MOST) {
        listener.malformed(new RconCodecException("more than " + MOST + " bytes came"));
        return;
      }
      all.writeBytes(piece);
      listener.frame(all, all.readerIndex(), all.readableBytes());
    } finally {
      piece.release();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!retired) {
      retired = true;
      listener.closed("the server closed the connection");
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (received != null) {
      received.release();
      received = null;
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!retired) {
      retired = true;
      listener.closed(Reasons.of(cause));
    }
    ctx.close();
  }
}
