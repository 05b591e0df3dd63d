package io.rcon.codec.oob;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The fixed bytes around a game's datagrams: the prefix and the trailer of a request, and those to
 * be stripped from every datagram of an answer. A value; safe on any thread.
 */
public final class OobFormat {
  /** The four bytes before every out-of-band datagram. */
  private static final String OOB = "\u00ff\u00ff\u00ff\u00ff";

  /** Quake 3, ioquake3, Call of Duty and their kin. */
  public static final OobFormat QUAKE3 = of("rcon ", "", "print\n", "");

  /** DarkPlaces: Nexuiz, Xonotic. */
  public static final OobFormat DARKPLACES = of("rcon ", "", "n", "");

  /** QuakeWorld: mvdsv logs stale bytes after a request without a newline at its end. */
  public static final OobFormat QUAKEWORLD = of("rcon ", "\n", "n", "\0");

  private final byte[] requestPrefix;
  private final byte[] requestTrailer;
  private final byte[] replyPrefix;
  private final byte[] replyTrailer;

  private OobFormat(
      byte[] requestPrefix, byte[] requestTrailer, byte[] replyPrefix, byte[] replyTrailer) {
    this.requestPrefix = requestPrefix;
    this.requestTrailer = requestTrailer;
    this.replyPrefix = replyPrefix;
    this.replyTrailer = replyTrailer;
  }

  /**
   * Makes a format. All parts are Latin-1 text: one character, one byte; the prefixes follow the
   * four bytes {@code ff}.
   *
   * @param requestPrefix the bytes after the first four in a request, up to the password
   * @param requestTrailer the end of a request
   * @param replyPrefix the bytes after the first four in an answer
   * @param replyTrailer what ends an answer and is not text; stripped if it is there
   * @return the format
   * @throws RconCodecException if a part is not Latin-1
   */
  public static OobFormat of(
      String requestPrefix, String requestTrailer, String replyPrefix, String replyTrailer) {
    return new OobFormat(
        latin1(OOB + requestPrefix),
        latin1(requestTrailer),
        latin1(OOB + replyPrefix),
        latin1(replyTrailer));
  }

  private static byte[] latin1(String text) {
    return StrictText.bytes(text, StandardCharsets.ISO_8859_1);
  }

  /**
   * Makes a request.
   *
   * @param allocator makes the buffer, sized exactly
   * @param password the password's bytes
   * @param command the command's bytes
   * @return the whole datagram
   */
  public ByteBuf encodeRequest(ByteBufAllocator allocator, byte[] password, byte[] command) {
    int size = requestLength(password.length, command.length);
    return allocator
        .buffer(size, size)
        .writeBytes(requestPrefix)
        .writeBytes(password)
        .writeByte(' ')
        .writeBytes(command)
        .writeBytes(requestTrailer);
  }

  /**
   * Makes a request without copies on the way, so that the password lies nowhere but in it.
   *
   * @param allocator makes the buffer, sized exactly
   * @param password the password
   * @param command the command
   * @param charset how the server reads both
   * @return the whole datagram
   * @throws RconCodecException if the charset has no form for a character of either
   */
  public ByteBuf encodeRequest(
      ByteBufAllocator allocator, CharSequence password, CharSequence command, Charset charset) {
    int passwordLength = StrictText.length(password, charset);
    int commandLength = StrictText.length(command, charset);
    int size = requestLength(passwordLength, commandLength);
    ByteBuf request = allocator.buffer(size, size).writeBytes(requestPrefix);
    StrictText.write(password, passwordLength, charset, request);
    request.writeByte(' ');
    StrictText.write(command, commandLength, charset, request);
    return request.writeBytes(requestTrailer);
  }

  /**
   * The length of a request.
   *
   * @param passwordLength the password, in bytes
   * @param commandLength the command, in bytes
   * @return the datagram's payload, in bytes
   */
  public int requestLength(int passwordLength, int commandLength) {
    return requestPrefix.length + passwordLength + 1 + commandLength + requestTrailer.length;
  }

  /**
   * Makes one datagram of an answer, as a server sends it.
   *
   * @param allocator makes the buffer, sized exactly
   * @param text the piece of the answer
   * @return the whole datagram
   */
  public ByteBuf encodeReply(ByteBufAllocator allocator, byte... text) {
    int size = replyPrefix.length + text.length + replyTrailer.length;
    return allocator
        .buffer(size, size)
        .writeBytes(replyPrefix)
        .writeBytes(text)
        .writeBytes(replyTrailer);
  }

  /**
   * Whether a datagram is a piece of an answer.
   *
   * @param buffer where the datagram is
   * @param index where it begins
   * @param length how many bytes it has
   * @return true if it begins with the prefix of an answer
   */
  public boolean isReply(ByteBuf buffer, int index, int length) {
    return startsWith(buffer, index, length, replyPrefix);
  }

  /**
   * Where the text begins in an answer.
   *
   * @param index where the datagram begins
   * @return an absolute index
   */
  public int textIndex(int index) {
    return index + replyPrefix.length;
  }

  /**
   * How many bytes of an answer are text. Only the leading prefix and one trailer are not: the same
   * bytes within the text stay.
   *
   * @param buffer where the datagram is
   * @param index where it begins
   * @param length how many bytes it has; it must be {@linkplain #isReply an answer}
   * @return 0 or more
   */
  public int textLength(ByteBuf buffer, int index, int length) {
    int text = length - replyPrefix.length;
    boolean trailed =
        replyTrailer.length > 0
            && text >= replyTrailer.length
            && startsWith(
                buffer, index + length - replyTrailer.length, replyTrailer.length, replyTrailer);
    return trailed ? text - replyTrailer.length : text;
  }

  /**
   * Reads a request, as a server does.
   *
   * @param datagram the payload between its reader and writer index, which stay as they are
   * @return the password and the command
   * @throws RconCodecException if it does not begin as a request
   */
  public OobRequest decodeRequest(ByteBuf datagram) {
    int index = datagram.readerIndex();
    int length = datagram.readableBytes();
    if (!startsWith(datagram, index, length, requestPrefix)) {
      throw new RconCodecException(
          "a datagram of " + length + " bytes does not begin as an rcon request");
    }
    int from = index + requestPrefix.length;
    int end = index + length;
    if (requestTrailer.length > 0
        && end - from >= requestTrailer.length
        && startsWith(
            datagram, end - requestTrailer.length, requestTrailer.length, requestTrailer)) {
      end -= requestTrailer.length;
    }
    int space = datagram.indexOf(from, end, (byte) ' ');
    int passwordEnd = space < 0 ? end : space;
    return new OobRequest(
        copy(datagram, from, passwordEnd), copy(datagram, Math.min(end, passwordEnd + 1), end));
  }

  private static byte[] copy(ByteBuf buffer, int from, int to) {
    byte[] bytes = new byte[to - from];
    buffer.getBytes(from, bytes);
    return bytes;
  }

  private static boolean startsWith(ByteBuf buffer, int index, int length, byte[] prefix) {
    if (length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (buffer.getByte(index + i) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OobFormat that
        && Arrays.equals(requestPrefix, that.requestPrefix)
        && Arrays.equals(requestTrailer, that.requestTrailer)
        && Arrays.equals(replyPrefix, that.replyPrefix)
        && Arrays.equals(replyTrailer, that.replyTrailer);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(requestPrefix) + Arrays.hashCode(replyPrefix);
  }
}
