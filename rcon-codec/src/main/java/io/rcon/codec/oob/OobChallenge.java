package io.rcon.codec.oob;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A challenge: a word that a server sends to any client on request, and requires in the next
 * request. A value; safe on any thread.
 */
public final class OobChallenge {
  /** DarkPlaces: eleven printable characters, and behind a NUL what other builds add. */
  public static final OobChallenge DARKPLACES = new OobChallenge("getchallenge", "challenge ");

  /** Unvanquished: sixteen hexadecimal digits. */
  public static final OobChallenge DAEMON = new OobChallenge("getchallenge", "challengeResponse ");

  /** GoldSrc: a decimal number. */
  public static final OobChallenge GOLDSRC =
      new OobChallenge("challenge rcon\n", "challenge rcon ");

  /** Longer than any known server's. */
  private static final int LONGEST = 64;

  private static final String OOB = "\u00ff\u00ff\u00ff\u00ff";

  private final byte[] request;
  private final byte[] reply;

  private OobChallenge(String request, String reply) {
    this.request = (OOB + request).getBytes(StandardCharsets.ISO_8859_1);
    this.reply = (OOB + reply).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Makes the request.
   *
   * @param allocator makes the buffer, sized exactly
   * @return the whole datagram
   */
  public ByteBuf encodeRequest(ByteBufAllocator allocator) {
    return allocator.buffer(request.length, request.length).writeBytes(request);
  }

  /**
   * Whether a datagram brings a word, valid or not.
   *
   * @param buffer where the datagram is
   * @param index where it begins
   * @param length how many bytes it has
   * @return true if it begins as such an answer
   */
  public boolean isReply(ByteBuf buffer, int index, int length) {
    if (length < reply.length) {
      return false;
    }
    for (int i = 0; i < reply.length; i++) {
      if (buffer.getByte(index + i) != reply[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The word that a datagram brings: up to a blank, a control character or the end.
   *
   * @param buffer where the datagram is
   * @param index where it begins
   * @param length how many bytes it has
   * @return null if it brings none, or one that no server sends
   */
  public byte @Nullable [] word(ByteBuf buffer, int index, int length) {
    if (!isReply(buffer, index, length)) {
      return null;
    }
    int from = index + reply.length;
    int end = from;
    while (end < index + length && isPrintable(buffer.getByte(end))) {
      end++;
    }
    if (end == from || end - from > LONGEST) {
      return null;
    }
    byte[] word = new byte[end - from];
    buffer.getBytes(from, word);
    return word;
  }

  private static boolean isPrintable(byte b) {
    return b > ' ' && b < 0x7f;
  }
}
