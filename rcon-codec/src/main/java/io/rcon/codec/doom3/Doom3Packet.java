package io.rcon.codec.doom3;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A datagram of Doom 3's rcon, in both directions:
 *
 * <pre>
 *   request   ff ff · "rcon" 00 · password 00 · command 00
 *   answer    ff ff · "print" 00 · opcode (4, little endian) · text 00
 * </pre>
 *
 * All methods read by absolute index and keep nothing.
 */
public final class Doom3Packet {
  /** The opcode of messages of the server, such as a refusal. */
  public static final int MESSAGE = 0;

  /** The opcode of what a command printed. */
  public static final int OUTPUT = 2;

  /** The opcode of what is no answer. */
  public static final int NONE = -1;

  private static final byte[] RCON = ascii("\u00ff\u00ffrcon\0");
  private static final byte[] PRINT = ascii("\u00ff\u00ffprint\0");
  private static final int HEADER = PRINT.length + Integer.BYTES;

  private Doom3Packet() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * Makes a request. The password lies nowhere but in it.
   *
   * @param allocator makes the buffer, sized exactly
   * @param password the password
   * @param command the command
   * @param charset how the server reads both
   * @return the whole datagram
   * @throws RconCodecException if the charset has no form for a character of either
   */
  public static ByteBuf encodeRequest(
      ByteBufAllocator allocator, CharSequence password, CharSequence command, Charset charset) {
    int passwordLength = StrictText.length(password, charset);
    int commandLength = StrictText.length(command, charset);
    int size = RCON.length + passwordLength + 1 + commandLength + 1;
    ByteBuf request = allocator.buffer(size, size).writeBytes(RCON);
    StrictText.write(password, passwordLength, charset, request);
    request.writeByte(0);
    StrictText.write(command, commandLength, charset, request);
    return request.writeByte(0);
  }

  /**
   * Makes one datagram of an answer, as a server sends it.
   *
   * @param allocator makes the buffer, sized exactly
   * @param opcode {@link #OUTPUT} or {@link #MESSAGE}
   * @param text the piece of the answer
   * @return the whole datagram
   */
  public static ByteBuf encodePrint(ByteBufAllocator allocator, int opcode, byte... text) {
    int size = HEADER + text.length + 1;
    return allocator
        .buffer(size, size)
        .writeBytes(PRINT)
        .writeIntLE(opcode)
        .writeBytes(text)
        .writeByte(0);
  }

  /**
   * The opcode of an answer.
   *
   * @param buffer where the datagram is
   * @param index where it begins
   * @param length how many bytes it has
   * @return {@link #OUTPUT}, {@link #MESSAGE}, another number, or {@link #NONE} for what is none
   */
  public static int opcode(ByteBuf buffer, int index, int length) {
    if (length < HEADER) {
      return NONE;
    }
    for (int i = 0; i < PRINT.length; i++) {
      if (buffer.getByte(index + i) != PRINT[i]) {
        return NONE;
      }
    }
    int opcode = buffer.getIntLE(index + PRINT.length);
    return opcode < 0 ? NONE : opcode;
  }

  /**
   * Where the text of an answer begins.
   *
   * @param index where the datagram begins
   * @return an absolute index
   */
  public static int textIndex(int index) {
    return index + HEADER;
  }

  /**
   * How many bytes of an answer are text: those before the first NUL.
   *
   * @param buffer where the datagram is
   * @param index where it begins
   * @param length how many bytes it has; it must be an answer
   * @return 0 or more
   */
  public static int textLength(ByteBuf buffer, int index, int length) {
    int from = textIndex(index);
    int nul = buffer.indexOf(from, index + length, (byte) 0);
    return (nul < 0 ? index + length : nul) - from;
  }
}
