package io.rcon.codec.samp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * A datagram of SA-MP and open.mp, in both directions:
 *
 * <pre>
 *   'S' 'A' 'M' 'P' · IPv4 address (4) · port (2) · opcode · content
 *   RCON request    length (2) · password · length (2) · command
 *   RCON answer     length (2) · one line of the console
 * </pre>
 *
 * Numbers but the address are little endian. An answer brings the first eleven bytes of its request
 * back. All methods read by absolute index and keep nothing.
 */
public final class SampPacket {
  /** The opcode of a command, and of each line of its answer. */
  public static final int RCON = 'x';

  /** The opcode of a query for the server. */
  public static final int INFO = 'i';

  /** The opcode of a query for the players, which gets no answer above 100 of them. */
  public static final int CLIENTS = 'c';

  /** How many bytes stand before the content. */
  public static final int HEADER = 11;

  private static final int SHORT = 2;
  private static final int LONGEST = 0xffff;

  private SampPacket() {}

  /**
   * The first bytes of a server's datagrams, without the opcode.
   *
   * @param server its address; zeros stand for one that is unknown or not of IPv4
   * @return ten bytes
   */
  public static byte[] header(@Nullable SocketAddress server) {
    byte[] header = {'S', 'A', 'M', 'P', 0, 0, 0, 0, 0, 0};
    if (server instanceof InetSocketAddress known) {
      if (known.getAddress() instanceof Inet4Address address) {
        System.arraycopy(address.getAddress(), 0, header, 4, 4);
      }
      header[8] = (byte) known.getPort();
      header[9] = (byte) (known.getPort() >> 8);
    }
    return header;
  }

  /**
   * Makes a query.
   *
   * @param allocator makes the buffer, sized exactly
   * @param header that of the server
   * @param opcode {@link #INFO} or {@link #CLIENTS}
   * @return the whole datagram
   */
  public static ByteBuf encodeQuery(ByteBufAllocator allocator, byte[] header, int opcode) {
    return allocator.buffer(HEADER, HEADER).writeBytes(header).writeByte(opcode);
  }

  /**
   * Makes a request. The password lies nowhere but in it.
   *
   * @param allocator makes the buffer, sized exactly
   * @param header that of the server
   * @param password the password
   * @param command the command
   * @param charset how the server reads both
   * @return the whole datagram
   * @throws RconCodecException if the charset has no form for a character of either, or one has
   *     more than 65535 bytes
   */
  public static ByteBuf encodeCommand(
      ByteBufAllocator allocator,
      byte[] header,
      CharSequence password,
      CharSequence command,
      Charset charset) {
    int passwordLength = StrictText.length(password, charset);
    int commandLength = StrictText.length(command, charset);
    if (Math.max(passwordLength, commandLength) > LONGEST) {
      throw new RconCodecException("a text of SA-MP has at most 65535 bytes");
    }
    int size = HEADER + SHORT + passwordLength + SHORT + commandLength;
    ByteBuf request = allocator.buffer(size, size).writeBytes(header).writeByte(RCON);
    StrictText.write(password, passwordLength, charset, request.writeShortLE(passwordLength));
    StrictText.write(command, commandLength, charset, request.writeShortLE(commandLength));
    return request;
  }

  /**
   * Makes one line of an answer, as a server sends it.
   *
   * @param allocator makes the buffer, sized exactly
   * @param header that of the request
   * @param text the line, at most 65535 bytes
   * @return the whole datagram
   */
  public static ByteBuf encodeLine(ByteBufAllocator allocator, byte[] header, byte... text) {
    int size = HEADER + SHORT + text.length;
    return allocator
        .buffer(size, size)
        .writeBytes(header)
        .writeByte(RCON)
        .writeShortLE(text.length)
        .writeBytes(text);
  }

  /**
   * Whether a datagram answers a request.
   *
   * @param buffer where it is
   * @param index where it begins
   * @param length how many bytes it has
   * @param header that of the request
   * @param opcode that of the request
   * @return true if it begins with both
   */
  public static boolean isAnswer(ByteBuf buffer, int index, int length, byte[] header, int opcode) {
    if (length < HEADER || buffer.getUnsignedByte(index + HEADER - 1) != opcode) {
      return false;
    }
    for (int i = 0; i < header.length; i++) {
      if (buffer.getByte(index + i) != header[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where the line of an answer begins.
   *
   * @param index where the datagram begins
   * @return an absolute index
   */
  public static int textIndex(int index) {
    return index + HEADER + SHORT;
  }

  /**
   * How many bytes the line of an answer has, by its length field.
   *
   * @param buffer where the datagram is
   * @param index where it begins
   * @param length how many bytes it has; it must be {@linkplain #isAnswer an answer}
   * @return -1 if it has no such field; there may be fewer
   */
  public static int textLength(ByteBuf buffer, int index, int length) {
    return length < HEADER + SHORT ? -1 : buffer.getUnsignedShortLE(index + HEADER);
  }
}
