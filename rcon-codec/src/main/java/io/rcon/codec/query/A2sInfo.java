package io.rcon.codec.query;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The answer to {@link A2sRequest#INFO}.
 *
 * <pre>
 *  49 | protocol (1) | name | map | folder | game | app (2) | players (1) | max (1) | bots (1)
 *     | kind (1) | system (1) | password (1) | VAC (1)
 *     | for app 2400, The Ship, only: mode (1) | witnesses (1) | duration (1)
 *     | version | flags (1), may be missing, then in this order whatever the order of the bits:
 *     | 80: port (2) | 10: SteamID (8) | 40: port of the TV (2), its name | 20: keywords | 01: game (8)
 *
 *  6d | address | name | map | folder | game | players (1) | max (1) | protocol (1)
 *     | kind (1) | system (1) | password (1) | is a mod (1)
 *     | of a mod only: link | download | NUL | version (4) | size (4) | type (1) | library (1)
 *     | VAC (1) | bots (1)
 * </pre>
 *
 * Some GoldSrc servers answer one request with both forms. Numbers of players are one byte here:
 * games with more give the real numbers elsewhere, Rust in the keywords ({@code cp123}, {@code
 * mp300}).
 *
 * @param protocol the game's own number; 47 and 48 are GoldSrc
 * @param name the server's name
 * @param map the map
 * @param folder the game's folder
 * @param game the game in words
 * @param app Steam's number of the game, from the longer field if it is there; 0 if not told
 * @param players how many are online, bots included
 * @param max how many may be
 * @param bots how many are bots
 * @param kind {@code d} for a dedicated server, {@code l} for one that a player runs, {@code p} for
 *     a proxy; in upper case on some servers
 * @param hasPassword whether players need a password
 * @param version the game's version; empty in the obsolete form
 * @param port the game's port
 * @param steamId the server's SteamID
 * @param keywords tags, often separated by commas
 * @param obsolete whether this is the form of old GoldSrc servers
 * @param complete false if the datagram ended within a field
 */
public record A2sInfo(
    int protocol,
    String name,
    String map,
    String folder,
    String game,
    int app,
    int players,
    int max,
    int bots,
    char kind,
    boolean hasPassword,
    String version,
    OptionalInt port,
    OptionalLong steamId,
    String keywords,
    boolean obsolete,
    boolean complete)
    implements A2sAnswer {
  private static final int THE_SHIP = 2400;
  private static final int APP_BITS = 0xffffff;

  static A2sInfo source(QueryCursor in) {
    int protocol = in.u8();
    String name = in.text();
    String map = in.text();
    String folder = in.text();
    String game = in.text();
    int app = in.u16le();
    int players = in.u8();
    int max = in.u8();
    int bots = in.u8();
    char kind = (char) in.u8();
    in.skip(1);
    boolean password = in.u8() != 0;
    in.skip(1);
    if (app == THE_SHIP) {
      in.skip(3);
    }
    String version = in.text();
    int flags = in.remaining() > 0 ? in.u8() : 0;
    OptionalInt port = (flags & 0x80) != 0 ? told(in, in.u16le()) : OptionalInt.empty();
    OptionalLong steamId = OptionalLong.empty();
    if ((flags & 0x10) != 0) {
      long id = in.i64le();
      steamId = in.isCut() ? steamId : OptionalLong.of(id);
    }
    if ((flags & 0x40) != 0) {
      in.skip(2);
      in.text();
    }
    String keywords = (flags & 0x20) != 0 ? in.text() : "";
    if ((flags & 0x01) != 0) {
      int longer = (int) in.i64le() & APP_BITS;
      app = in.isCut() || longer == 0 ? app : longer;
    }
    return new A2sInfo(
        protocol,
        name,
        map,
        folder,
        game,
        app,
        players,
        max,
        bots,
        kind,
        password,
        version,
        port,
        steamId,
        keywords,
        false,
        !in.isCut());
  }

  private static OptionalInt told(QueryCursor in, int value) {
    return in.isCut() ? OptionalInt.empty() : OptionalInt.of(value);
  }

  static A2sInfo goldSource(QueryCursor in) {
    in.text();
    String name = in.text();
    String map = in.text();
    String folder = in.text();
    String game = in.text();
    int players = in.u8();
    int max = in.u8();
    int protocol = in.u8();
    char kind = (char) in.u8();
    in.skip(1);
    boolean password = in.u8() != 0;
    if (in.u8() == 1) {
      in.text();
      in.text();
      in.skip(11);
    }
    in.skip(1);
    int bots = in.u8();
    return new A2sInfo(
        protocol,
        name,
        map,
        folder,
        game,
        0,
        players,
        max,
        bots,
        kind,
        password,
        "",
        OptionalInt.empty(),
        OptionalLong.empty(),
        "",
        true,
        !in.isCut());
  }
}
