package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** Makes the requests that a {@link QuakeStatus} answers. */
public enum QuakeRequest {
  /** Variables and players of Quake 3 and its kin. */
  GETSTATUS("getstatus", ""),
  /** The most important variables and a number of players; a few hundred bytes. */
  GETINFO("getinfo", ""),
  /** QuakeWorld's: 1 for variables, 2 for players, 4 for spectators, 16 for no teams. */
  QUAKEWORLD("status 23", "\n"),
  /** Quake 2's. */
  QUAKE2("status", "\n");

  private final String text;
  private final String trailer;

  QuakeRequest(String text, String trailer) {
    this.text = text;
    this.trailer = trailer;
  }

  /**
   * Makes the datagram.
   *
   * @param allocator makes the buffer
   * @param challenge Latin-1 text without blanks that the answer to the first two brings back in
   *     its info; FiveM is silent where it has more than eight characters. Empty for none
   * @return the whole datagram
   */
  public ByteBuf encode(ByteBufAllocator allocator, String challenge) {
    ByteBuf request = allocator.buffer(32).writeInt(-1);
    boolean brings = trailer.isEmpty() && !challenge.isEmpty();
    String whole = text + (brings ? " " + challenge : "") + trailer;
    request.writeCharSequence(whole, StandardCharsets.ISO_8859_1);
    return request;
  }

  /**
   * Whether an answer is one to this request.
   *
   * @param kind the kind of the answer
   * @return false for what answers another request
   */
  public boolean isAnsweredBy(QuakeStatus.Kind kind) {
    return switch (this) {
      case GETSTATUS -> kind == QuakeStatus.Kind.STATUS;
      case GETINFO -> kind == QuakeStatus.Kind.INFO;
      case QUAKEWORLD -> kind == QuakeStatus.Kind.QUAKEWORLD;
      case QUAKE2 -> kind == QuakeStatus.Kind.QUAKE2;
    };
  }
}
