package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages in a WebSocket stream, be they cut into frames or not, and answers pings and
 * closes. Pongs and closes are handed over as {@link WebSocketSigns}.
 */
final class WebSocketMessages extends WebSocket13FrameDecoder {
  private final FrameListener listener;
  private final int maxMessage;

  /** The frames so far of a message that is cut into several. */
  private @Nullable ByteBuf begun;

  private boolean anything;
  private boolean done;
  private int toldKept;

  WebSocketMessages(FrameListener listener, int maxMessage) {
    super(
        WebSocketDecoderConfig.newBuilder()
            .expectMaskedFrames(false)
            .allowExtensions(false)
            .closeOnProtocolViolation(false)
            .withUTF8Validator(false)
            .maxFramePayloadLength(maxMessage)
            .build());
    this.listener = listener;
    this.maxMessage = maxMessage;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
    if (done) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      super.decode(ctx, in, out);
    } catch (CorruptedFrameException | TooLongFrameException e) {
      in.skipBytes(in.readableBytes());
      broken(ctx, "not WebSocket as it should be: " + e.getMessage());
    }
    if (!out.isEmpty()) {
      WebSocketFrame frame = (WebSocketFrame) out.remove(out.size() - 1);
      try {
        take(ctx, frame);
      } finally {
        frame.release();
      }
    }
  }

  private void take(ChannelHandlerContext ctx, WebSocketFrame frame) {
    anything = true;
    if (frame instanceof PingWebSocketFrame) {
      // A peer that asks and does not read is not answered without end.
      if (ctx.channel().isWritable()) {
        ctx.writeAndFlush(WebSocketFrames.pong(frame.content(), mask()), ctx.voidPromise());
      }
    } else if (frame instanceof PongWebSocketFrame) {
      sign(ctx, WebSocketSigns.PONG, Unpooled.EMPTY_BUFFER);
    } else if (frame instanceof CloseWebSocketFrame) {
      close(ctx, frame.content());
    } else if (begun == null && frame.isFinalFragment()) {
      message(ctx, frame.content());
    } else {
      piece(ctx, frame);
    }
  }

  private static int mask() {
    return ThreadLocalRandom.current().nextInt();
  }

  private void piece(ChannelHandlerContext ctx, WebSocketFrame frame) {
    ByteBuf whole = begun == null ? ctx.alloc().buffer() : begun;
    begun = whole;
    ByteBuf piece = frame.content();
    if ((long) whole.readableBytes() + piece.readableBytes() > maxMessage) {
      broken(ctx, "a message in pieces is longer than " + maxMessage + " bytes");
      return;
    }
    whole.writeBytes(piece);
    if (frame.isFinalFragment()) {
      begun = null;
      try {
        message(ctx, whole);
      } finally {
        whole.release();
      }
    }
  }

  private void message(ChannelHandlerContext ctx, ByteBuf content) {
    int length = content.readableBytes();
    if (length > 0 && WebSocketSigns.isSign(content.getByte(content.readerIndex()))) {
      broken(ctx, "a message is not UTF-8");
    } else {
      done = !HandedFrames.hand(ctx, listener, content, content.readerIndex(), length);
    }
  }

  private void sign(ChannelHandlerContext ctx, byte sign, ByteBuf content) {
    ByteBuf told = Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(new byte[] {sign}), content);
    done |= !HandedFrames.hand(ctx, listener, told, 0, told.readableBytes());
  }

  private void close(ChannelHandlerContext ctx, ByteBuf reason) {
    done = true;
    sign(ctx, WebSocketSigns.CLOSE, reason);
    if (ctx.channel().isActive()) {
      ctx.writeAndFlush(WebSocketFrames.close(mask()), ctx.voidPromise());
      ctx.close();
    }
  }

  private void broken(ChannelHandlerContext ctx, String how) {
    done = true;
    listener.malformed(new RconCodecException(how));
    ctx.close();
  }

  /** The unread part of a frame, and the frames before it of the same message. */
  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
    int kept = done ? 0 : actualReadableBytes() + (begun == null ? 0 : begun.capacity());
    if (kept != toldKept) {
      toldKept = kept;
      listener.kept(kept);
    }
    super.channelReadComplete(ctx);
  }

  @Override
  protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
      throws Exception {
    if (in.isReadable()) {
      decode(ctx, in, out);
    }
    if (!anything && !done && !ctx.channel().isActive()) {
      done = true;
      sign(ctx, WebSocketSigns.END, Unpooled.EMPTY_BUFFER);
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext ctx) {
    done = true;
    if (begun != null) {
      begun.release();
      begun = null;
    }
  }
}
