package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;

/**
 * A decoder that hands frames to a listener, and tells it how many bytes it keeps of those to come.
 * After the first that breaks the protocol it reads nothing more. Event loop only.
 */
abstract class FrameFinder extends ByteToMessageDecoder {
  final FrameListener listener;

  /** Whether nothing more of the stream is read. */
  boolean done;

  private int toldKept;

  FrameFinder(FrameListener listener) {
    this.listener = listener;
  }

  /** Hands over a frame. {@return false if the stream ends here, since it broke the protocol} */
  final boolean hand(ChannelHandlerContext ctx, ByteBuf buffer, int index, int length) {
    boolean taken = HandedFrames.hand(ctx, listener, buffer, index, length);
    done |= !taken;
    return taken;
  }

  /** Ends the stream since it broke the protocol. */
  final void broken(ChannelHandlerContext ctx, String how) {
    done = true;
    listener.malformed(new RconCodecException(how));
    ctx.close();
  }

  final void tellKept(int kept) {
    if (kept != toldKept) {
      toldKept = kept;
      listener.kept(kept);
    }
  }

  @Override
  public final void channelReadComplete(ChannelHandlerContext ctx) throws Exception {
    tellKept(done ? 0 : actualReadableBytes());
    super.channelReadComplete(ctx);
  }
}
