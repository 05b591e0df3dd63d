package io.rcon.internal.exchange;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** What came of an exchange's answer so far. */
abstract class CollectedAnswer {
  @Nullable AnswerBytes bytes;

  /** Beyond its loop's share of memory it is given up. */
  abstract void giveUp(String why);

  /** False if it was given up. */
  final boolean add(ReplyMemory memory, ByteBuf buffer, int index, int length) {
    AnswerBytes all = bytes;
    if (all == null) {
      all = new AnswerBytes(memory, this);
      bytes = all;
    }
    return all.add(buffer, index, length) && bytes == all;
  }

  /**
   * How many bytes of the answer are there.
   *
   * @return 0 or more
   */
  public final int length() {
    return bytes == null ? 0 : bytes.length();
  }

  /** Nothing of it is needed any more. */
  final void dropBytes() {
    if (bytes != null) {
      bytes.release();
      bytes = null;
    }
  }
}
