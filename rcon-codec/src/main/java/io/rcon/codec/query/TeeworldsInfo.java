package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a Teeworlds server to a query at its game port.
 *
 * <pre>
 *  0.7  for a token   04 00 00 | ff ff ff ff | 05 | ours (4) | 508 zero bytes
 *       the token     04 00 00 | ours (4) | 05 | theirs (4)
 *       the request   21 | theirs (4) | ours (4) | ff ff ff ff gie3 | number
 *       its answer    21 | ours (4) | theirs (4) | ff ff ff ff inf3 | number
 *                     | version | name | host name | map | game type | flags | skill
 *                     | players | their slots | clients | their slots
 *                     | for each client: name | clan | country | score | 0, 1 watches, 2 is a bot
 *
 *  0.6  the request   ff × 10 | gie3 | number (1)
 *       its answer    ff × 10 | inf3 | number | version | name | map | game type | flags
 *                     | players | their slots | clients | their slots
 *                     | for each client: name | clan | country | score | 1 plays, 0 watches
 * </pre>
 *
 * Texts end with a NUL. Numbers are digits as text in 0.6; in 0.7 they have six bits and a sign in
 * the first byte and seven in each further one, which the highest bit announces.
 *
 * @param version the game's version
 * @param name the server's name
 * @param map the map's name
 * @param gameType such as {@code DM}
 * @param flags 1: wants a password
 * @param players how many play
 * @param playerSlots how many may play
 * @param clients how many are connected: those who play and those who watch
 * @param clientSlots how many may be connected
 * @param list the clients, in the order of their numbers
 * @param complete false if the datagram ended early, or lists fewer clients than it counts
 */
public record TeeworldsInfo(
    String version,
    String name,
    String map,
    String gameType,
    int flags,
    int players,
    int playerSlots,
    int clients,
    int clientSlots,
    List<Client> list,
    boolean complete) {
  /** The most that a datagram of the game can hold; an answer with a higher count is refused. */
  private static final int MOST_CLIENTS = 1024;

  private static final int CONTROL = 0x04;
  private static final int CONNECTIONLESS = 0x21;
  private static final int NO_TOKEN = -1;
  private static final int TOKEN = 5;
  private static final int PADDING = 508;
  private static final String MARK = "\u00ff\u00ff\u00ff\u00ff";
  private static final String OLD_HEAD = "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff";

  /**
   * A client.
   *
   * @param name as it was sent
   * @param clan the clan; empty for none
   * @param country ISO 3166-1, a number; -1 for none
   * @param score the score
   * @param watches whether it does not play
   * @param bot whether it is a bot
   */
  public record Client(
      String name, String clan, int country, int score, boolean watches, boolean bot) {}

  /**
   * Asks a server of 0.7 for a token.
   *
   * @param allocator makes the buffer
   * @param ours any number but -1; the answer brings it back
   * @return the whole datagram
   */
  public static ByteBuf tokenRequest(ByteBufAllocator allocator, int ours) {
    ByteBuf request = allocator.buffer(12 + PADDING).writeByte(CONTROL).writeShort(0);
    return request.writeInt(NO_TOKEN).writeByte(TOKEN).writeInt(ours).writeZero(PADDING);
  }

  /**
   * Reads a token.
   *
   * @param datagram the whole datagram
   * @param ours the number that it was asked for with
   * @return empty if it is none, or one for another number
   */
  public static OptionalInt readToken(ByteBuf datagram, int ours) {
    QueryCursor in = new QueryCursor(datagram);
    int head = in.u8();
    in.skip(2);
    boolean fits = in.i32() == ours;
    int message = in.u8();
    int theirs = in.i32();
    boolean token = head == CONTROL && message == TOKEN && theirs != NO_TOKEN;
    return token && fits && !in.isCut() ? OptionalInt.of(theirs) : OptionalInt.empty();
  }

  /**
   * Asks a server of 0.7.
   *
   * @param allocator makes the buffer
   * @param theirs the server's token
   * @param ours the number that it was asked for with
   * @return the whole datagram
   */
  public static ByteBuf request(ByteBufAllocator allocator, int theirs, int ours) {
    ByteBuf request = allocator.buffer(18).writeByte(CONNECTIONLESS).writeInt(theirs);
    request.writeInt(ours).writeCharSequence(MARK + "gie3", StandardCharsets.ISO_8859_1);
    return request.writeByte(number(ours));
  }

  /** A number that takes one byte in both forms. */
  private static int number(int ours) {
    return ours & 0x3f;
  }

  /**
   * Reads an answer of 0.7.
   *
   * @param datagram the whole datagram
   * @param ours the number that was asked with
   * @return null if it is none, or one for another number
   */
  public static @Nullable TeeworldsInfo read(ByteBuf datagram, int ours) {
    QueryCursor in = new QueryCursor(datagram);
    boolean fits = in.u8() == CONNECTIONLESS && in.i32() == ours;
    in.skip(4);
    if (!fits || !in.takes(MARK + "inf3") || packed(in) != number(ours)) {
      return null;
    }
    return info(in, true);
  }

  /**
   * Asks a server of 0.6.
   *
   * @param allocator makes the buffer
   * @param ours any number
   * @return the whole datagram
   */
  public static ByteBuf oldRequest(ByteBufAllocator allocator, int ours) {
    ByteBuf request = allocator.buffer(15);
    request.writeCharSequence(OLD_HEAD + MARK + "gie3", StandardCharsets.ISO_8859_1);
    return request.writeByte(number(ours));
  }

  /**
   * Reads an answer of 0.6.
   *
   * @param datagram the whole datagram
   * @param ours the number that was asked with
   * @return null if it is none, or one for another number
   */
  public static @Nullable TeeworldsInfo readOld(ByteBuf datagram, int ours) {
    QueryCursor in = new QueryCursor(datagram);
    return in.takes(OLD_HEAD + MARK + "inf3") && written(in) == number(ours)
        ? info(in, false)
        : null;
  }

  private static TeeworldsInfo info(QueryCursor in, boolean later) {
    String version = in.text();
    String name = in.text();
    if (later) {
      in.text();
    }
    String map = in.text();
    String gameType = in.text();
    int flags = number(in, later);
    if (later) {
      packed(in);
    }
    int players = number(in, later);
    int playerSlots = number(in, later);
    int clients = number(in, later);
    int clientSlots = number(in, later);
    List<Client> list = new ArrayList<>();
    while (!in.isCut() && in.remaining() > 0 && list.size() < MOST_CLIENTS) {
      Client client = client(in, later);
      if (!in.isCut()) {
        list.add(client);
      }
    }
    boolean whole = !in.isCut() && list.size() == clients;
    return new TeeworldsInfo(
        version,
        name,
        map,
        gameType,
        flags,
        players,
        playerSlots,
        clients,
        clientSlots,
        List.copyOf(list),
        whole);
  }

  private static Client client(QueryCursor in, boolean later) {
    String name = in.text();
    String clan = in.text();
    int country = number(in, later);
    int score = number(in, later);
    int kind = number(in, later);
    return new Client(name, clan, country, score, kind == (later ? 1 : 0), later && kind == 2);
  }

  private static int number(QueryCursor in, boolean later) {
    return later ? packed(in) : written(in);
  }

  /** -1 for what is no number. */
  private static int written(QueryCursor in) {
    try {
      return Integer.parseInt(in.text());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static int packed(QueryCursor in) {
    int octet = in.u8();
    int sign = octet & 0x40;
    int value = octet & 0x3f;
    for (int shift = 6; (octet & 0x80) != 0 && shift < 34; shift += 7) {
      octet = in.u8();
      value |= (octet & 0x7f) << shift;
    }
    return sign == 0 ? value : ~value;
  }
}
