package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.source.SourcePacket;
import java.util.Arrays;

/**
 * Joins the rest of an answer that has ended by the rule of its dialect while the same read holds
 * more of it: the dialect does not fit.
 */
final class SameRead {
  private static final int LENGTH_FIELD = 4;
  private static final int ID = 4;
  private static final int[] NONE = {};

  private int[] joined = NONE;
  private int size;

  /**
   * Whether behind a frame a piece of an answer has begun.
   *
   * @param buffer what was read
   * @param end where the frame ends
   * @param key the answer's id
   * @param most so many frames are looked at
   */
  static boolean holdsMore(ByteBuf buffer, int end, int key, int most) {
    int at = end;
    for (int i = 0; i < most && buffer.writerIndex() - at >= LENGTH_FIELD + ID; i++) {
      int length = buffer.getIntLE(at);
      if (length < SourcePacket.MIN_LENGTH) {
        return false;
      }
      // A frame without a text takes nothing away from an answer that ended before it.
      if (buffer.getIntLE(at + LENGTH_FIELD) == key && length > SourcePacket.MIN_LENGTH) {
        return true;
      }
      if (length > buffer.writerIndex() - at - LENGTH_FIELD) {
        return false;
      }
      at += LENGTH_FIELD + length;
    }
    return false;
  }

  void join(int key) {
    if (!isJoined(key)) {
      joined = Arrays.copyOf(joined, Math.max(size + 1, joined.length));
      joined[size++] = key;
    }
  }

  boolean isJoined(int key) {
    for (int i = 0; i < size; i++) {
      if (joined[i] == key) {
        return true;
      }
    }
    return false;
  }

  /** False if it was not joined. */
  boolean end(int key) {
    for (int i = 0; i < size; i++) {
      if (joined[i] == key) {
        joined[i] = joined[--size];
        return true;
      }
    }
    return false;
  }
}
