package io.rcon.codec.openttd;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.RconCodecException;

/**
 * A packet of OpenTTD's admin port, in both directions:
 *
 * <pre>
 *   size of the whole packet, 2 bytes, little endian · type, 1 byte · fields
 * </pre>
 *
 * Fields are little endian numbers, and texts in UTF-8 that a NUL ends. All methods read by
 * absolute index or write at the writer index, and keep nothing.
 */
public final class OpenTtdPacket {
  /** How many bytes tell the size. */
  public static final int SIZE_FIELD = 2;

  /** How many bytes stand before the fields. */
  public static final int HEADER = 3;

  /** To the server: password, name and version of an admin. */
  public static final int JOIN = 0;

  /** To the server: a kind of update, and how often to send it. */
  public static final int UPDATE_FREQUENCY = 2;

  /** To the server: a kind of update to send once, and of what. */
  public static final int POLL = 3;

  /** To the server: a command of the console. */
  public static final int COMMAND = 5;

  /** To the server: a number that comes back. */
  public static final int PING = 7;

  /** The server has no room for another admin. */
  public static final int FULL = 100;

  /** The address is banned. */
  public static final int BANNED = 101;

  /** The number of an error; the connection ends. */
  public static final int ERROR = 102;

  /** The version of the protocol and what can be subscribed to. */
  public static final int PROTOCOL = 103;

  /** The join was accepted; also sent when another game begins. */
  public static final int WELCOME = 104;

  /** A client whose number is told has joined. */
  public static final int CLIENT_JOIN = 108;

  /** Number, address and name of a client, and more. */
  public static final int CLIENT_INFO = 109;

  /** Number and name of a client that has changed, and more. */
  public static final int CLIENT_UPDATE = 110;

  /** A client whose number is told has left. */
  public static final int CLIENT_QUIT = 111;

  /** A client whose number is told was dropped after an error. */
  public static final int CLIENT_ERROR = 112;

  /** Action, kind of addressees, number of a client, and its words. */
  public static final int CHAT = 119;

  /** A colour, and a line of the answer to a command. */
  public static final int LINE = 120;

  /** Origin and text of a line of the console. */
  public static final int CONSOLE = 121;

  /** The answer to a command has ended; the command. */
  public static final int END = 125;

  /** The number of a ping. */
  public static final int PONG = 126;

  /** Ways to log in, which only admins with keys can take. */
  public static final int AUTH_REQUEST = 128;

  private static final int LARGEST = 0xffff;

  private OpenTtdPacket() {}

  /**
   * Begins a packet at the writer index. Its fields are written behind it; then comes {@link
   * #finish}.
   *
   * @param into a buffer with room
   * @param type the type
   * @return where it begins
   */
  public static int begin(ByteBuf into, int type) {
    int start = into.writerIndex();
    into.writeShortLE(0).writeByte(type);
    return start;
  }

  /**
   * Writes the size of a packet whose fields are complete: it ends at the writer index.
   *
   * @param buffer the buffer
   * @param start where it begins
   * @return the buffer
   * @throws RconCodecException if it is longer than its size field can tell
   */
  public static ByteBuf finish(ByteBuf buffer, int start) {
    int size = buffer.writerIndex() - start;
    if (size > LARGEST) {
      throw new RconCodecException("a packet has " + size + " bytes and may have " + LARGEST);
    }
    return buffer.setShortLE(start, size);
  }

  /**
   * The type of a whole packet.
   *
   * @param buffer where it is
   * @param index where it begins
   * @return a number below 256
   */
  public static int type(ByteBuf buffer, int index) {
    return buffer.getUnsignedByte(index + SIZE_FIELD);
  }

  /**
   * Checks that a field lies within its packet.
   *
   * @param from where the field begins
   * @param bytes how many it has
   * @param end where the packet ends
   * @return where the next field begins
   * @throws RconCodecException if the packet ends before
   */
  public static int skip(int from, int bytes, int end) {
    if (end - from < bytes) {
      throw new RconCodecException("a packet of OpenTTD's admin port ends within a field");
    }
    return from + bytes;
  }

  /**
   * Finds the end of a text.
   *
   * @param buffer where it is
   * @param from where it begins
   * @param end where the packet ends
   * @return where its NUL is
   * @throws RconCodecException if the packet ends before
   */
  public static int textEnd(ByteBuf buffer, int from, int end) {
    int nul = from < end ? buffer.indexOf(from, end, (byte) 0) : -1;
    if (nul < 0) {
      throw new RconCodecException("a packet of OpenTTD's admin port ends within a text");
    }
    return nul;
  }
}
