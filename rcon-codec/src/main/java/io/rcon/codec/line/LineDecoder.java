package io.rcon.codec.line;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines in a TCP stream and hands each one to a {@link FrameListener} where it lies, with
 * the byte that ends it: a line feed, or another one that ends an answer. NUL bytes before a line
 * belong to nothing and are dropped: such servers send them behind a line, or instead of one.
 *
 * <pre>
 *  BEFORE (one read)                    AFTER (two calls of frame, one rest)
 *  | a \n 00 00 b b \r \n 00 c |   ──▶   "a\n", "bb\r\n"; "c" is kept
 * </pre>
 *
 * <p>A stream that ends within its very first line hands over that line as it is: so servers turn
 * away those that they have no place for. What is kept of a later one is dropped. Memory grows with
 * the bytes that came. After a line that is too long the decoder is done: it tells the listener,
 * swallows the rest, and closes the channel.
 */
public final class LineDecoder extends ChannelInboundHandlerAdapter {
  /** Says that nothing but a line feed ends a line. */
  public static final int NONE = -1;

  private static final int SMALL = 1024;

  private final int longest;
  private final int otherEnd;
  private final FrameListener listener;

  private @Nullable ByteBuf rest;

  /** How many bytes of the rest are known to hold no end. */
  private int searched;

  private int toldKept;
  private boolean first = true;
  private boolean done;

  /**
   * Makes a decoder for one channel.
   *
   * @param longest how many bytes a line may have without its end, at least 1
   * @param otherEnd the byte that ends a line as a line feed does, or {@link #NONE}
   * @param listener takes the lines
   */
  public LineDecoder(int longest, int otherEnd, FrameListener listener) {
    if (longest < 1) {
      throw new IllegalArgumentException("longest must be at least 1, not " + longest);
    }
    this.longest = longest;
    this.otherEnd = otherEnd;
    this.listener = listener;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
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
        // Also when the listener itself has failed: the bytes of its line are gone.
        done = true;
        ctx.close();
      }
    }
  }

  private void scan(ByteBuf input) {
    while (!done) {
      skipNuls(input);
      int at = input.readerIndex();
      int unsearched = input.readableBytes() - searched;
      int end = input.forEachByte(at + searched, unsearched, b -> b != '\n' && b != otherEnd);
      int length = (end < 0 ? input.writerIndex() : end) - at;
      if (length > longest) {
        throw new RconCodecException("a line is longer than " + longest + " bytes");
      }
      if (end < 0) {
        searched = length;
        return;
      }
      searched = 0;
      first = false;
      // Before the call, so that whatever the listener does, this line is not read twice.
      input.readerIndex(end + 1);
      listener.frame(input, at, length + 1);
    }
  }

  private static void skipNuls(ByteBuf input) {
    int at = input.readerIndex();
    while (at < input.writerIndex() && input.getByte(at) == 0) {
      at++;
    }
    input.readerIndex(at);
  }

  /** Keeps the begin of a line in a buffer of its own: read buffers are large, lines small. */
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
  public void channelInactive(ChannelHandlerContext ctx) {
    ByteBuf only = first && !done ? rest : null;
    done = true;
    try {
      if (only != null) {
        listener.frame(only, only.readerIndex(), only.readableBytes());
      }
    } catch (RconCodecException e) {
      listener.malformed(e);
    } finally {
      release();
      ctx.fireChannelInactive();
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
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
