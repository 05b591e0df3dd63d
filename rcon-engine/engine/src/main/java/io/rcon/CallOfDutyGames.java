package io.rcon;

import static io.rcon.CommonFacts.QUERY;

import io.rcon.Ending.Marker;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;

/** Call of Duty over UDP: the original servers and those of its community. */
final class CallOfDutyGames {
  /**
   * Accepts one request per 500 ms from all clients together, as Quake III Arena does.
   *
   * <p>Published: B3's parsers; the limit is inferred from the engine.
   */
  static final Dialect COD =
      Family.like(
          QuakeGames.QUAKE3,
          "cod",
          d ->
              d.games("Call of Duty 1")
                  .proven("documents only")
                  .refutedBy("two requests within 500 ms that are both answered")
                  .defaultPort(28960)
                  .charset(Charset.forName("windows-1252"))
                  .statusFormat("cod")
                  .set(CommandFacts.TELL, "tell {slot} \"{text}\"")
                  .set(CommandFacts.BAN, "")
                  .set(CommandFacts.UNBAN, ""));

  /** As {@link #COD}. */
  static final Dialect COD2 = Family.like(COD, "cod2", d -> d.games("Call of Duty 2"));

  /** As {@link #COD}. */
  static final Dialect COD4 =
      Family.like(
          COD,
          "cod4",
          d -> d.games("Call of Duty 4: Modern Warfare, without CoD4x").proven("vectors"));

  /** As {@link #COD}. */
  static final Dialect COD5 = Family.like(COD, "cod5", d -> d.games("Call of Duty: World at War"));

  /**
   * Sends the whole answer in one datagram. It answers with silence to a wrong password, where none
   * is set, and to more than two requests a second from an address.
   *
   * <p>Source: iw4x-client's RCon.cpp.
   */
  static final Dialect IW4X =
      Family.like(
          COD,
          "iw4x",
          d ->
              d.games("IW4x (Modern Warfare 2)")
                  .proven("model of its source: iw4x-client c75a6288")
                  .refutedBy("an answer in two datagrams, or one to a wrong password")
                  .ending(Ending.singlePacket())
                  .hints(new DialectHints(0, true, "whether RconWhitelistAdd names this address")));

  /**
   * Requests begin and end with a NUL, and answers with a byte 01.
   *
   * <p>Published: IW4MAdmin's parser. BOIII may answer with {@code print} instead.
   */
  static final Dialect T7 =
      Family.like(
          COD,
          "t7",
          d ->
              d.games("T7, BOIII (Black Ops III)")
                  .proven("vectors")
                  .refutedBy("an answer that begins with print")
                  .defaultPort(27017)
                  .outOfBand(new OutOfBand("\0", "\0", "\u0001", "\0", "getinfo")));

  /**
   * A variable is read by {@code get NAME} on T6 and IW5.
   *
   * <p>Published: IW4MAdmin's parsers, which know several prefixes; this one is of T6.
   */
  static final Dialect PLUTONIUM =
      Family.like(
          COD,
          "plutonium",
          d ->
              d.games("Plutonium: T4, T5, T6, IW5")
                  .proven("documents only")
                  .refutedBy(
                      "an answer that begins with another prefix than print and a line break")
                  .defaultPort(4976)
                  .pacing(Pacing.of(1, Duration.ofMillis(750)))
                  .ending(Ending.quiet(Duration.ofMillis(150), 1033, Marker.NONE))
                  .set(QUERY, List.of("quake3")));

  static final List<Dialect> ALL = List.of(COD, COD2, COD4, COD5, IW4X, T7, PLUTONIUM);

  private CallOfDutyGames() {}
}
