package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the answers of a game into Source frames. Stateless. */
interface AnswerManner {
  /**
   * The frames of an answer that is sent.
   *
   * @param id the command's
   * @param command what ran
   * @param text the answer
   * @param charset of the text on the wire
   */
  List<ByteBuf> answer(FrameMaker out, int id, String command, String text, Charset charset);

  /** The answer to a command without a text, which does not run; null if it runs as any other. */
  default @Nullable List<ByteBuf> blank(FrameMaker out, int id) {
    return null;
  }

  /** Whether the connection is closed after each answer. */
  default boolean closes() {
    return false;
  }
}
