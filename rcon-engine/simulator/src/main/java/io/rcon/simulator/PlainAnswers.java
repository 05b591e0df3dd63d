package io.rcon.simulator;

import io.netty.buffer.ByteBuf;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Frames of one type under the command's id.
 *
 * @param cut into which pieces
 * @param type of each frame
 * @param closes whether the connection is closed after them
 */
record PlainAnswers(ReplyCut cut, int type, boolean closes) implements AnswerManner {
  PlainAnswers(ReplyCut cut) {
    this(cut, 0, false);
  }

  @Override
  public List<ByteBuf> answer(
      FrameMaker out, int id, String command, String text, Charset charset) {
    List<byte[]> pieces = cut.cut(text, charset);
    if (pieces.size() == 1) {
      return List.of(out.frame(id, type, pieces.get(0)));
    }
    return pieces.stream().map(piece -> out.frame(id, type, piece)).toList();
  }
}
