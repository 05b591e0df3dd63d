package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/**
 * Makes the requests of A2S, which Source, GoldSrc and many games with Steam answer.
 *
 * <pre>
 *  INFO     | ff ff ff ff | 54 | Source Engine Query NUL | challenge (4, only where one was given) |
 *  PLAYER   | ff ff ff ff | 55 | challenge (4) |      the first time ff ff ff ff
 *  RULES    | ff ff ff ff | 56 | challenge (4) |      the first time ff ff ff ff
 * </pre>
 *
 * A server may answer each with a {@linkplain A2sAnswer.Challenge challenge}, more than once; the
 * request is then sent again with it. Old servers answer INFO without one.
 *
 * <p>Facts: Valve's published description of server queries, and public clients (python-a2s,
 * gamedig).
 */
public enum A2sRequest {
  /** Name, map, numbers of players. */
  INFO(0x54),
  /** The players, with score and time; no identifiers. */
  PLAYER(0x55),
  /**
   * The server's variables. Games with more players than a byte counts put the real numbers here.
   */
  RULES(0x56);

  /** Asks for a challenge. */
  public static final int NO_CHALLENGE = -1;

  private static final byte[] TEXT = "Source Engine Query\0".getBytes(StandardCharsets.US_ASCII);

  private final int type;

  A2sRequest(int type) {
    this.type = type;
  }

  /**
   * Makes the datagram.
   *
   * @param allocator makes the buffer
   * @param challenge the server's challenge, {@link #NO_CHALLENGE} for the first request
   * @return the whole datagram
   */
  public ByteBuf encode(ByteBufAllocator allocator, int challenge) {
    ByteBuf request = allocator.buffer(32).writeInt(-1).writeByte(type);
    if (this == INFO) {
      request.writeBytes(TEXT);
    }
    return this == INFO && challenge == NO_CHALLENGE ? request : request.writeIntLE(challenge);
  }

  /**
   * Whether an answer is one to this request. The obsolete form of INFO is.
   *
   * @param answer the answer
   * @return false for a challenge, and for what answers another request
   */
  public boolean isAnsweredBy(A2sAnswer answer) {
    return switch (this) {
      case INFO -> answer instanceof A2sInfo;
      case PLAYER -> answer instanceof A2sPlayers;
      case RULES -> answer instanceof A2sRules;
    };
  }
}
