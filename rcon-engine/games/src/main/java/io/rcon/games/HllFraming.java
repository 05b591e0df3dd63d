package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.rcon.Dialect;
import io.rcon.codec.FrameListener;
import java.util.List;

/**
 * Finds Hell Let Loose's messages: perhaps four fixed bytes, a number, a length and a body. Number,
 * length and body are handed over.
 */
final class HllFraming extends FrameFinder {
  /** As a little-endian number. No request has it for its own. */
  static final int MAGIC = 0xde450508;

  /** The number and the length. */
  static final int HEADER = 8;

  private static final int MAGIC_SIZE = 4;

  private final int maxBody;

  HllFraming(Dialect dialect, FrameListener listener) {
    super(listener);
    maxBody = WebSocketOpening.longest(dialect);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (done) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int at = in.readerIndex();
    int came = in.readableBytes();
    if (came < MAGIC_SIZE) {
      return;
    }
    int magic = in.getIntLE(at) == MAGIC ? MAGIC_SIZE : 0;
    if (came < magic + HEADER) {
      return;
    }
    int length = in.getIntLE(at + magic + HEADER - Integer.BYTES);
    if (length < 0 || length > maxBody) {
      broken(
          ctx,
          "a message of "
              + Integer.toUnsignedString(length)
              + " bytes, where at most "
              + maxBody
              + " fit; check that the port is rcon's, and of the second protocol");
    } else if (came - magic - HEADER >= length) {
      in.skipBytes(magic + HEADER + length);
      hand(ctx, in, at + magic, HEADER + length);
    }
  }

  /** Half a message is none. */
  @Override
  protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (in.isReadable()) {
      decode(ctx, in, out);
    }
  }
}
