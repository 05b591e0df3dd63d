package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.rcon.Dialect;
import io.rcon.Dialect.Probe;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.internal.support.EngineLoop;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The line of one TCP connection. What is written while frames are read goes out when the read is
 * done, anything else at the end of the loop's turn: many commands, one system call.
 */
final class TcpLine extends ChannelInboundHandlerAdapter
    implements Line, FrameListener, EngineLoop.TurnEnd {
  private final EngineLoop loop;
  private final boolean coalesces;
  private @Nullable ChannelHandlerContext context;
  private @Nullable LineListener listener;
  private String reason = "the server closed the connection";
  private boolean reading;
  private boolean unflushed;
  private boolean flushAsked;

  TcpLine(EngineLoop loop, Dialect dialect) {
    this.loop = loop;
    this.coalesces = dialect.ending().probe() == Probe.WITH_COMMAND || dialect.depth() > 1;
  }

  void listenedBy(LineListener listener) {
    this.listener = listener;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  private ChannelHandlerContext context() {
    return Objects.requireNonNull(context, "not connected");
  }

  @Override
  public ByteBufAllocator allocator() {
    return context().alloc();
  }

  @Override
  public void send(ByteBuf frame) {
    ChannelHandlerContext ctx = context();
    if (!coalesces) {
      // Two frames in one segment are the end of this connection: each goes out by itself.
      ctx.writeAndFlush(frame, ctx.voidPromise());
      return;
    }
    ctx.write(frame, ctx.voidPromise());
    unflushed = true;
    if (!reading && !flushAsked) {
      flushAsked = true;
      loop.atTurnEnd(this);
    }
  }

  @Override
  public void turnEnds() {
    flushAsked = false;
    flush();
  }

  private void flush() {
    if (unflushed) {
      unflushed = false;
      context().flush();
    }
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    reading = true;
    if (listener != null) {
      listener.frame(buffer, index, length);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    flush();
    loop.batchDone();
  }

  @Override
  public void malformed(RconCodecException problem) {
    if (listener != null) {
      listener.malformed(problem);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    reason = Reasons.of(cause);
    ctx.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    LineListener told = listener;
    listener = null;
    if (told != null) {
      told.closed(reason);
    }
  }

  @Override
  public void retire(Duration rest) {
    hangUp();
  }

  void hangUp() {
    listener = null;
    if (context != null) {
      context.close();
    }
  }
}
