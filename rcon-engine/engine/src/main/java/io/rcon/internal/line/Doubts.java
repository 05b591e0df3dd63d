package io.rcon.internal.line;

import io.rcon.Reply;

/** Marks answers whose end may have been none. */
public final class Doubts {
  private Doubts() {}

  /**
   * The same reply, possibly truncated.
   *
   * @param reply an answer
   * @return a reply
   */
  public static Reply cast(Reply reply) {
    return reply.possiblyTruncated()
        ? reply
        : new Reply(reply.text(), reply.end(), true, reply.packets(), reply.elapsedNanos());
  }
}
