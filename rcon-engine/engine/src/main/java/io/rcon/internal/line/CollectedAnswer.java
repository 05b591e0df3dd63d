package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** What came of an exchange's answer so far. */
abstract class CollectedAnswer {
  @Nullable AnswerBytes bytes;

  /** How many bytes the last piece had. */
  int lastPiece;

  /** What came beyond the limit for answers, and was not kept. */
  long beyond;

  /** Whether the rest of a frame is missing that is, or may be, a piece of it. */
  boolean cut;

  /** How much of that frame is missing; null if it cannot be said. */
  @Nullable String cutWords;

  /** What has come of a frame that may still become whole, for a caller who waits no longer. */
  byte @Nullable [] begun;

  /** How many bytes that are. */
  int begunBytes;

  /** What came to an attempt before the one that is under way. */
  @Nullable PartialAnswer earlier;

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

  /** Nothing but its beginning is kept, to be told. */
  final void addToTell(ReplyMemory memory, ByteBuf buffer, int index, int length) {
    int kept = Math.min(length, Math.max(0, PartialAnswer.MOST - length()));
    if (kept == 0 || add(memory, buffer, index, kept)) {
      beyond += length - kept;
    }
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
    cut = false;
    cutWords = null;
    begun = null;
    begunBytes = 0;
  }
}
