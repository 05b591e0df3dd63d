package io.rcon.codec.frostbite;

import io.netty.buffer.ByteBuf;
import io.rcon.codec.RconCodecException;
import io.rcon.codec.StrictText;
import java.nio.charset.Charset;

/**
 * A packet of Frostbite, in both directions:
 *
 * <pre>
 *   number · size of the whole packet · how many words, 4 bytes each, little endian
 *   each word: its length, 4 bytes, without its NUL · its bytes · NUL
 * </pre>
 *
 * Two bits of the number tell which side began the exchange, and whether this is its answer, so
 * each side counts its own. All methods read by absolute index or write at the writer index, and
 * keep nothing.
 */
public final class FrostbitePacket {
  /** In a number: the server began the exchange. */
  public static final int BY_SERVER = 0x8000_0000;

  /** In a number: this is the answer. */
  public static final int ANSWER = 0x4000_0000;

  /** The rest of a number. */
  public static final int NUMBER = 0x3fff_ffff;

  /** How many bytes stand before the words. */
  public static final int HEADER = 12;

  /** How many bytes a word takes beside its text: its length and a NUL. */
  public static final int AROUND_WORD = 5;

  /** The most bytes of a packet. */
  public static final int LARGEST = 16_384;

  static final int SIZE_AT = 4;

  private static final int COUNT_AT = 8;

  private FrostbitePacket() {}

  /**
   * Begins a packet at the writer index. Its words are written behind it; then comes {@link
   * #finish}.
   *
   * @param into a buffer with room
   * @param number the number with its bits
   * @return where it begins
   */
  public static int begin(ByteBuf into, int number) {
    int start = into.writerIndex();
    into.writeIntLE(number).writeLongLE(0);
    return start;
  }

  /**
   * Writes a word at the writer index.
   *
   * @param into the buffer
   * @param word the word, without a NUL
   * @param charset the charset of the server
   * @throws RconCodecException if the charset has no form for a character of it
   */
  public static void word(ByteBuf into, CharSequence word, Charset charset) {
    int length = StrictText.length(word, charset);
    into.writeIntLE(length);
    StrictText.write(word, length, charset, into);
    into.writeByte(0);
  }

  /**
   * Writes the sizes of a packet whose words are complete: it ends at the writer index.
   *
   * @param buffer the buffer
   * @param start where it begins
   * @param words how many words it has
   * @return the buffer
   * @throws RconCodecException if it is longer than a packet may be
   */
  public static ByteBuf finish(ByteBuf buffer, int start, int words) {
    int size = buffer.writerIndex() - start;
    if (size > LARGEST) {
      throw new RconCodecException("a packet has " + size + " bytes and may have " + LARGEST);
    }
    return buffer.setIntLE(start + SIZE_AT, size).setIntLE(start + COUNT_AT, words);
  }

  /**
   * The number of a packet, with its bits.
   *
   * @param buffer where it is
   * @param index where it begins
   * @return the number
   */
  public static int number(ByteBuf buffer, int index) {
    return buffer.getIntLE(index);
  }

  /**
   * Checks that the words fill a packet.
   *
   * @param buffer where it is
   * @param index where it begins
   * @param length how many bytes it has, at least {@link #HEADER}
   * @throws RconCodecException if a word ends beyond it or without a NUL, or if their count is
   *     wrong
   */
  public static void check(ByteBuf buffer, int index, int length) {
    int end = index + length;
    int at = index + HEADER;
    int words = 0;
    while (at < end) {
      long next = at + (end - at < Integer.BYTES ? end : wholeWord(buffer, at));
      if (next > end || buffer.getByte((int) next - 1) != 0) {
        throw new RconCodecException("a word of a Frostbite packet does not end within it");
      }
      at = (int) next;
      words++;
    }
    if (buffer.getIntLE(index + COUNT_AT) != words) {
      throw new RconCodecException("a Frostbite packet has " + words + " words and tells another");
    }
  }

  private static long wholeWord(ByteBuf buffer, int at) {
    return AROUND_WORD + buffer.getUnsignedIntLE(at);
  }

  /**
   * The length of a word of a packet that was {@linkplain #check checked}.
   *
   * @param buffer where it is
   * @param at where the word begins; the first one behind {@link #HEADER}
   * @return how many bytes it has; they begin 4 bytes further, and the next word after its NUL
   */
  public static int wordLength(ByteBuf buffer, int at) {
    return buffer.getIntLE(at);
  }
}
