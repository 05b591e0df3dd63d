package io.rcon.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Finds packets in a TCP stream and hands each one to a {@link FrameListener} where it lies,
 * without slicing or copying it. A format says how long the packet is that begins somewhere, its
 * size field or its end included.
 *
 * <p>A size is checked before anything is kept for it, and memory grows with the bytes that came.
 * After the first broken packet the decoder stops: it notifies the listener, drops the rest, and
 * closes the channel.
 */
public abstract class StreamFrameDecoder extends ChannelInboundHandlerAdapter {
  private static final int SMALL = 1024;

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
   * The size of the packet at an index.
   *
   * @param buffer where it is
   * @param index where it begins
   * @param available how many bytes there are, at least 1
   * @return how many bytes the whole packet has, at least 1; 0 while too few came to tell
   * @throws RconCodecException if no packet can begin like this, or if it is too long
   */
  protected abstract int size(ByteBuf buffer, int index, int available);

  /**
   * How many bytes before the next packet are part of none, and are dropped.
   *
   * @param buffer where they are
   * @param index where they would begin
   * @param available how many bytes there are, at least 1
   * @return 0 unless a format has such bytes
   */
  protected int stray(ByteBuf buffer, int index, int available) {
    return 0;
  }

  /**
   * Whether an unfinished packet is handed over as it is when the stream ends.
   *
   * @return false unless a format ends packets so
   */
  protected boolean isWholeAtEnd() {
    return false;
  }

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
        // Also when the listener itself has failed: the bytes of its packet are gone.
        done = true;
        ctx.close();
      }
    }
  }

  private void scan(ByteBuf input) {
    while (!done && input.isReadable()) {
      input.skipBytes(stray(input, input.readerIndex(), input.readableBytes()));
      int at = input.readerIndex();
      int size = input.isReadable() ? size(input, at, input.readableBytes()) : 0;
      if (size == 0 || size > input.readableBytes()) {
        return;
      }
      // Before the call, so that whatever the listener does, this packet is not read twice.
      input.readerIndex(at + size);
      listener.frame(input, at, size);
    }
  }

  /**
   * Keeps an unfinished packet in a buffer of its own: read buffers are large, packets small; and
   * so is a buffer that a large packet has left behind.
   */
  private boolean keep(ChannelHandlerContext ctx, ByteBuf input, ByteBuf read) {
    int left = input.readableBytes();
    if (done || left == 0) {
      return false;
    }
    if (input != read && input.capacity() <= Math.max(SMALL, 4L * left)) {
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
      rest.discardSomeReadBytes();
      // By doubling: Netty's own steps are of 4 MiB from there on, and each is a copy of all.
      long needed = (long) rest.writerIndex() + read.readableBytes();
      if (needed > rest.capacity()) {
        long more = Math.max(needed, 2L * rest.capacity());
        rest.capacity((int) Math.min(more, rest.maxCapacity()));
      }
      return rest.writeBytes(read);
    } finally {
      read.release();
    }
  }

  @Override
  public final void channelInactive(ChannelHandlerContext ctx) {
    ByteBuf last = !done && isWholeAtEnd() ? rest : null;
    done = true;
    try {
      if (last != null) {
        listener.frame(last, last.readerIndex(), last.readableBytes());
      }
    } catch (RconCodecException e) {
      listener.malformed(e);
    } finally {
      release();
      ctx.fireChannelInactive();
    }
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
