package io.rcon.internal.line;

import io.netty.buffer.ByteBuf;
import io.rcon.EndRule;
import io.rcon.spi.Answers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Puts the numbered parts of the answers on one line into their order. Event loop only. */
final class NumberedParts {
  private final Answers answers;
  private final InFlight line;
  private final Consumer<String> violated;
  private final ReplyMemory memory;
  private final int most;
  private final Map<Integer, EarlyParts> early = new HashMap<>();

  /**
   * Makes the order of one line's parts.
   *
   * @param answers takes the parts in their order
   * @param line the line
   * @param violated takes the reason where a part cannot be
   * @param memory counts what came too early
   * @param most bytes of an answer
   */
  NumberedParts(
      Answers answers, InFlight line, Consumer<String> violated, ReplyMemory memory, int most) {
    this.answers = answers;
    this.line = line;
    this.violated = violated;
    this.memory = memory;
    this.most = most;
  }

  void part(Exchange exchange, int number, int of, ByteBuf buffer, int index, int length) {
    int key = exchange.key();
    EarlyParts parts = early.computeIfAbsent(key, k -> new EarlyParts(memory, line, exchange, of));
    String wrong = parts.wrong(number, of);
    if (!wrong.isEmpty()) {
      violated.accept(wrong);
    } else if (!parts.isNew(number)) {
      return;
    } else if (parts.length() + length > most) {
      violated.accept("an answer is longer than " + most + " bytes");
    } else if (parts.isNext(number)) {
      add(parts, key, buffer, index, length);
    } else {
      parts.keep(number, buffer, index, length);
    }
  }

  private void add(EarlyParts parts, int key, ByteBuf buffer, int index, int length) {
    boolean added = answers.part(key, buffer, index, length);
    ByteBuf following = added ? parts.added() : null;
    while (following != null) {
      added = answers.part(key, following, 0, following.readableBytes());
      following = added ? parts.added() : null;
    }
    if (added && parts.isWhole()) {
      answers.ended(key, EndRule.PART_INDEX, 0);
    }
  }

  /** The answer has ended in some way. */
  void forget(int key) {
    EarlyParts parts = early.remove(key);
    if (parts != null) {
      parts.release();
    }
  }

  /** The line has ended. */
  void release() {
    early.values().forEach(EarlyParts::release);
    early.clear();
  }
}
