package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.rcon.codec.RconCodecException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a Minecraft Java server to the ping of clients before 1.7, over TCP.
 *
 * <pre>
 *  ping           fe 01
 *  pong           ff | length (2, in units of UTF-16) | text (UTF-16, big endian)
 *
 *  text           § 1 NUL protocol NUL version NUL motd NUL players NUL max       since 1.4
 *                 motd § players § max                                            before
 * </pre>
 *
 * Current servers still answer it; most proxies do not.
 *
 * @param protocol the game's own number; empty before 1.4
 * @param version the game's version; empty before 1.4
 * @param motd the message of the day
 * @param players how many are online, -1 if that is no number
 * @param max how many may be, -1 if that is no number
 */
public record LegacyPong(OptionalInt protocol, String version, String motd, int players, int max) {
  private static final int KICK = 0xff;
  private static final int MAX_UNITS = 4096;
  private static final String MODERN = "\u00a71\0";

  /**
   * Makes a ping.
   *
   * @param allocator makes the buffer
   * @return all that is sent
   */
  public static ByteBuf request(ByteBufAllocator allocator) {
    return allocator.buffer(2).writeByte(0xfe).writeByte(1);
  }

  /**
   * Looks for the pong in all that came so far.
   *
   * @param stream the bytes so far, from the first one on; its indices stay
   * @return the pong, null if it is not whole yet
   * @throws RconCodecException if it cannot become a pong
   */
  public static @Nullable LegacyPong read(ByteBuf stream) {
    int index = stream.readerIndex();
    int readable = stream.readableBytes();
    if (readable >= 1 && stream.getUnsignedByte(index) != KICK) {
      throw new RconCodecException(
          "byte " + stream.getUnsignedByte(index) + " came first: no pong of a Minecraft server");
    }
    int units = readable < 3 ? 0 : stream.getUnsignedShort(index + 1);
    if (units > MAX_UNITS) {
      throw new RconCodecException("a pong of " + units + " characters: no Minecraft server");
    }
    if (readable < 3 || readable < 3 + 2 * units) {
      return null;
    }
    return of(stream.toString(index + 3, 2 * units, StandardCharsets.UTF_16BE));
  }

  private static LegacyPong of(String text) {
    boolean modern = text.startsWith(MODERN);
    List<String> fields =
        modern ? fields(text.substring(MODERN.length()), '\0') : fields(text, '\u00a7');
    int size = fields.size();
    int from = modern && size >= 5 ? 2 : 0;
    if (size < from + 3) {
      return new LegacyPong(OptionalInt.empty(), "", text, -1, -1);
    }
    // The message may hold the separator: it is what is left between both ends.
    String motd = String.join(modern ? "\0" : "\u00a7", fields.subList(from, size - 2));
    int protocol = from == 0 ? -1 : number(fields.get(0));
    return new LegacyPong(
        protocol < 0 ? OptionalInt.empty() : OptionalInt.of(protocol),
        from == 0 ? "" : fields.get(1),
        motd,
        number(fields.get(size - 2)),
        number(fields.get(size - 1)));
  }

  private static List<String> fields(String text, char separator) {
    List<String> fields = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      fields.add(text.substring(from, at));
      from = at + 1;
    }
    fields.add(text.substring(from));
    return fields;
  }

  private static int number(String text) {
    try {
      return Math.max(-1, Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
