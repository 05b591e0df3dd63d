package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of one answer, joined as bytes: a character may lie across two of them. They lie in
 * arrays one behind the other, so that nothing is copied while an answer grows, and every array is
 * counted before it is made.
 */
final class AnswerBytes extends ReplyMemory.Holder {
  /** An array's head and the list's entry for it. */
  private static final int OVERHEAD = 32;

  private static final byte[] EMPTY = {};

  /** A text below that is not worth counting while it is made. */
  private static final int SMALL = 1 << 14;

  private final ReplyMemory memory;
  private final CollectedAnswer answer;
  private byte[] last = EMPTY;
  private int inLast;
  private @Nullable List<byte[]> full;
  private int length;

  AnswerBytes(ReplyMemory memory, CollectedAnswer answer) {
    this.memory = memory;
    this.answer = answer;
  }

  int length() {
    return length;
  }

  /** False if the answer was given up for lack of memory. */
  boolean add(ByteBuf buffer, int index, int count) {
    int fits = Math.min(count, last.length - inLast);
    int more = count - fits;
    byte @Nullable [] fresh = null;
    if (more > 0) {
      // Most answers that have several pieces have few; one piece is nearly all of them.
      int size = length == 0 ? more : Math.max(more, memory.chunk(length));
      if (!memory.take(this, size + OVERHEAD)) {
        return false;
      }
      fresh = array(size);
      if (fresh == null) {
        return false;
      }
      if (full == null && length > 0) {
        full = new ArrayList<>(4);
      }
    }
    buffer.getBytes(index, last, inLast, fits);
    inLast += fits;
    if (fresh != null) {
      if (full != null) {
        full.add(last);
      }
      buffer.getBytes(index + fits, fresh, 0, more);
      last = fresh;
      inLast = more;
    }
    length += count;
    return true;
  }

  private byte @Nullable [] array(int size) {
    try {
      return new byte[size];
    } catch (OutOfMemoryError e) {
      giveUp("out of memory after " + length + " bytes of the answer");
      return null;
    }
  }

  /** The answer as a text, without its last bytes; null if it was given up for lack of memory. */
  @Nullable String text(int cut, Charset charset) {
    int kept = Math.max(0, length - cut);
    if (kept > SMALL && !memory.take(this, memoryOfText(kept, charset))) {
      return null;
    }
    return new String(joined(), 0, kept, charset);
  }

  /** The memory that Java takes while it makes the text, beside the bytes. */
  private long memoryOfText(int kept, Charset charset) {
    // A byte a character; else two, in an array for the longest and one of the right size.
    return isPlain() || charset.equals(StandardCharsets.ISO_8859_1) ? kept : 4L * kept;
  }

  private boolean isPlain() {
    boolean plain = isAscii(last, inLast);
    for (int i = 0; plain && full != null && i < full.size(); i++) {
      plain = isAscii(full.get(i), full.get(i).length);
    }
    return plain;
  }

  private static boolean isAscii(byte[] bytes, int count) {
    int all = 0;
    for (int i = 0; i < count; i++) {
      all |= bytes[i];
    }
    return all >= 0;
  }

  /** One array, for which the others are let go of one by one. */
  private byte[] joined() {
    List<byte[]> before = full;
    if (before == null) {
      return last;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (int i = 0; i < before.size(); i++) {
      byte[] each = before.set(i, EMPTY);
      System.arraycopy(each, 0, all, at, each.length);
      at += each.length;
    }
    System.arraycopy(last, 0, all, at, inLast);
    last = all;
    inLast = length;
    full = null;
    return all;
  }

  /** Its first bytes. */
  byte[] head(int most) {
    byte[] begin = new byte[Math.min(length, most)];
    int at = 0;
    for (int i = 0; full != null && i < full.size() && at < begin.length; i++) {
      byte[] each = full.get(i);
      int count = Math.min(each.length, begin.length - at);
      System.arraycopy(each, 0, begin, at, count);
      at += count;
    }
    System.arraycopy(last, 0, begin, at, Math.min(inLast, begin.length - at));
    return begin;
  }

  /** Nothing of it is needed any more. */
  void release() {
    memory.giveBack(this);
  }

  @Override
  void giveUp(String why) {
    answer.giveUp(why);
  }
}
