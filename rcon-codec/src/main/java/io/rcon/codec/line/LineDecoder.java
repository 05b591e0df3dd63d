package io.rcon.codec.line;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.FrameListener;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StreamFrameDecoder;

/**
 * Finds the lines in a TCP stream and hands each one to a {@link FrameListener} where it lies, with
 * the byte that ends it: a line feed, or another one that ends an answer. NUL bytes before a line
 * are dropped: such servers send them behind a line, or instead of one.
 *
 * <pre>
 *  BEFORE (one read)                    AFTER (two calls of frame, one rest)
 *  | a \n 00 00 b b \r \n 00 c |   ──▶   "a\n", "bb\r\n"; "c" is kept
 * </pre>
 *
 * <p>A stream that ends within its very first line hands over that line as it is: full servers
 * refuse clients this way. An unfinished later line is dropped. Memory grows with the bytes that
 * came. After a line that is too long the decoder stops: it notifies the listener, drops the rest,
 * and closes the channel.
 */
public final class LineDecoder extends StreamFrameDecoder {
  /** Says that nothing but a line feed ends a line. */
  public static final int NONE = -1;

  private final int longest;
  private final int otherEnd;

  /** How many bytes of the unfinished line were searched for its end. */
  private int searched;

  private boolean first = true;

  /**
   * Makes a decoder for one channel.
   *
   * @param longest how many bytes a line may have without its end, at least 1
   * @param otherEnd the byte that ends a line as a line feed does, or {@link #NONE}
   * @param listener takes the lines
   */
  public LineDecoder(int longest, int otherEnd, FrameListener listener) {
    super(listener);
    if (longest < 1) {
      throw new IllegalArgumentException("longest must be at least 1, not " + longest);
    }
    this.longest = longest;
    this.otherEnd = otherEnd;
  }

  @Override
  protected int size(ByteBuf buffer, int index, int available) {
    int end =
        buffer.forEachByte(index + searched, available - searched, b -> b != '\n' && b != otherEnd);
    int length = end < 0 ? available : end - index;
    if (length > longest) {
      throw new RconCodecException("a line is longer than " + longest + " bytes");
    }
    if (end < 0) {
      searched = length;
      return 0;
    }
    searched = 0;
    first = false;
    return length + 1;
  }

  @Override
  protected int stray(ByteBuf buffer, int index, int available) {
    int nuls = 0;
    while (nuls < available && buffer.getByte(index + nuls) == 0) {
      nuls++;
    }
    return nuls;
  }

  @Override
  protected boolean isWholeAtEnd() {
    return first;
  }
}
