package io.rcon.internal.line;

import io.rcon.internal.support.Survived;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory that answers on their way to one event loop hold, in bytes that are really taken:
 * arrays in their whole length, frames that are not whole yet, texts while they are made. Beyond
 * the loop's share the largest is given up, so that one server's flood costs others nothing. Event
 * loop only.
 */
public final class ReplyMemory {
  private static final Logger log = LoggerFactory.getLogger("io.rcon.loop");

  /** Holds bytes of one answer. Its own entry in the list of all. */
  abstract static class Holder {
    private @Nullable Holder previous;
    private @Nullable Holder next;
    private long bytes;

    /** It holds the most, and there is not enough: gives back all it has. */
    abstract void giveUp(String why);
  }

  private final long share;
  private long used;
  private @Nullable Holder first;

  /**
   * Makes a memory of which nothing is used.
   *
   * @param share how many bytes
   */
  public ReplyMemory(long share) {
    this.share = share;
  }

  /**
   * The longest answer that may come from a server of this limit.
   *
   * @param maxReply the dialect's limit
   * @return the limit, lowered to the share
   */
  int longest(int maxReply) {
    return (int) Math.min(maxReply, share);
  }

  /** How large a further array for an answer of that size should be: few, and little unused. */
  int chunk(int size) {
    return (int) Math.max(64, Math.min(size, Math.min(1 << 18, share / 16)));
  }

  /** Takes so many bytes more; false if the holder itself had to be given up for them. */
  boolean take(Holder holder, long more) {
    if (holder.bytes == 0) {
      link(holder);
    }
    holder.bytes += more;
    used += more;
    while (used > share && holder.bytes > 0) {
      giveUpLargest();
    }
    return holder.bytes > 0;
  }

  private void giveUpLargest() {
    Holder largest = first;
    for (Holder each = first; each != null; each = each.next) {
      if (largest == null || each.bytes > largest.bytes) {
        largest = each;
      }
    }
    if (largest == null) {
      used = 0;
      return;
    }
    try {
      largest.giveUp(
          "the answers on their way hold "
              + used
              + " bytes, of "
              + share
              + " that are this event loop's share of replyMemory; this one held the most, "
              + largest.bytes);
    } catch (Throwable e) {
      Survived.log(log, e, "an answer could not be given up in good order");
    } finally {
      giveBack(largest, largest.bytes);
    }
  }

  /** Gives so many of its bytes back. */
  void giveBack(Holder holder, long bytes) {
    if (bytes == 0) {
      return;
    }
    holder.bytes -= bytes;
    used -= bytes;
    if (holder.bytes == 0) {
      unlink(holder);
    }
  }

  /** Gives all of its bytes back, if it has any. */
  void giveBack(Holder holder) {
    giveBack(holder, holder.bytes);
  }

  /** Has it hold so many, no matter how many it held. */
  void hold(Holder holder, long bytes) {
    if (bytes > holder.bytes) {
      take(holder, bytes - holder.bytes);
    } else {
      giveBack(holder, holder.bytes - bytes);
    }
  }

  private void link(Holder holder) {
    holder.next = first;
    if (first != null) {
      first.previous = holder;
    }
    first = holder;
  }

  private void unlink(Holder holder) {
    if (holder.previous != null) {
      holder.previous.next = holder.next;
    } else {
      first = holder.next;
    }
    if (holder.next != null) {
      holder.next.previous = holder.previous;
    }
    holder.previous = null;
    holder.next = null;
  }
}
