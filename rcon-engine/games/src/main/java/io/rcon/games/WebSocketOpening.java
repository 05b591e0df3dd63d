package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.rcon.Dialect;
import io.rcon.codec.FrameListener;
import io.rcon.spi.Mechanism;
import java.util.List;

/**
 * Finds the answer to a WebSocket handshake, which is the first frame of its stream: its head, and
 * of a refusal its body too. Bytes that are no HTTP, and those that had come when the connection
 * ended, are handed over as they are, be there none. After a head that agrees, {@link
 * WebSocketMessages} takes over.
 */
final class WebSocketOpening extends FrameFinder {
  /** The carrier of games that speak in WebSocket messages. */
  static final Mechanism.Carrier CARRIER =
      new Mechanism.Carrier.Stream(
          (dialect, listener) -> new WebSocketOpening(listener, longest(dialect)));

  private static final byte[] HTTP = {'H', 'T', 'T', 'P', '/', '1', '.'};

  /** Far above the head of any server, and of the fronts before them. */
  private static final int LONGEST = 16 << 10;

  /** Enough to see what speaks instead. */
  private static final int BEGINNING = 256;

  private final int maxMessage;

  WebSocketOpening(FrameListener listener, int maxMessage) {
    super(listener);
    this.maxMessage = maxMessage;
  }

  /** The longest message of a dialect: JSON writes some characters with six of its own. */
  static int longest(Dialect dialect) {
    return (int) Math.min(Integer.MAX_VALUE - 64, 2L * dialect.maxReply() + (1 << 20));
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (done) {
      in.skipBytes(in.readableBytes());
    } else if (!isHttp(in)) {
      handOver(ctx, in, Math.min(in.readableBytes(), BEGINNING));
    } else {
      HttpHead head = HttpHead.find(in, in.readerIndex(), Math.min(in.readableBytes(), LONGEST));
      if (head != null && head.status() == HttpHead.SWITCHING) {
        agreed(ctx, in, head.length());
      } else if (head != null && in.readableBytes() >= told(head)) {
        handOver(ctx, in, told(head));
      } else if (in.readableBytes() > LONGEST) {
        tooLong(ctx);
      }
    }
  }

  /**
   * How much of a refusal is handed over: of a long body the beginning, and none without a length.
   */
  private static int told(HttpHead head) {
    return Math.min(LONGEST, head.length() + head.bodyLength());
  }

  private static boolean isHttp(ByteBuf in) {
    int known = Math.min(HTTP.length, in.readableBytes());
    for (int i = 0; i < known; i++) {
      if (in.getByte(in.readerIndex() + i) != HTTP[i]) {
        return false;
      }
    }
    return true;
  }

  private void handOver(ChannelHandlerContext ctx, ByteBuf in, int length) {
    done = true;
    int at = in.readerIndex();
    in.skipBytes(in.readableBytes());
    hand(ctx, in, at, length);
  }

  /** Messages follow the head at once. */
  private void agreed(ChannelHandlerContext ctx, ByteBuf in, int length) {
    done = true;
    int at = in.readerIndex();
    in.skipBytes(length);
    tellKept(0);
    if (hand(ctx, in, at, length)) {
      ctx.pipeline().addAfter(ctx.name(), null, new WebSocketMessages(listener, maxMessage));
      ctx.pipeline().remove(this);
    }
  }

  private void tooLong(ChannelHandlerContext ctx) {
    broken(
        ctx,
        "the answer to the WebSocket handshake has more than "
            + LONGEST
            + " bytes; check that the port is the game's");
  }

  /** The connection has ended. */
  @Override
  protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (!done) {
      decode(ctx, in, out);
    }
    if (!done && ctx.channel() != null && !ctx.channel().isActive()) {
      handOver(ctx, in, in.readableBytes());
    }
  }
}
