package io.rcon.codec.battleye;

import io.netty.buffer.ByteBuf;
import java.util.zip.CRC32;

/**
 * A datagram of BattlEye, in both directions:
 *
 * <pre>
 *   'B' 'E' · CRC-32 of the rest, little endian · ff · type · content
 *   LOGIN     password, answered by 1 (accepted) or 0
 *   COMMAND   sequence · text, answered by sequence · text
 *             or in parts: sequence · 00 · how many · which, from 0 · text
 *   MESSAGE   sequence · text, acknowledged by sequence alone
 * </pre>
 *
 * A text never begins with a NUL. All methods read and write by absolute index or at the writer
 * index, and keep nothing.
 */
public final class BattlEyePacket {
  /** The type of a login and its answer. */
  public static final int LOGIN = 0;

  /** The type of a command, and of the pieces of its answer. */
  public static final int COMMAND = 1;

  /** The type of what a server says by itself, and of its acknowledgement. */
  public static final int MESSAGE = 2;

  /** How many bytes stand before the content. */
  public static final int HEADER = 8;

  /** How many bytes of content stand before the text of a part. */
  public static final int PART_HEADER = 4;

  private static final int SUM_AT = 2;
  private static final int SUMMED_FROM = 6;
  private static final int TYPE_AT = 7;
  private static final int FOREVER_FF = 0xff;

  private BattlEyePacket() {}

  /**
   * Begins a datagram at the writer index. Its content is written behind it; then comes {@link
   * #finish}.
   *
   * @param into a buffer with room
   * @param type the type
   * @return where it begins
   */
  public static int begin(ByteBuf into, int type) {
    int start = into.writerIndex();
    into.writeByte('B').writeByte('E').writeIntLE(0).writeByte(FOREVER_FF).writeByte(type);
    return start;
  }

  /**
   * Writes the checksum of a datagram whose content is complete: it ends at the writer index.
   *
   * @param buffer the buffer
   * @param start where it begins
   * @return the buffer
   */
  public static ByteBuf finish(ByteBuf buffer, int start) {
    int length = buffer.writerIndex() - start - SUMMED_FROM;
    return buffer.setIntLE(start + SUM_AT, sum(buffer, start + SUMMED_FROM, length));
  }

  /**
   * Whether bytes are a datagram of BattlEye with the right checksum.
   *
   * @param buffer where it is
   * @param index where it begins
   * @param length how many bytes it has
   * @return false for anything else
   */
  public static boolean isValid(ByteBuf buffer, int index, int length) {
    return length >= HEADER
        && buffer.getByte(index) == 'B'
        && buffer.getByte(index + 1) == 'E'
        && buffer.getUnsignedByte(index + SUMMED_FROM) == FOREVER_FF
        && checksum(buffer, index) == sum(buffer, index + SUMMED_FROM, length - SUMMED_FROM);
  }

  /**
   * The checksum that a datagram carries: that of type, sequence and text together.
   *
   * @param buffer where it is
   * @param index where it begins
   * @return the sum
   */
  public static int checksum(ByteBuf buffer, int index) {
    return buffer.getIntLE(index + SUM_AT);
  }

  /**
   * The type of a valid datagram.
   *
   * @param buffer where it is
   * @param index where it begins
   * @return {@link #LOGIN}, {@link #COMMAND}, {@link #MESSAGE}, or another number below 256
   */
  public static int type(ByteBuf buffer, int index) {
    return buffer.getUnsignedByte(index + TYPE_AT);
  }

  private static int sum(ByteBuf buffer, int index, int length) {
    CRC32 sum = new CRC32();
    sum.update(buffer.nioBuffer(index, length));
    return (int) sum.getValue();
  }
}
