package io.rcon.codec.source;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.rcon.codec.StrictText;
import java.nio.charset.Charset;

/**
 * A packet of Source RCON: a view of one frame, and the makers of frames to send.
 *
 * <p>A view is set on a frame with {@link #wrap} and used again for the next one, so that reading a
 * packet allocates nothing. It is valid as long as the frame's buffer is. Not thread-safe.
 */
public final class SourcePacket {
  /** Client to server: log in with the body as password. */
  public static final int AUTH = 3;

  /** Client to server: run the body as a command. */
  public static final int EXEC_COMMAND = 2;

  /** Server to client: the answer to {@link #AUTH}; id -1 refuses. The same number as a command. */
  public static final int AUTH_RESPONSE = 2;

  /** Server to client: a piece of an answer. Client to server: the empty terminator. */
  public static final int RESPONSE_VALUE = 0;

  /** The smallest frame: id, type and two NULs. */
  public static final int MIN_LENGTH = 10;

  private static final int BODY = 8;

  private ByteBuf buffer;
  private int index;
  private int bodyLength;
  private long idAndType;

  /** Makes a view that is set on nothing yet. */
  public SourcePacket() {
    buffer = Unpooled.EMPTY_BUFFER;
  }

  /**
   * Sets this view on a frame.
   *
   * @param buffer where the frame's bytes are
   * @param index where its id begins
   * @param length its length as the length field gives it, at least {@link #MIN_LENGTH}
   * @return this
   */
  public SourcePacket wrap(ByteBuf buffer, int index, int length) {
    this.buffer = buffer;
    this.index = index;
    // Two reads of the buffer instead of four: each checks its bounds.
    idAndType = buffer.getLongLE(index);
    bodyLength = bodyLength(buffer, index, length);
    return this;
  }

  /**
   * The request id of a frame, without a view of it.
   *
   * @param buffer where the frame's bytes are
   * @param index where its id begins
   * @return the id
   */
  public static int id(ByteBuf buffer, int index) {
    return buffer.getIntLE(index);
  }

  /**
   * The packet type of a frame.
   *
   * @param buffer where the frame's bytes are
   * @param index where its id begins
   * @return the type
   */
  public static int type(ByteBuf buffer, int index) {
    return buffer.getIntLE(index + 4);
  }

  /**
   * Where the body of a frame begins.
   *
   * @param index where its id begins
   * @return an absolute index
   */
  public static int bodyIndex(int index) {
    return index + BODY;
  }

  /**
   * How many bytes the body of a frame has, without the NULs.
   *
   * @param buffer where the frame's bytes are
   * @param index where its id begins
   * @param length its length as the length field gives it, at least {@link #MIN_LENGTH}
   * @return 0 or more
   */
  public static int bodyLength(ByteBuf buffer, int index, int length) {
    return length - BODY - nuls(buffer.getShort(index + length - 2));
  }

  /**
   * Strict frames end with two NULs; some servers omit one or both (the decoder decides whether
   * that is allowed), and then the bytes before them are all body.
   */
  private static int nuls(short end) {
    return (end & 0xff) != 0 ? 0 : end != 0 ? 1 : 2;
  }

  /**
   * The request id; replies mirror it, a refused login has -1.
   *
   * @return the id
   */
  public int id() {
    return (int) idAndType;
  }

  /**
   * The packet type; its meaning depends on the direction.
   *
   * @return the type
   */
  public int type() {
    return (int) (idAndType >>> 32);
  }

  /**
   * The buffer that holds the body.
   *
   * @return the buffer, to be read by absolute index
   */
  public ByteBuf buffer() {
    return buffer;
  }

  /**
   * Where the body begins in {@link #buffer()}.
   *
   * @return an absolute index
   */
  public int bodyIndex() {
    return bodyIndex(index);
  }

  /**
   * How many bytes the body has, without the two NULs.
   *
   * @return 0 or more
   */
  public int bodyLength() {
    return bodyLength;
  }

  /**
   * The body as text. For packets that are whole by themselves, such as requests; an answer in
   * several packets is joined first.
   *
   * @param charset how the peer writes text
   * @return the decoded body
   */
  public String body(Charset charset) {
    return buffer.toString(bodyIndex(), bodyLength, charset);
  }

  /**
   * Makes one frame.
   *
   * @param allocator makes the buffer, sized exactly
   * @param id the request id
   * @param type the packet type
   * @param body the text
   * @param charset how the peer reads text
   * @return the whole frame, length field included
   * @throws io.rcon.codec.RconCodecException if the charset cannot express the text
   */
  public static ByteBuf encode(
      ByteBufAllocator allocator, int id, int type, CharSequence body, Charset charset) {
    int length = StrictText.length(body, charset);
    int size = size(length);
    ByteBuf frame = allocator.buffer(size, size);
    write(frame, id, type, body, length, charset);
    return frame;
  }

  /**
   * Makes one frame.
   *
   * @param allocator makes the buffer, sized exactly
   * @param id the request id
   * @param type the packet type
   * @param body the body's bytes
   * @return the whole frame, length field included
   */
  public static ByteBuf encode(ByteBufAllocator allocator, int id, int type, byte... body) {
    int size = size(body.length);
    return begin(allocator.buffer(size, size), id, type, body.length)
        .writeBytes(body)
        .writeShortLE(0);
  }

  /**
   * How many bytes a frame has.
   *
   * @param bodyLength how many its body has
   * @return the size, length field included
   */
  public static int size(int bodyLength) {
    return 4 + MIN_LENGTH + bodyLength;
  }

  /**
   * Writes one frame behind others.
   *
   * @param into has room for {@link #size} bytes
   * @param id the request id
   * @param type the packet type
   * @param body the text
   * @param length how many bytes it has in the charset, by {@link StrictText#length}
   * @param charset how the peer reads text
   */
  public static void write(
      ByteBuf into, int id, int type, CharSequence body, int length, Charset charset) {
    begin(into, id, type, length);
    StrictText.write(body, length, charset, into);
    into.writeShortLE(0);
  }

  private static ByteBuf begin(ByteBuf into, int id, int type, int bodyLength) {
    return into.writeIntLE(MIN_LENGTH + bodyLength).writeIntLE(id).writeIntLE(type);
  }

  /** The id, the type and the body's length: a body may be a password, so it is never shown. */
  @Override
  public String toString() {
    return buffer.readableBytes() == 0 && index == 0
        ? "SourcePacket[]"
        : "SourcePacket[id=" + id() + ", type=" + type() + ", " + bodyLength + " bytes]";
  }

  /**
   * The body in hexadecimal, for traces.
   *
   * @return two digits a byte
   */
  public String bodyHex() {
    return ByteBufUtil.hexDump(buffer, bodyIndex(), bodyLength);
  }
}
