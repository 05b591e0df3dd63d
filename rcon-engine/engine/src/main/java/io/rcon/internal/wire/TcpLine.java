package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.source.SourceFrameDecoder;
import io.rcon.internal.support.EngineLoop;
import io.rcon.internal.support.Reasons;
import io.rcon.internal.support.Survived;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line of one TCP connection. Frames that are written during a read leave when the read is
 * done, others at the end of the loop's turn: many commands, one buffer, one system call.
 */
final class TcpLine extends ChannelInboundHandlerAdapter
    implements Line, FrameListener, EngineLoop.TurnEnd {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.session");

  /**
   * Of four bytes in Source frames, which are told without it; only counts of bytes depend on it.
   */
  private int lengthField;

  /** Larger amounts are flushed before the turn ends. */
  private static final int MOST_TOGETHER = 1 << 16;

  private final EngineLoop loop;
  private final String server;
  private final boolean coalesces;
  private final @Nullable SharedSend shared;
  private @Nullable ChannelHandlerContext context;
  private @Nullable LineListener listener;
  private String reason = "the server closed the connection";
  private boolean reading;
  private int bytesRead;
  private int framesRead;
  private @Nullable FloodRest rest;
  private boolean flushAsked;

  /** Frames that go out together, and behind them perhaps one that is being written. */
  private @Nullable ByteBuf outgoing;

  /** Where the last whole frame in it ends. */
  private int outgoingEnd;

  /** How much went out together the last time, as room to begin with. */
  private int usual = 64;

  TcpLine(EngineLoop loop, String server, boolean coalesces, @Nullable SharedSend shared) {
    this.loop = loop;
    this.server = server;
    this.coalesces = coalesces;
    this.shared = shared;
  }

  /** How many bytes of the stream stand before each frame that its handler tells of. */
  void lengthField(int bytes) {
    lengthField = bytes;
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
  public ByteBuf frame(int size) {
    if (outgoing == null) {
      outgoing = buffer(Math.max(size, usual));
    }
    return outgoing.writerIndex(outgoingEnd).ensureWritable(size);
  }

  private ByteBuf buffer(int size) {
    ByteBuf free = shared == null ? null : shared.free(allocator(), size);
    return free != null ? free : allocator().buffer(size);
  }

  @Override
  public void send(ByteBuf frame) {
    if (frame != outgoing) {
      frame(frame.readableBytes()).writeBytes(frame);
      frame.release();
    }
    outgoingEnd = Objects.requireNonNull(outgoing).writerIndex();
    if (!coalesces || outgoingEnd > MOST_TOGETHER) {
      // Two frames in one segment are the end of some games' connection: each goes out by itself.
      flush();
    } else if (!reading && !flushAsked) {
      loop.atTurnEnd(this);
      flushAsked = true;
    }
  }

  /** By itself, so that the bytes of a password never lie in a buffer with others. */
  @Override
  public void sendSecret(ByteBuf frame) {
    flush();
    int bytes = frame.readableBytes();
    ChannelHandlerContext ctx = context();
    ctx.writeAndFlush(frame, ctx.newPromise().addListener(Wiped.after(frame)));
    if (listener != null) {
      listener.written(bytes);
    }
  }

  @Override
  public void turnEnds() {
    flushAsked = false;
    flush();
  }

  private void flush() {
    ByteBuf frames = outgoing;
    int bytes = outgoingEnd;
    if (frames == null || bytes == 0) {
      return;
    }
    outgoing = null;
    outgoingEnd = 0;
    usual = Math.min(bytes, MOST_TOGETHER);
    ChannelHandlerContext ctx = context();
    ctx.writeAndFlush(frames.writerIndex(bytes), ctx.voidPromise());
    if (listener != null) {
      listener.written(bytes);
    }
  }

  private void dropOutgoing() {
    outgoingEnd = 0;
    if (outgoing != null) {
      outgoing.release();
      outgoing = null;
    }
  }

  @Override
  public void frame(ByteBuf buffer, int index, int length) {
    reading = true;
    bytesRead += lengthField + length;
    framesRead++;
    if (listener != null) {
      listener.frame(buffer, index, length);
    }
  }

  @Override
  public void kept(int bytes) {
    if (listener != null) {
      listener.kept(bytes);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    reading = false;
    flush();
    int bytes = bytesRead;
    bytesRead = 0;
    restAfter(ctx, framesRead);
    framesRead = 0;
    if (listener != null && bytes > 0) {
      listener.read(bytes);
    }
    loop.batchDone();
  }

  private void restAfter(ChannelHandlerContext ctx, int frames) {
    if (frames > FloodRest.MANY && ctx.channel().isActive()) {
      if (rest == null) {
        rest = new FloodRest(loop, ctx.channel());
      }
      rest.begin(frames);
    }
  }

  @Override
  public SocketAddress remote() {
    return context().channel().remoteAddress();
  }

  @Override
  public @Nullable ByteBuf unfinished() {
    SourceFrameDecoder decoder = context().pipeline().get(SourceFrameDecoder.class);
    return decoder == null ? null : decoder.unfinished();
  }

  @Override
  public void malformed(RconCodecException problem) {
    if (listener != null) {
      listener.malformed(problem);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    try {
      if (Survived.isOwn(cause)) {
        loop.errors().log(log, cause, server, "an error while a connection was read; it is closed");
      }
      reason = Reasons.of(cause);
    } catch (Throwable again) {
      reason = "the connection failed";
    }
    ctx.close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    LineListener told = listener;
    listener = null;
    dropOutgoing();
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
      dropOutgoing();
      closeAtOnce(context);
    }
  }

  /**
   * Before the end of its handshake TLS would send its close through a proxy that may never let it
   * pass, and keep the connection for seconds.
   */
  private static void closeAtOnce(ChannelHandlerContext context) {
    SslHandler tls = context.pipeline().get(SslHandler.class);
    if (tls != null && !tls.handshakeFuture().isDone()) {
      context.pipeline().firstContext().close();
    } else {
      context.close();
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (rest != null) {
      rest.end();
    }
    dropOutgoing();
  }
}
