package io.rcon.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.source.SourcePacket;

/**
 * Holds back the game's bytes until it has answered the login with the password. That login is the
 * tunnel's own: its refusal must not look to the client like a wrong token.
 */
final class LoginAnswer {
  enum Verdict {
    PENDING,
    ACCEPTED,
    REFUSED
  }

  private static final int LENGTH_FIELD = 4;

  /** A game that has sent so much is past the login, however it answered it. */
  private static final int MOST = 8192;

  private final SourcePacket packet = new SourcePacket();
  private final ByteBuf held;
  private int at;

  LoginAnswer(ByteBufAllocator allocator) {
    held = allocator.buffer(64);
  }

  /** Takes over bytes of the game. */
  Verdict add(ByteBuf bytes) {
    held.writeBytes(bytes);
    bytes.release();
    while (held.writerIndex() - at >= LENGTH_FIELD) {
      int length = held.getIntLE(at);
      if (length < SourcePacket.MIN_LENGTH || length > MOST) {
        return Verdict.ACCEPTED;
      }
      int next = at + LENGTH_FIELD + length;
      if (next > held.writerIndex()) {
        break;
      }
      packet.wrap(held, at + LENGTH_FIELD, length);
      if (packet.type() == SourcePacket.AUTH_RESPONSE) {
        return packet.id() == -1 ? Verdict.REFUSED : Verdict.ACCEPTED;
      }
      at = next;
    }
    return held.readableBytes() > MOST ? Verdict.ACCEPTED : Verdict.PENDING;
  }

  /** All that was held back; the caller's now. */
  ByteBuf take() {
    return held;
  }

  void release() {
    held.release();
  }
}
