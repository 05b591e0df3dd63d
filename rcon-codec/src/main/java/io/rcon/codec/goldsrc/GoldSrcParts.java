package io.rcon.codec.goldsrc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins the parts of a datagram that was longer than 1400 bytes. They come in any order, some
 * perhaps twice.
 *
 * <pre>
 *   fe ff ff ff · id (4, little endian) · number (upper 4 bits), total (lower 4 bits) · payload
 * </pre>
 *
 * Bounded: parts of at most {@value #MOST_IDS} datagrams are kept, each of at most 15 parts of
 * {@value #LONGEST} bytes; one more pushes out the oldest. Not safe for several threads. Facts:
 * ReHLDS.
 */
public final class GoldSrcParts {
  private static final int BEGIN = 0xfeffffff;
  private static final int HEADER = 9;
  private static final int NIBBLE = 0x0f;
  private static final int MOST_IDS = 2;

  /** Servers make parts of 1391 bytes. */
  private static final int LONGEST = 1500;

  private static final int REMEMBERED = 64;

  private final Map<Integer, byte[][]> sets = new LinkedHashMap<>();

  /** The ids of joined datagrams: further copies of their parts are dropped. */
  private final Set<Long> joined = new LinkedHashSet<>();

  /** Starts empty. */
  public GoldSrcParts() {}

  /**
   * Whether bytes are a part.
   *
   * @param buffer where they are
   * @param index where they begin
   * @param length how many there are
   * @return true if they begin with {@code fe ff ff ff} and their number is below their total
   */
  public static boolean isPart(ByteBuf buffer, int index, int length) {
    if (length <= HEADER || length > LONGEST || buffer.getInt(index) != BEGIN) {
      return false;
    }
    int numbers = buffer.getUnsignedByte(index + HEADER - 1);
    return numbers >> 4 < (numbers & NIBBLE);
  }

  /**
   * Takes a part.
   *
   * @param buffer where it is
   * @param index where it begins
   * @param length how many bytes it has; it must be {@linkplain #isPart a part}
   * @return the datagram that it completes, on the heap and without need of a release; null while
   *     others are missing, and for the double of a part
   */
  public @Nullable ByteBuf add(ByteBuf buffer, int index, int length) {
    int id = buffer.getIntLE(index + Integer.BYTES);
    int numbers = buffer.getUnsignedByte(index + HEADER - 1);
    byte[] part = new byte[length - HEADER];
    buffer.getBytes(index + HEADER, part);
    if (joined.contains(mark(id, numbers, part))) {
      return null;
    }
    int total = numbers & NIBBLE;
    byte @Nullable [][] parts = sets.get(id);
    if (parts == null || parts.length != total) {
      parts = new byte[total][];
      sets.put(id, parts);
      if (sets.size() > MOST_IDS) {
        sets.remove(sets.keySet().iterator().next());
      }
    }
    if (parts[numbers >> 4] == null) {
      parts[numbers >> 4] = part;
    }
    return isWhole(parts) ? whole(id, parts) : null;
  }

  private static boolean isWhole(byte[][] parts) {
    for (byte[] part : parts) {
      if (part == null) {
        return false;
      }
    }
    return true;
  }

  private ByteBuf whole(int id, byte[][] parts) {
    sets.remove(id);
    for (int i = 0; i < parts.length; i++) {
      byte[] part = parts[i];
      if (part != null) {
        joined.add(mark(id, i << 4 | parts.length, part));
      }
    }
    while (joined.size() > REMEMBERED) {
      joined.remove(joined.iterator().next());
    }
    return concatenated(parts);
  }

  private static long mark(int id, int numbers, byte[] part) {
    return (long) id << 32 | ((31 * Arrays.hashCode(part) + numbers) & 0xffffffffL);
  }

  private static ByteBuf concatenated(byte[][] parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      if (part != null) {
        whole.writeBytes(part);
      }
    }
    return Unpooled.wrappedBuffer(whole.toByteArray());
  }

  /**
   * Whether a part is there whose others are missing.
   *
   * @return false if all that came was joined
   */
  public boolean isIncomplete() {
    return !sets.isEmpty();
  }

  /**
   * Takes the parts of datagrams that never became complete.
   *
   * @return for each its parts, joined in the order of their numbers without what is missing
   */
  public List<ByteBuf> takeRest() {
    List<ByteBuf> rest = new ArrayList<>();
    sets.values().forEach(parts -> rest.add(concatenated(parts)));
    sets.clear();
    return rest;
  }
}
