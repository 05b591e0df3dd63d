package io.rcon.codec.goldsrc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A datagram of GoldSrc's rcon, in both directions:
 *
 * <pre>
 *   request   ff ff ff ff · rcon CHALLENGE "PASSWORD" COMMAND · line feed
 *   answer    ff ff ff ff · kind · text · one NUL or two
 * </pre>
 *
 * How a challenge is asked for is {@link io.rcon.codec.oob.OobChallenge#GOLDSRC}; an answer above
 * 1400 bytes comes in {@link GoldSrcParts parts}. All methods read by absolute index and keep
 * nothing.
 */
public final class GoldSrcPacket {
  /** What the console printed: a piece of an answer, or a refusal. */
  public static final int TEXT = 'l';

  /** The request was rejected before anything of it ran, mostly since its challenge is unknown. */
  public static final int REJECT = '9';

  /** The kind of what is no datagram of this form. */
  public static final int NONE = -1;

  /** How many bytes stand before the text. */
  public static final int HEADER = 5;

  private static final int OUT_OF_BAND = -1;
  private static final int MOST_NULS = 2;
  private static final byte[] RCON =
      "\u00ff\u00ff\u00ff\u00ffrcon ".getBytes(StandardCharsets.ISO_8859_1);

  private GoldSrcPacket() {}

  /**
   * Makes a request. The password lies nowhere but in it.
   *
   * @param allocator makes the buffer, sized exactly
   * @param challenge the server's word
   * @param password the password, without quotes
   * @param command the command, one line
   * @param charset how the server reads both
   * @return the whole datagram
   * @throws RconCodecException if the charset has no form for a character of either
   */
  public static ByteBuf encodeRequest(
      ByteBufAllocator allocator,
      byte[] challenge,
      CharSequence password,
      CharSequence command,
      Charset charset) {
    int passwordLength = StrictText.length(password, charset);
    int commandLength = StrictText.length(command, charset);
    int size = RCON.length + challenge.length + passwordLength + commandLength + 5;
    ByteBuf request = allocator.buffer(size, size);
    request.writeBytes(RCON).writeBytes(challenge).writeByte(' ').writeByte('"');
    StrictText.write(password, passwordLength, charset, request);
    request.writeByte('"').writeByte(' ');
    StrictText.write(command, commandLength, charset, request);
    return request.writeByte('\n');
  }

  /**
   * Makes one datagram of an answer, as a server sends it.
   *
   * @param allocator makes the buffer, sized exactly
   * @param kind {@link #TEXT} or {@link #REJECT}
   * @param nuls how many follow the text: two behind what a command printed, else one
   * @param text the piece of the answer
   * @return the whole datagram
   */
  public static ByteBuf encodeReply(ByteBufAllocator allocator, int kind, int nuls, byte... text) {
    int size = HEADER + text.length + nuls;
    return allocator
        .buffer(size, size)
        .writeInt(OUT_OF_BAND)
        .writeByte(kind)
        .writeBytes(text)
        .writeZero(nuls);
  }

  /**
   * The kind of a datagram.
   *
   * @param buffer where it is
   * @param index where it begins
   * @param length how many bytes it has
   * @return {@link #TEXT}, {@link #REJECT}, another byte, or {@link #NONE}
   */
  public static int kind(ByteBuf buffer, int index, int length) {
    return length < HEADER || buffer.getInt(index) != OUT_OF_BAND
        ? NONE
        : buffer.getUnsignedByte(index + HEADER - 1);
  }

  /**
   * How many bytes of an answer are text, which begins behind the {@link #HEADER}.
   *
   * @param buffer where the datagram is
   * @param index where it begins
   * @param length how many bytes it has; at least those of the header
   * @return 0 or more
   */
  public static int textLength(ByteBuf buffer, int index, int length) {
    return textEnd(buffer, index + HEADER, index + length) - index - HEADER;
  }

  /**
   * Where a text ends that one NUL or two may follow.
   *
   * @param buffer where it is
   * @param from where it begins
   * @param to where the bytes end
   * @return an absolute index
   */
  public static int textEnd(ByteBuf buffer, int from, int to) {
    int end = to;
    while (end > from && to - end < MOST_NULS && buffer.getByte(end - 1) == 0) {
      end--;
    }
    return end;
  }
}
