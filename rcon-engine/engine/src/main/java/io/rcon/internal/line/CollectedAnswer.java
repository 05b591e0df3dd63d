package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import io.rcon.Reply;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The answer to a command as far as it has come, with the times of its pieces. Event loop only. */
public final class CollectedAnswer {
  /** The command. */
  interface Owner {
    /** Beyond its loop's share of memory the answer is given up. */
    void giveUp(String why);
  }

  private final Owner owner;
  @Nullable AnswerBytes bytes;
  private int packets;
  private long firstAt;
  private long lastAt;
  private boolean suspect;

  /** How many bytes the last piece had. */
  int lastPiece;

  /** How many bytes came beyond the limit for answers, and were not kept. */
  long beyond;

  /** Null while no frame of it is known to have come in part. */
  private @Nullable CutPart cut;

  /** The part of an answer that came to an attempt before this one. */
  @Nullable PartialAnswer earlier;

  CollectedAnswer(Owner owner) {
    this.owner = owner;
  }

  void giveUp(String why) {
    owner.giveUp(why);
  }

  /** Another piece came. {@return true for the first} */
  boolean count(long now) {
    lastAt = now;
    boolean first = packets++ == 0;
    if (first) {
      firstAt = now;
    }
    return first;
  }

  /** Adds bytes. {@return false if the answer was given up} */
  boolean add(ReplyMemory memory, ByteBuf buffer, int index, int length) {
    AnswerBytes all = bytes;
    if (all == null) {
      all = new AnswerBytes(memory, this);
      bytes = all;
    }
    return all.add(buffer, index, length) && bytes == all;
  }

  /** Of an answer that fails only the beginning is kept, for the failure's message. */
  void addToTell(ReplyMemory memory, ByteBuf buffer, int index, int length) {
    int kept = Math.min(length, Math.max(0, PartialAnswer.MOST - length()));
    if (kept == 0 || add(memory, buffer, index, kept)) {
      beyond += length - kept;
    }
  }

  void suspect(boolean suspect) {
    this.suspect = suspect;
  }

  /** Whether the rest of a frame is missing that is, or may be, a piece of it. */
  boolean isCut() {
    return cut != null && cut.own;
  }

  @Nullable CutPart cut() {
    return cut;
  }

  /** Part of a frame came that is, or may be, a piece of it. */
  CutPart cutPart() {
    if (cut == null) {
      cut = new CutPart();
    }
    return cut;
  }

  /** {@return how many bytes of the answer are there} */
  public int length() {
    return bytes == null ? 0 : bytes.length();
  }

  /** {@return how many packets of it came} */
  public int packets() {
    return packets;
  }

  /** {@return the loop's time at which the last piece came} */
  long lastAt() {
    return lastAt;
  }

  /** The last piece was taken later than it came. */
  void lastAt(long at) {
    lastAt = at;
  }

  /** {@return how many nanoseconds after the write the first packet came; 0 if none did} */
  long firstNanos(long sentAt) {
    return packets == 0 ? 0 : firstAt - sentAt;
  }

  /** The answer as a text; null if it was given up for lack of memory. */
  @Nullable String text(int cutBytes, Charset charset) {
    return bytes == null ? "" : bytes.text(cutBytes, charset);
  }

  /** Null if it was given up for lack of memory. */
  @Nullable Reply reply(int cutBytes, EndRule rule, Charset charset, long now, long sentAt) {
    String text = text(cutBytes, charset);
    dropBytes();
    if (text == null) {
      return null;
    }
    boolean guessed = rule == EndRule.QUIET_TIME;
    // The silence itself is no time of the server's; of an empty answer there is nothing else.
    long endedAt = guessed && packets > 0 ? lastAt : now;
    return new Reply(text, rule, guessed && suspect, packets, endedAt - sentAt);
  }

  /** The answer begins anew. */
  void nothingCame() {
    packets = 0;
    beyond = 0;
    dropBytes();
    suspect = false;
    firstAt = 0;
  }

  /** Nothing of it is needed any more. */
  void dropBytes() {
    if (bytes != null) {
      bytes.release();
      bytes = null;
    }
    cut = null;
  }
}
