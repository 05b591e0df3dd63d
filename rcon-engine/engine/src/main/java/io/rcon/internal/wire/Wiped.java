package io.rcon.internal.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;

/** Overwrites a frame with a password in it once it has left, or never will. */
final class Wiped implements ChannelFutureListener {
  private final ByteBuf frame;

  private Wiped(ByteBuf frame) {
    this.frame = frame;
  }

  /** To be called before the frame is written, for the write releases it. */
  static Wiped after(ByteBuf frame) {
    return new Wiped(frame.retain());
  }

  @Override
  public void operationComplete(ChannelFuture written) {
    unlessShared(frame);
    frame.release();
  }

  /** A transport within this process hands the very buffer to the other side. */
  static void unlessShared(ByteBuf frame) {
    if (frame.refCnt() == 1) {
      frame.setZero(0, frame.capacity());
    }
  }
}
