package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbered parts of one answer: those that came before the ones in front of them are kept, and
 * counted. Event loop only.
 */
final class EarlyParts extends ReplyMemory.Holder {
  /** No known game sends so many; each has an entry of its own. */
  private static final int MOST = 1 << 16;

  private static final int OVERHEAD = 64;

  private final ReplyMemory memory;
  private final InFlight line;
  private final Exchange exchange;
  private final Map<Integer, byte[]> kept = new HashMap<>();
  private final int of;
  private int next;
  private long bytes;

  EarlyParts(ReplyMemory memory, InFlight line, Exchange exchange, int of) {
    this.memory = memory;
    this.line = line;
    this.exchange = exchange;
    this.of = of;
  }

  /** Why a part cannot be one of this answer, in words; empty if it can. */
  String wrong(int number, int parts) {
    if (of < 1 || of > MOST) {
      return "an answer says that it has " + of + " parts";
    }
    return parts != of || number < 0 || number >= of
        ? "an answer of " + of + " parts goes on with part " + number + " of " + parts
        : "";
  }

  /** How long the answer is at least, in bytes, with the parts that wait here. */
  long length() {
    return exchange.answer().length() + bytes;
  }

  /** Whether it was not there before. */
  boolean isNew(int number) {
    return number >= next && !kept.containsKey(number);
  }

  boolean isNext(int number) {
    return number == next;
  }

  void keep(int number, ByteBuf buffer, int index, int length) {
    byte[] copy = new byte[length];
    buffer.getBytes(index, copy);
    kept.put(number, copy);
    bytes += length;
    memory.take(this, (long) length + OVERHEAD);
  }

  /** One was added to the answer. {@return the one behind it if that waits here, else null} */
  @Nullable ByteBuf added() {
    byte[] following = kept.remove(++next);
    if (following == null) {
      return null;
    }
    bytes -= following.length;
    memory.giveBack(this, (long) following.length + OVERHEAD);
    return Unpooled.wrappedBuffer(following);
  }

  boolean isWhole() {
    return next == of;
  }

  void release() {
    kept.clear();
    memory.giveBack(this);
  }

  @Override
  void giveUp(String why) {
    kept.clear();
    line.giveUp(exchange, why);
  }
}
