package io.rcon;

import static io.rcon.CommonFacts.QUERY;

import io.rcon.Ending.Marker;
import java.time.Duration;
import java.util.List;

/** Games on the engine of Quake III Arena, and others with its requests. */
final class QuakeKin {
  /** The pacing for servers without a limit of their own. */
  private static final Pacing POLITE = Pacing.of(4, Duration.ofMillis(50));

  private static final Pacing TEN_AND_ONE_A_SECOND = Pacing.of(8, Duration.ofMillis(1050));

  /** As ioquake3. Run. */
  static final Dialect OPENARENA =
      Family.like(
          QuakeGames.IOQUAKE3,
          "openarena",
          d ->
              d.games("OpenArena")
                  .proven("running server: OpenArena 0.8.8 on ioquake3 1.36")
                  .refutedBy("an eleventh request at once that is answered"));

  /** As ioquake3, but sends no datagram for an empty answer. Source. */
  static final Dialect QUAKE3E =
      Family.like(
          QuakeGames.IOQUAKE3,
          "quake3e",
          d ->
              d.games("Quake3e")
                  .proven("model of its source: Quake3e f8372fd8")
                  .refutedBy("a datagram for an answer without a text")
                  .set(CommonFacts.SILENT_IF_EMPTY, true));

  /**
   * Accepts a request 180 ms after the last that it answered, from all clients together. Source.
   */
  static final Dialect URBAN_TERROR =
      Family.like(
          QuakeGames.QUAKE3,
          "urban-terror",
          d ->
              d.games("Urban Terror 4")
                  .proven("model of its source: Urban Terror dae99817")
                  .refutedBy("two requests within 180 ms that are both answered")
                  .pacing(Pacing.of(1, Duration.ofMillis(200))));

  /** Accepts ten requests at once and then one a second from each address. Source: OpenJK. */
  static final Dialect JEDI_ACADEMY =
      Family.like(
          QuakeGames.QUAKE3,
          "jedi-academy",
          d ->
              d.games("Jedi Academy and Jedi Outcast on OpenJK")
                  .proven("model of its source: OpenJK 8cce3ea23")
                  .refutedBy("an eleventh request at once that is answered")
                  .defaultPort(29070)
                  .pacing(TEN_AND_ONE_A_SECOND));

  /** As Quake III Arena, in datagrams of 249 bytes. Source: the engine's release. */
  static final Dialect RTCW =
      Family.like(
          QuakeGames.QUAKE3,
          "rtcw",
          d ->
              d.games("Return to Castle Wolfenstein")
                  .proven("model of its source: id Software's release")
                  .refutedBy("a datagram of more than 249 bytes")
                  .ending(Ending.quiet(Duration.ofMillis(100), 249, Marker.NONE)));

  /** As Return to Castle Wolfenstein. Source: the engine's release. */
  static final Dialect WOLFENSTEIN_ET =
      Family.like(
          RTCW,
          "wolfenstein-et",
          d ->
              d.games("Wolfenstein: Enemy Territory 2.60")
                  .proven("model of its source: id Software's release"));

  /** As Enemy Territory, with no limit unless its operator sets one. Source. */
  static final Dialect ET_LEGACY =
      Family.like(
          RTCW,
          "et-legacy",
          d ->
              d.games("ET: Legacy (sv_protect 0)")
                  .proven("model of its source: ET: Legacy a8e5f856f")
                  .pacing(POLITE));

  /** A byte for the direction follows the first four bytes of requests and answers. Source. */
  static final Dialect MOHAA =
      Family.like(
          QuakeGames.QUAKE3,
          "mohaa",
          d ->
              d.games("Medal of Honor: Allied Assault, OpenMoHAA")
                  .proven("vectors: OpenMoHAA's")
                  .refutedBy("an answer to a request without the byte 02")
                  .defaultPort(12203)
                  .pacing(TEN_AND_ONE_A_SECOND)
                  .ending(Ending.quiet(Duration.ofMillis(60), 8187, Marker.NONE))
                  .outOfBand(new OutOfBand("\u0002rcon ", "", "\u0001print\n", "", "\u0002getinfo"))
                  .set(QUERY, List.of()));

  /** The causes of a silence that each level of {@code rcon.server.secure} adds. */
  private static final DialectHints DAEMON_HINTS =
      new DialectHints(0, true, "whether rcon.server.secure is the dialect's rcon_secure");

  /**
   * Sends ten thousand bytes and more in one datagram. It reports a wrong password in a datagram of
   * another kind, unless any request came within 600 ms, and stays silent at a wrong level of
   * security.
   *
   * <p>Source.
   */
  static final Dialect UNVANQUISHED =
      Family.like(
          QuakeGames.QUAKE3,
          "unvanquished",
          d ->
              d.games("Unvanquished (rcon.server.secure 0)")
                  .proven("model of its source: Daemon b276137b6")
                  .refutedBy("two requests within 180 ms that are both answered")
                  .pacing(Pacing.of(1, Duration.ofMillis(200)))
                  .ending(Ending.quiet(Duration.ofMillis(60), 16384, Marker.NONE))
                  .set(CommonFacts.SILENT_IF_EMPTY, true)
                  .set(CommonFacts.FORBIDDEN_IN_COMMAND, "")
                  .set(QuakeFacts.ERROR_REPLY, "error\n")
                  .set(QuakeFacts.SEALED_BY, Sealing.AES)
                  .refusals(QuakeRefusals.DAEMON)
                  .hints(DAEMON_HINTS));

  /** As Unvanquished, with requests that hold no password. Source. */
  static final Dialect UNVANQUISHED_SECURE1 =
      Family.like(
          UNVANQUISHED,
          "unvanquished-secure1",
          d ->
              d.games("Unvanquished (rcon.server.secure 1)")
                  .refutedBy("a server of this level that takes a request with the password in it")
                  .set(QuakeFacts.RCON_SECURE, 1));

  /** As Unvanquished, with requests that hold a challenge. Source. */
  static final Dialect UNVANQUISHED_SECURE2 =
      Family.like(
          UNVANQUISHED,
          "unvanquished-secure2",
          d ->
              d.games("Unvanquished (rcon.server.secure 2)")
                  .refutedBy("a server of this level that takes a request without a challenge")
                  .set(QuakeFacts.RCON_SECURE, 2));

  /**
   * Datagrams of 1394 bytes and no limit. Names of variables behind {@code $} are replaced, bytes
   * beyond ASCII dropped, and percent signs kept.
   *
   * <p>Run elsewhere: captures of yquake2; and source: yquake2, q2pro.
   */
  static final Dialect QUAKE2 =
      Family.like(
          QuakeGames.QUAKE3,
          "quake2",
          d ->
              d.games("Quake II: yquake2, q2pro")
                  .proven("model of its source: yquake2, q2pro 3aa0d40b")
                  .refutedBy("a datagram of more than 1394 bytes")
                  .defaultPort(27910)
                  .pacing(POLITE)
                  .ending(Ending.quiet(Duration.ofMillis(60), 1394, Marker.NEXT_DATAGRAM))
                  .outOfBand(new OutOfBand("rcon ", "", "print\n", "", "status"))
                  .statusFormat("quake2")
                  .set(CommonFacts.FORBIDDEN_IN_COMMAND, "$")
                  .set(CommonFacts.ASCII_COMMAND, true)
                  .set(CommandFacts.KICK, "kick {slot}")
                  .set(CommandFacts.ARGUMENTS, new ArgumentRules(List.of("$"), "", true, false, 0))
                  .set(QUERY, List.of("quake2")));

  /** Stays silent at a wrong password and where rcon is off. Source. */
  static final Dialect XASH3D =
      Family.like(
          QuakeGames.QUAKE3,
          "xash3d",
          d ->
              d.games("Xash3D FWGS (Half-Life)")
                  .proven("vectors")
                  .refutedBy("an answer to a wrong password")
                  .defaultPort(27015)
                  .pacing(POLITE)
                  .ending(Ending.quiet(Duration.ofMillis(60), 2042, Marker.NEXT_DATAGRAM))
                  .statusFormat("xash3d")
                  .hints(new DialectHints(0, true, "rcon_enable, which must be 1"))
                  .set(CommandFacts.KICK, "kick {slot}")
                  .set(CommandFacts.BAN, "")
                  .set(CommandFacts.UNBAN, "")
                  .set(QUERY, List.of()));

  /** A prefix with a blank, the whole answer in one datagram, and a limit on failures only. */
  static final Dialect FIVEM =
      Family.like(
          QuakeGames.QUAKE3,
          "fivem",
          d ->
              d.games("FiveM, RedM")
                  .proven("vectors")
                  .refutedBy("an answer in two datagrams")
                  .defaultPort(30120)
                  .charset(java.nio.charset.StandardCharsets.UTF_8)
                  .set(CommonFacts.FORBIDDEN_IN_COMMAND, "")
                  .pacing(POLITE)
                  .ending(Ending.singlePacket())
                  .outOfBand(new OutOfBand("rcon ", "", "print ", "", "getinfo xxx"))
                  .statusFormat("fivem")
                  .set(CommandFacts.KICK, "clientkick {slot}[ \"{reason}\"]")
                  .set(
                      CommandFacts.ARGUMENTS,
                      new ArgumentRules(List.of("\\", "%"), "", false, true, 0))
                  .set(CommandFacts.BAN, "")
                  .set(CommandFacts.UNBAN, "")
                  .set(CommandFacts.MAP, "")
                  .set(QUERY, List.of()));

  static final List<Dialect> ALL =
      List.of(
          OPENARENA,
          QUAKE3E,
          URBAN_TERROR,
          JEDI_ACADEMY,
          RTCW,
          WOLFENSTEIN_ET,
          ET_LEGACY,
          MOHAA,
          UNVANQUISHED,
          UNVANQUISHED_SECURE1,
          UNVANQUISHED_SECURE2,
          QUAKE2,
          XASH3D,
          FIVEM);

  private QuakeKin() {}
}
