package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a server to an {@link A2sRequest}.
 *
 * <pre>
 *  challenge  | ff ff ff ff | 41 | challenge (4) |
 *  INFO       | ff ff ff ff | 49 | …      {@link A2sInfo}
 *  INFO, old  | ff ff ff ff | 6d | …      {@link A2sInfo}
 *  PLAYER     | ff ff ff ff | 44 | …      {@link A2sPlayers}
 *  RULES      | ff ff ff ff | 45 | …      {@link A2sRules}
 * </pre>
 *
 * Numbers are little endian, texts end with a NUL. An answer that does not fit one datagram comes
 * as a {@link SplitAnswer}.
 */
public sealed interface A2sAnswer permits A2sAnswer.Challenge, A2sInfo, A2sPlayers, A2sRules {
  /**
   * The request must be sent again, with this number.
   *
   * @param number to be sent back
   */
  record Challenge(int number) implements A2sAnswer {}

  /**
   * Reads an answer.
   *
   * @param datagram a whole datagram, or a joined {@link SplitAnswer}, whose four bytes {@code ff}
   *     may be missing
   * @return null if it is none, or holds nothing but the first bytes of one
   */
  static @Nullable A2sAnswer read(ByteBuf datagram) {
    QueryCursor in = new QueryCursor(datagram);
    in.takes((byte) -1, (byte) -1, (byte) -1, (byte) -1);
    int type = in.u8();
    if (in.remaining() == 0) {
      return null;
    }
    return switch (type) {
      case 0x41 -> in.remaining() < 4 ? null : new Challenge(in.i32le());
      case 0x49 -> A2sInfo.source(in);
      case 0x6d -> A2sInfo.goldSource(in);
      case 0x44 -> A2sPlayers.read(in);
      case 0x45 -> A2sRules.read(in);
      default -> null;
    };
  }
}
