package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a Minecraft Bedrock server to RakNet's unconnected ping.
 *
 * <pre>
 *  ping  01 | time (8) | 00 ff ff 00 fe fe fe fe fd fd fd fd 12 34 56 78 | our id (8)
 *  pong  1c | time (8) | server's id (8) | 00 ff ff 00 … 78 | length (2) | text
 *
 *  text  MCPE;motd;protocol;version;players;max;id;second motd;game mode;number;port;port of IPv6;
 * </pre>
 *
 * Numbers are big endian, the text is UTF-8. Some servers escape a semicolon of the message with a
 * backslash, others do not: what stands before the first numbers in the right places is the
 * message.
 *
 * @param edition {@code MCPE}, or {@code MCEE} for the Education Edition
 * @param motd the message of the day
 * @param protocol the game's own number
 * @param version the game's version
 * @param players how many are online
 * @param max how many may be
 * @param rest what follows, each field as it came
 * @param complete false if the text is shorter than it was said to be, or the numbers are missing
 */
public record BedrockPong(
    String edition,
    String motd,
    int protocol,
    String version,
    int players,
    int max,
    List<String> rest,
    boolean complete) {
  private static final byte[] MAGIC = {
    0, -1, -1, 0, -2, -2, -2, -2, -3, -3, -3, -3, 0x12, 0x34, 0x56, 0x78
  };
  private static final int PING = 0x01;
  private static final int PONG = 0x1c;

  /**
   * Makes a ping.
   *
   * @param allocator makes the buffer
   * @param time any number; the pong brings it back
   * @param id our id, any number
   * @return the whole datagram
   */
  public static ByteBuf request(ByteBufAllocator allocator, long time, long id) {
    return allocator.buffer(33).writeByte(PING).writeLong(time).writeBytes(MAGIC).writeLong(id);
  }

  /**
   * Reads a pong.
   *
   * @param datagram the whole datagram
   * @param time the number of the ping
   * @return null if it is none, or one for another ping
   */
  public static @Nullable BedrockPong read(ByteBuf datagram, long time) {
    QueryCursor in = new QueryCursor(datagram);
    int type = in.u8();
    boolean fits = in.i64() == time;
    in.skip(8);
    if (type != PONG || !fits || !in.takes(MAGIC)) {
      return null;
    }
    int length = in.u16();
    List<String> fields = fields(in.text(length, null));
    for (int i = 2; i + 3 < fields.size(); i++) {
      int protocol = number(fields.get(i));
      int players = number(fields.get(i + 2));
      int max = number(fields.get(i + 3));
      if (protocol >= 0 && players >= 0 && max >= 0) {
        String motd = String.join(";", fields.subList(1, i));
        List<String> rest = List.copyOf(fields.subList(i + 4, fields.size()));
        String version = fields.get(i + 1);
        return new BedrockPong(
            fields.get(0), motd, protocol, version, players, max, rest, !in.isCut());
      }
    }
    String motd = fields.size() > 1 ? fields.get(1) : "";
    return new BedrockPong(fields.get(0), motd, -1, "", -1, -1, List.of(), false);
  }

  private static int number(String text) {
    try {
      return text.isEmpty() || text.charAt(0) == '+' ? -1 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Splits at semicolons, but for those behind a backslash. At least one. */
  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ';') {
        field.append(';');
        i++;
      } else if (c == ';') {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    if (field.length() > 0 || fields.isEmpty()) {
      fields.add(field.toString());
    }
    return fields;
  }
}
