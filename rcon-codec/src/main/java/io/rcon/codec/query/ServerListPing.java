package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.rcon.codec.RconCodecException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The Server List Ping of Minecraft Java since 1.7, over TCP: the bytes, and the JSON as a text.
 *
 * <pre>
 *  handshake  length | 00 | protocol | host (length, UTF-8) | port (2) | 01
 *  request    length | 00                                                       01 00
 *  answer     length | 00 | JSON (length, UTF-8) | perhaps more, which is ignored
 * </pre>
 *
 * Lengths and the protocol's number are VarInts: seven bits a byte, the lowest first, with the
 * highest bit set in all but the last byte; five bytes at most. Facts: the published description of
 * the protocol.
 */
public final class ServerListPing {
  /** The longest JSON that is accepted, in bytes: what the game itself accepts. */
  public static final int MAX_JSON = 32767 * 4;

  private static final int MAX_FRAME = MAX_JSON + 1024;
  private static final int MAX_HOST = 255;

  private ServerListPing() {}

  /**
   * Makes handshake and request, which travel together.
   *
   * @param allocator makes the buffer
   * @param protocol the version that is asked with; servers answer any, -1 too
   * @param host the name that the server is reached by, which proxies look at
   * @param port the port
   * @return all that is sent
   * @throws IllegalArgumentException if the host is longer than 255 bytes
   */
  public static ByteBuf request(ByteBufAllocator allocator, int protocol, String host, int port) {
    int hostLength = ByteBufUtil.utf8Bytes(host);
    if (hostLength > MAX_HOST) {
      throw new IllegalArgumentException("a host has at most 255 bytes, not " + hostLength);
    }
    int length = 1 + varIntLength(protocol) + varIntLength(hostLength) + hostLength + 3;
    ByteBuf request = allocator.buffer(length + 8);
    writeVarInt(request, length);
    request.writeByte(0);
    writeVarInt(request, protocol);
    writeVarInt(request, hostLength);
    request.writeCharSequence(host, StandardCharsets.UTF_8);
    return request.writeShort(port).writeByte(1).writeByte(1).writeByte(0);
  }

  /**
   * Looks for the answer in all that came so far.
   *
   * @param stream the bytes so far, from the first one on; its indices stay
   * @return the JSON, null if it is not whole yet
   * @throws RconCodecException if it cannot become an answer: lengths are out of bounds, or it is
   *     another packet
   */
  public static @Nullable String json(ByteBuf stream) {
    ByteBuf in = stream.duplicate();
    Integer length = readVarInt(in);
    if (length == null) {
      return null;
    }
    if (length < 3 || length > MAX_FRAME) {
      throw new RconCodecException(
          "a status of " + length + " bytes: no Minecraft server's answer; check the port");
    }
    if (in.readableBytes() >= 1 && in.getByte(in.readerIndex()) != 0) {
      throw new RconCodecException(
          "packet " + in.getUnsignedByte(in.readerIndex()) + " came instead of the status");
    }
    if (in.readableBytes() < length) {
      return null;
    }
    ByteBuf packet = in.slice(in.readerIndex(), length).skipBytes(1);
    Integer text = readVarInt(packet);
    if (text == null || text < 0 || text > MAX_JSON || text > packet.readableBytes()) {
      throw new RconCodecException(
          "a text of " + text + " bytes in a status of " + length + " bytes");
    }
    return packet.toString(packet.readerIndex(), text, StandardCharsets.UTF_8);
  }

  /**
   * Reads a VarInt.
   *
   * @param in where it begins; behind it afterwards
   * @return null if it is not whole, in which case bytes of it were taken
   * @throws RconCodecException if it has more than five bytes
   */
  static @Nullable Integer readVarInt(ByteBuf in) {
    int value = 0;
    for (int i = 0; i < 5; i++) {
      if (!in.isReadable()) {
        return null;
      }
      byte next = in.readByte();
      value |= (next & 0x7f) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw new RconCodecException("a number has more than five bytes: no Minecraft server's answer");
  }

  static void writeVarInt(ByteBuf out, int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int varIntLength(int value) {
    int bits = 32 - Integer.numberOfLeadingZeros(value);
    return Math.max(1, (bits + 6) / 7);
  }
}
