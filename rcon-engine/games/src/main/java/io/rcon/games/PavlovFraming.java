package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.rcon.Dialect;
import io.rcon.codec.FrameListener;
import java.util.List;

/**
 * Finds what Pavlov's console says: a whole value of JSON, or a text as far as it has come, at most
 * to the end of its line. Bytes behind a value in the same read belong to no later command, since
 * that was not sent yet, and are dropped.
 */
final class PavlovFraming extends FrameFinder {
  private final int most;
  private final BalancedJson json = new BalancedJson();

  /** Whether a value was handed over of what was read last. */
  private boolean answered;

  private boolean withinLine;

  PavlovFraming(Dialect dialect, FrameListener listener) {
    super(listener);
    most = WebSocketOpening.longest(dialect);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    answered = false;
    if (message instanceof ByteBuf read
        && read.isReadable()
        && BalancedJson.begins(read.getByte(read.readerIndex()))) {
      // A prompt has no line end.
      withinLine = false;
    }
    super.channelRead(ctx, message);
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (done || answered) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (!withinLine && !json.isOpen()) {
      skipBlanks(in);
    }
    if (!in.isReadable()) {
      return;
    }
    boolean begins = !withinLine && BalancedJson.begins(in.getByte(in.readerIndex()));
    if (json.isOpen() || begins) {
      value(ctx, in);
    } else {
      text(ctx, in);
    }
  }

  private static void skipBlanks(ByteBuf in) {
    int text = in.forEachByte(b -> b == ' ' || (b >= '\t' && b <= '\r'));
    in.skipBytes(text < 0 ? in.readableBytes() : text - in.readerIndex());
  }

  private void value(ChannelHandlerContext ctx, ByteBuf in) {
    int length = json.end(in, in.readerIndex(), in.readableBytes());
    if ((length == 0 ? in.readableBytes() : length) > most) {
      broken(
          ctx,
          "a value of JSON has no end within " + most + " bytes; check that the port is rcon's");
    } else if (length > 0) {
      answered = true;
      handNext(ctx, in, length);
    }
  }

  private void text(ChannelHandlerContext ctx, ByteBuf in) {
    int feed = in.bytesBefore((byte) '\n');
    withinLine = feed < 0;
    handNext(ctx, in, feed < 0 ? in.readableBytes() : feed + 1);
  }

  private void handNext(ChannelHandlerContext ctx, ByteBuf in, int length) {
    int at = in.readerIndex();
    in.skipBytes(length);
    hand(ctx, in, at, length);
  }

  /** The part of a value that had come is handed over as it is. */
  @Override
  protected void decodeLast(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (in.isReadable()) {
      decode(ctx, in, out);
    }
    if (in.isReadable() && !done && !ctx.channel().isActive()) {
      handNext(ctx, in, in.readableBytes());
      done = true;
    }
  }
}
