package io.rcon.codec.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a Minecraft server with {@code enable-query} over UDP.
 *
 * <pre>
 *  for a token   fe fd 09 | session (4)
 *  the token     09 | session (4) | digits, may be negative | NUL           Nukkit: four bytes | NUL
 *
 *  basic         fe fd 00 | session (4) | token (4)
 *  its answer    00 | session (4) | motd | game type | map | players | max | port (2, little endian) | address
 *
 *  full          fe fd 00 | session (4) | token (4) | 00 00 00 00            Nukkit: four more
 *  its answer    00 | session (4) | splitnum NUL 80 00 | key | value | … | NUL
 *                | 01 player_ NUL NUL | name | name | … | NUL
 * </pre>
 *
 * Texts end with a NUL, numbers are big endian where nothing else is said. A token is valid for
 * about 30 seconds; a request with an older one gets no answer. Of a session's number only the bits
 * {@code 0f0f0f0f} count.
 *
 * @param info {@code hostname}, {@code gametype}, {@code map}, {@code numplayers}, {@code
 *     maxplayers}, {@code hostport}, {@code hostip}, and of the full answer {@code game_id}, {@code
 *     version}, {@code plugins} and others; the first of two equal names stays
 * @param players the names of all players; none in the basic answer
 * @param full whether this is the full answer
 * @param complete false if the datagram ended early
 */
public record MinecraftStat(
    Map<String, String> info, List<String> players, boolean full, boolean complete) {
  /** The bits of a session's number that servers send back. */
  public static final int SESSION_BITS = 0x0f0f0f0f;

  /** The padding of a request for numbers, in bytes. */
  public static final int BASIC = 0;

  /** The padding of a request for the names of the players too. */
  public static final int FULL = 4;

  /**
   * The same for Nukkit and PowerNukkit, which give the basic answer to {@link #FULL}. Found on
   * PowerNukkit 1.6.0.1.
   */
  public static final int NUKKIT_FULL = 8;

  private static final int MAGIC = 0xfefd;
  private static final int TOKEN = 0x09;
  private static final int STAT = 0x00;

  /** Four bytes and a NUL. */
  private static final int NUKKIT_TOKEN = 5;

  private static final String FULL_BEGIN = "splitnum\0\u0080\0";
  private static final String[] BASIC_KEYS = {
    "hostname", "gametype", "map", "numplayers", "maxplayers"
  };

  /**
   * Asks for a token.
   *
   * @param allocator makes the buffer
   * @param session a number, of which {@link #SESSION_BITS} count
   * @return the whole datagram
   */
  public static ByteBuf tokenRequest(ByteBufAllocator allocator, int session) {
    return request(allocator, TOKEN, session);
  }

  private static ByteBuf request(ByteBufAllocator allocator, int type, int session) {
    return allocator.buffer(16).writeShort(MAGIC).writeByte(type).writeInt(session & SESSION_BITS);
  }

  /**
   * Asks for the status.
   *
   * @param allocator makes the buffer
   * @param session the number that the token was asked for with
   * @param token the token
   * @param padding {@link #BASIC}, {@link #FULL} or {@link #NUKKIT_FULL}
   * @return the whole datagram
   */
  public static ByteBuf request(ByteBufAllocator allocator, int session, int token, int padding) {
    ByteBuf request = request(allocator, STAT, session).writeInt(token);
    return request.writeZero(padding);
  }

  private static @Nullable QueryCursor open(ByteBuf datagram, int type, int session) {
    QueryCursor in = new QueryCursor(datagram);
    int found = in.u8();
    int whose = in.i32();
    boolean fits = found == type && whose == (session & SESSION_BITS);
    return fits && in.remaining() > 0 ? in : null;
  }

  /**
   * Reads a token.
   *
   * @param datagram the whole datagram
   * @param session the number that it was asked for with
   * @return empty if it is none, or one for another session
   */
  public static OptionalInt readToken(ByteBuf datagram, int session) {
    QueryCursor in = open(datagram, TOKEN, session);
    if (in != null && in.remaining() == NUKKIT_TOKEN && !isDigits(datagram)) {
      return OptionalInt.of(in.i32());
    }
    String digits = in == null ? "" : in.text();
    if (in == null || in.isCut()) {
      return OptionalInt.empty();
    }
    try {
      // Some servers write it without a sign, others with one.
      long token = Long.parseLong(digits.strip());
      boolean fits = token >= Integer.MIN_VALUE && token <= 0xffffffffL;
      return fits ? OptionalInt.of((int) token) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /** Tells a token in digits from the four bytes of Nukkit; a NUL ends both. */
  private static boolean isDigits(ByteBuf datagram) {
    for (int i = datagram.writerIndex() - NUKKIT_TOKEN; i < datagram.writerIndex() - 1; i++) {
      byte b = datagram.getByte(i);
      if (b != 0 && b != '-' && (b < '0' || b > '9')) {
        return false;
      }
    }
    return datagram.getByte(datagram.writerIndex() - NUKKIT_TOKEN) != 0;
  }

  /**
   * Reads an answer, basic or full.
   *
   * @param datagram the whole datagram
   * @param session the number that it was asked for with
   * @return null if it is none, or one for another session
   */
  public static @Nullable MinecraftStat read(ByteBuf datagram, int session) {
    QueryCursor in = open(datagram, STAT, session);
    if (in == null) {
      return null;
    }
    return in.takes(FULL_BEGIN) ? full(in) : basic(in);
  }

  private static MinecraftStat basic(QueryCursor in) {
    Map<String, String> info = new LinkedHashMap<>();
    for (String key : BASIC_KEYS) {
      String value = in.text();
      if (!in.isCut()) {
        info.put(key, value);
      }
    }
    int port = in.u16le();
    String address = in.text();
    if (!in.isCut()) {
      info.put("hostport", Integer.toString(port));
      info.put("hostip", address);
    }
    return new MinecraftStat(Collections.unmodifiableMap(info), List.of(), false, !in.isCut());
  }

  private static MinecraftStat full(QueryCursor in) {
    Map<String, String> info = new LinkedHashMap<>();
    String key = in.text();
    while (!key.isEmpty()) {
      String value = in.text();
      if (!in.isCut()) {
        info.putIfAbsent(key, value);
      }
      key = in.text();
    }
    List<String> players = new ArrayList<>();
    boolean list = in.takes("\u0001player_\0\0");
    while (list && in.remaining() > 0 && in.peek() != 0) {
      String name = in.text();
      if (!in.isCut()) {
        players.add(name);
      }
    }
    boolean whole = list && !in.isCut() && in.peek() == 0;
    return new MinecraftStat(Collections.unmodifiableMap(info), List.copyOf(players), true, whole);
  }
}
