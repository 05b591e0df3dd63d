package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of Doom 3 and Quake 4 to the query for the server and its players.
 *
 * <pre>
 *   request  ff ff · "getInfo" 00 · challenge (4)
 *   answer   ff ff · "infoResponse" 00 · challenge (4) · protocol (4)
 *            · key 00 value 00 … · 00 00
 *            · for each player: id (1) · ping (2) · rate (4) · name 00, and in Quake 4: clan 00
 *            · 20 · kinds of systems (4), which dhewm3 leaves out
 * </pre>
 *
 * Numbers are little endian; ids go up. Nothing says whether rows have a clan: the form is taken in
 * which the rows end where the datagram does, and none where both forms do. Enemy Territory: Quake
 * Wars answers in a form of its own, whose rows are not read. Facts: dhewm3's source; public
 * clients for Quake 4.
 *
 * @param challenge that of the request
 * @param protocol the major version in the upper two bytes, the minor one in the lower
 * @param info the server's variables in their order; the first of two equal names stays
 * @param clients the players; none where their rows could not be read
 * @param complete false if the datagram ends early, or its rows could not be read
 */
public record Doom3Info(
    int challenge, int protocol, Map<String, String> info, List<Client> clients, boolean complete) {
  private static final String REQUEST = "\u00ff\u00ffgetInfo\0";
  private static final String ANSWER = "\u00ff\u00ffinfoResponse\0";

  /** Ends the players: one more than the largest id. */
  private static final int END = 32;

  /** How many bytes the kinds of systems have. */
  private static final int SYSTEMS = 4;

  /**
   * A player.
   *
   * @param id the number by which the player is kicked, 0 to 31
   * @param ping in milliseconds
   * @param rate bytes a second that the player's connection takes
   * @param name the name as sent
   * @param clan the clan, empty where the game has none
   */
  public record Client(int id, int ping, int rate, String name, String clan) {}

  /**
   * Makes the request.
   *
   * @param allocator makes the buffer
   * @param challenge any number, which comes back
   * @return the whole datagram
   */
  public static ByteBuf request(ByteBufAllocator allocator, int challenge) {
    ByteBuf request = allocator.buffer(REQUEST.length() + Integer.BYTES);
    request.writeCharSequence(REQUEST, StandardCharsets.ISO_8859_1);
    return request.writeIntLE(challenge);
  }

  /**
   * Reads an answer.
   *
   * @param datagram the whole datagram
   * @param charset how the server writes text
   * @return null if it is none
   */
  public static @Nullable Doom3Info read(ByteBuf datagram, Charset charset) {
    QueryCursor in = new QueryCursor(datagram);
    if (!in.takes(ANSWER) || in.remaining() < 2 * Integer.BYTES) {
      return null;
    }
    int challenge = in.i32le();
    int protocol = in.i32le();
    Map<String, String> info = new LinkedHashMap<>();
    boolean ended = false;
    while (!ended && !in.isCut()) {
      String key = text(in, charset);
      String value = text(in, charset);
      ended = key.isEmpty();
      if (!ended && !in.isCut()) {
        info.putIfAbsent(key, value);
      }
    }
    List<Client> clients = in.isCut() ? null : rows(datagram, in, charset);
    return new Doom3Info(
        challenge,
        protocol,
        Collections.unmodifiableMap(info),
        clients == null ? List.of() : List.copyOf(clients),
        clients != null);
  }

  private static @Nullable List<Client> rows(ByteBuf datagram, QueryCursor in, Charset charset) {
    QueryCursor again = new QueryCursor(datagram);
    again.skip(datagram.readableBytes() - in.remaining());
    List<Client> plain = rows(in, false, charset);
    List<Client> withClans = rows(again, true, charset);
    if (plain == null || withClans == null) {
      return plain == null ? withClans : plain;
    }
    return plain.equals(withClans) ? plain : null;
  }

  /** The rows of one form; null if it is another. */
  private static @Nullable List<Client> rows(QueryCursor in, boolean clans, Charset charset) {
    List<Client> rows = new ArrayList<>();
    int last = -1;
    for (int id = in.u8(); id != END; id = in.u8()) {
      if (id <= last || id > END) {
        return null;
      }
      last = id;
      int ping = in.u16le();
      int rate = in.i32le();
      String name = text(in, charset);
      rows.add(new Client(id, ping, rate, name, clans ? text(in, charset) : ""));
      if (in.isCut()) {
        return null;
      }
    }
    return in.remaining() == 0 || in.remaining() == SYSTEMS ? rows : null;
  }

  /** Up to a NUL, which is taken. */
  private static String text(QueryCursor in, Charset charset) {
    String text = in.upTo((byte) 0, charset);
    in.skip(1);
    return text;
  }
}
