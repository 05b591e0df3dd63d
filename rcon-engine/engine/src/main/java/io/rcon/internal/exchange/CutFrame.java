package io.rcon.internal.exchange;

import io.netty.buffer.ByteBuf;
import io.rcon.spi.Answers;
import io.rcon.spi.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * A frame that is not whole when the time of its command is over: the server announced more than it
 * sent, or is cut off. What came of it belongs to the failure.
 */
final class CutFrame {
  private static final int LENGTH_FIELD = 4;

  private CutFrame() {}

  /** Takes what came of it into the answer, and says how much that is; nothing without a frame. */
  static String words(
      @Nullable ByteBuf rest, int key, boolean alone, Conversation conversation, Answers answers) {
    if (rest == null || rest.readableBytes() < LENGTH_FIELD) {
      return "";
    }
    int announced = rest.getIntLE(rest.readerIndex());
    int came = rest.readableBytes() - LENGTH_FIELD;
    boolean own =
        conversation.cutFrame(key, rest, rest.readerIndex() + LENGTH_FIELD, came, answers);
    return own || alone
        ? "a frame of " + announced + " bytes was announced, " + came + " came"
        : "";
  }
}
