package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;

/** Hands frames to a listener, and ends the stream where one breaks the protocol. */
final class HandedFrames {
  private HandedFrames() {}

  /** Hands over a frame. {@return false if the stream ends here, since it broke the protocol} */
  static boolean hand(
      ChannelHandlerContext ctx, FrameListener listener, ByteBuf buffer, int index, int length) {
    try {
      listener.frame(buffer, index, length);
      return true;
    } catch (RconCodecException e) {
      listener.malformed(e);
      ctx.close();
      return false;
    }
  }
}
