package io.rcon.games;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.rcon.EndRule;
import io.rcon.spi.Answers;
import io.rcon.spi.Output;

/** Hands texts of answers over as bytes of UTF-8. */
final class AnswerText {
  /** Takes bytes, which are gone when this returns. */
  interface Taker {
    void take(ByteBuf bytes, int length);
  }

  private AnswerText() {}

  /** Hands over a whole answer. */
  static void last(int key, String text, Answers answers) {
    handOver(
        text,
        answers,
        (bytes, length) -> answers.last(key, bytes, 0, length, EndRule.SINGLE_PACKET));
  }

  static void handOver(String text, Output output, Taker taker) {
    ByteBuf bytes = output.allocator().buffer(ByteBufUtil.utf8Bytes(text));
    try {
      taker.take(bytes, ByteBufUtil.writeUtf8(bytes, text));
    } finally {
      bytes.release();
    }
  }
}
