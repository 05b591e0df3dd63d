package io.rcon.codec.source;

import static io.rcon.codec.source.SourcePacket.MIN_LENGTH;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the frames in a TCP stream and hands each one to a {@link FrameListener} where it lies,
 * without slicing or copying it.
 *
 * <pre>
 *  BEFORE (one read)                                AFTER (two calls of frame, one rest)
 *  | 0e 00 00 00 | 14 bytes | 0a 00 00 00 | 10 bytes | 1b 00     ──▶   14 bytes, 10 bytes; "1b 00" is kept
 * </pre>
 *
 * <p>A length is checked before anything is kept for it, and memory grows with the bytes that came,
 * never with the length that was announced. After the first broken frame the decoder stops: it
 * notifies the listener, drops the rest, and closes the channel, since nothing in this protocol
 * says where the next good frame would begin.
 */
public final class SourceFrameDecoder extends ChannelInboundHandlerAdapter {
  /** The cap that suits most servers; some send a whole answer of any length in one frame. */
  public static final int DEFAULT_MAX_LENGTH = 1 << 20;

  private static final int LENGTH_FIELD = 4;
  private static final int SMALL = 1024;

  private final FrameListener listener;
  private final FrameFaults faults;

  private int maxLength;
  private @Nullable ByteBuf rest;
  private int toldKept;
  private boolean first = true;
  private boolean afterEmpty;
  private boolean done;

  /**
   * Makes a decoder for one channel.
   *
   * @param listener takes the frames
   * @param maxLength the largest length field accepted, in bytes, at least 10
   * @param lenientNuls whether frames that lack one or both closing NULs are accepted
   */
  public SourceFrameDecoder(FrameListener listener, int maxLength, boolean lenientNuls) {
    this(listener, maxLength, new FrameFaults(lenientNuls, false, false));
  }

  /**
   * Makes a decoder for one channel.
   *
   * @param listener takes the frames
   * @param maxLength the largest length field accepted, in bytes, at least 10
   * @param faults the faults that frames may have
   */
  public SourceFrameDecoder(FrameListener listener, int maxLength, FrameFaults faults) {
    this.listener = listener;
    this.maxLength = checked(maxLength);
    this.faults = faults;
  }

  private static int checked(int maxLength) {
    if (maxLength < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "maxLength must be at least " + MIN_LENGTH + ", not " + maxLength);
    }
    return maxLength;
  }

  /**
   * Sets another cap for the frames that follow, as for a peer that has logged in. On the event
   * loop only; a listener may call it while it takes a frame.
   *
   * @param maxLength the largest length field accepted, in bytes, at least 10
   */
  public void allow(int maxLength) {
    this.maxLength = checked(maxLength);
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
        // Also when the listener itself has failed: the bytes after its frame are gone.
        done = true;
        ctx.close();
      }
    }
  }

  private void scan(ByteBuf input) {
    int at = input.readerIndex();
    int end = input.writerIndex();
    while (!done && end - at >= LENGTH_FIELD) {
      int stray = afterEmpty ? StrayTail.length(input, at, end) : 0;
      if (stray < 0) {
        break;
      }
      if (stray > 0) {
        afterEmpty = false;
        at += stray;
        input.readerIndex(at);
        continue;
      }
      int length = checkedLength(input, at, end);
      if (length > end - at - LENGTH_FIELD) {
        break;
      }
      int next = at + LENGTH_FIELD + length;
      first = false;
      checkNuls(input, next, length);
      // Before the call, so that whatever the listener does, this frame is not read twice.
      input.readerIndex(next);
      afterEmpty = faults.strayTails() && length == MIN_LENGTH;
      listener.frame(input, at + LENGTH_FIELD, length);
      at = next;
    }
  }

  private int checkedLength(ByteBuf input, int at, int end) {
    int length = input.getIntLE(at);
    if (length < MIN_LENGTH || length > maxLength || (first && PeerGuess.isOther(input, at))) {
      throw new RconCodecException(PeerGuess.describe(input, at, end, length, maxLength, first));
    }
    return length;
  }

  private void checkNuls(ByteBuf input, int end, int length) {
    if (!faults.missingNuls() && input.getShort(end - 2) != 0) {
      throw new RconCodecException(
          "a frame of length "
              + length
              + " does not end with two NULs; if this server is known to omit them, choose a dialect"
              + " with lenient NULs");
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    ByteBuf input = rest;
    if (faults.lyingLengths() && !done && input != null && endsWithNuls(input)) {
      rest = null;
      boolean sound = false;
      try {
        listener.frame(
            input, input.readerIndex() + LENGTH_FIELD, input.readableBytes() - LENGTH_FIELD);
        tellKept();
        sound = true;
      } catch (RconCodecException e) {
        listener.malformed(e);
      } finally {
        input.release();
        if (!sound) {
          done = true;
          ctx.close();
        }
      }
    }
    ctx.fireChannelReadComplete();
  }

  private static boolean endsWithNuls(ByteBuf input) {
    return input.readableBytes() >= LENGTH_FIELD + MIN_LENGTH
        && input.getShort(input.writerIndex() - 2) == 0;
  }

  /**
   * Keeps an unfinished frame in a buffer of its own: read buffers are large, frames small; and so
   * is a buffer that a large frame has left behind.
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

  /**
   * Stops decoding: frames that have arrived but were not handed over yet are dropped. On the event
   * loop only. A listener that closes the channel stops the decoder too, since what one read has
   * brought is otherwise handed over to its end.
   */
  public void stop() {
    done = true;
  }

  /**
   * Whether part of a frame has arrived and the remainder has not.
   *
   * @return true in the middle of a frame
   */
  public boolean isMidFrame() {
    return rest != null;
  }

  /**
   * The bytes of an incomplete frame that have arrived, its length field first. On the event loop
   * only, to be looked at before anything else is read.
   *
   * @return the decoder's own buffer; null between two frames
   */
  public @Nullable ByteBuf unfinished() {
    boolean stray =
        rest != null
            && afterEmpty
            && StrayTail.length(rest, rest.readerIndex(), rest.writerIndex()) < 0;
    return stray ? null : rest;
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    ctx.fireChannelInactive();
    release();
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
