package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import java.util.HashMap;
import java.util.Map;

/** Puts the numbered parts of the answers on one line into their order. Event loop only. */
final class NumberedParts {
  private final InFlightCommands line;
  private final ReplyMemory memory;
  private final int most;
  private final Map<Integer, EarlyParts> answers = new HashMap<>();

  NumberedParts(InFlightCommands line, ReplyMemory memory, int most) {
    this.line = line;
    this.memory = memory;
    this.most = most;
  }

  void part(Exchange exchange, int number, int of, ByteBuf buffer, int index, int length) {
    int key = exchange.key();
    EarlyParts parts =
        answers.computeIfAbsent(key, k -> new EarlyParts(memory, line, exchange, of));
    String wrong = parts.wrong(number, of);
    if (!wrong.isEmpty()) {
      line.violated(wrong);
    } else if (!parts.isNew(number)) {
      return;
    } else if (parts.length() + length > most) {
      line.violated("an answer is longer than " + most + " bytes");
    } else if (parts.isNext(number)) {
      add(parts, key, buffer, index, length);
    } else {
      parts.keep(number, buffer, index, length);
    }
  }

  private void add(EarlyParts parts, int key, ByteBuf buffer, int index, int length) {
    boolean added = line.part(key, buffer, index, length);
    ByteBuf following = added ? parts.added() : null;
    while (following != null) {
      added = line.part(key, following, 0, following.readableBytes());
      following = added ? parts.added() : null;
    }
    if (added && parts.isWhole()) {
      line.ended(key, EndRule.PART_INDEX, 0);
    }
  }

  /** The answer has ended in some way. */
  void forget(int key) {
    EarlyParts parts = answers.remove(key);
    if (parts != null) {
      parts.release();
    }
  }

  /** The line has ended. */
  void release() {
    answers.values().forEach(EarlyParts::release);
    answers.clear();
  }
}
