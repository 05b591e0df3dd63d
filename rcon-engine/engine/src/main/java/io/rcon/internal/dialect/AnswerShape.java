package io.rcon.internal.dialect;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.source.SourcePacket;

/** The form of one answer: facts about its frames that tell games apart. */
final class AnswerShape {
  final int key;

  /** Those with a text under the command's id. */
  int pieces;

  /** Whether a frame came under the command's id. */
  boolean hasOwn;

  /** Whether an answer's frame came under an id of nobody. */
  boolean hasStranger;

  /** The type of the frames under the command's id. */
  int type;

  boolean hasLineFeed;

  /** The fewest bytes of a piece that is not the last. */
  int fewestButLast = Integer.MAX_VALUE;

  /** The most UTF-16 units of a piece. */
  int mostUnits;

  private boolean beganEmpty;
  private int last;

  AnswerShape(int key) {
    this.key = key;
  }

  void own(int frameType, ByteBuf buffer, int body, int length) {
    type = frameType;
    if (length == 0) {
      beganEmpty |= !hasOwn;
      hasOwn = true;
      return;
    }
    hasOwn = true;
    if (pieces++ > 0) {
      fewestButLast = Math.min(fewestButLast, last);
    }
    last = length;
    int units = 0;
    for (int i = body; i < body + length; i++) {
      int b = buffer.getByte(i);
      hasLineFeed |= b == '\n';
      // A byte that continues a character counts nothing; one of four bytes is two units.
      units += (b & 0xc0) == 0x80 ? 0 : (b & 0xf8) == 0xf0 ? 2 : 1;
    }
    mostUnits = Math.max(mostUnits, units);
  }

  /** Whether it was an empty frame of type 2 and then a text. */
  boolean isAcknowledged() {
    return beganEmpty && pieces > 0 && type == SourcePacket.AUTH_RESPONSE;
  }
}
