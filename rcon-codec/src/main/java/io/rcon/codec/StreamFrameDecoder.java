package io.rcon.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds packets in a TCP stream by the size that each of them tells, and hands each one to a {@link
 * FrameListener} where it lies, its size field included.
 *
 * <p>A size is checked before anything is kept for it, and memory grows with the bytes that came.
 * After the first broken packet the decoder is done: it tells the listener, swallows the rest, and
 * closes the channel.
 */
public abstract class StreamFrameDecoder extends ChannelInboundHandlerAdapter {
  private final FrameListener listener;
  private @Nullable ByteBuf rest;
  private int toldKept;
  private boolean done;

  /**
   * Makes a decoder for one channel.
   *
   * @param listener takes the packets
   */
  protected StreamFrameDecoder(FrameListener listener) {
    this.listener = listener;
  }

  /**
   * The size of the packet that begins somewhere.
   *
   * @param buffer where it is
   * @param index where it begins
   * @param available how many bytes there are, at least 1
   * @return how many bytes the whole packet has, at least 1; 0 while too few came to tell
   * @throws RconCodecException if no packet begins so, or if it is too long
   */
  protected abstract int size(ByteBuf buffer, int index, int available);

  @Override
  public final void channelRead(ChannelHandlerContext ctx, Object message) {
    if (done || !(message instanceof ByteBuf read)) {
      ReferenceCountUtil.release(message);
      return;
    }
    ByteBuf input = rest == null ? read : join(rest, read);
    rest = null;
    boolean kept = false;
    boolean valid = false;
    try {
      scan(input);
      kept = keep(ctx, input, read);
      tellKept();
      valid = true;
    } catch (RconCodecException e) {
      done = true;
      listener.malformed(e);
    } finally {
      if (!kept) {
        input.release();
      }
      if (!valid) {
        // Also when the listener itself has failed: the bytes after its packet are gone.
        done = true;
        ctx.close();
      }
    }
  }

  private void scan(ByteBuf input) {
    while (!done && input.isReadable()) {
      int at = input.readerIndex();
      int size = size(input, at, input.readableBytes());
      if (size == 0 || size > input.readableBytes()) {
        return;
      }
      // Before the call, so that whatever the listener does, this packet is not read twice.
      input.readerIndex(at + size);
      listener.frame(input, at, size);
    }
  }

  /** Keeps an unfinished packet in a buffer of its own: read buffers are large, packets small. */
  private boolean keep(ChannelHandlerContext ctx, ByteBuf input, ByteBuf read) {
    int left = input.readableBytes();
    if (done || left == 0) {
      return false;
    }
    if (input != read) {
      rest = input;
      return true;
    }
    rest = ctx.alloc().buffer(Math.max(64, 2 * left)).writeBytes(input);
    return false;
  }

  private void tellKept() {
    int now = rest == null ? 0 : rest.capacity();
    if (now != toldKept) {
      toldKept = now;
      listener.kept(now);
    }
  }

  private static ByteBuf join(ByteBuf rest, ByteBuf read) {
    try {
      return rest.discardReadBytes().writeBytes(read);
    } finally {
      read.release();
    }
  }

  @Override
  public final void channelInactive(ChannelHandlerContext ctx) {
    ctx.fireChannelInactive();
    release();
  }

  @Override
  public final void handlerRemoved(ChannelHandlerContext ctx) {
    release();
  }

  private void release() {
    done = true;
    if (rest != null) {
      rest.release();
      rest = null;
    }
  }
}
