package io.rcon;

import static io.rcon.CommonFacts.QUERY;
import static io.rcon.CommonFacts.QUERY_INTERVAL;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** QuakeWorld and related games, whose answers begin with an {@code n}. */
final class QuakeWorldGames {
  /** {@code status 1} prints one row per player, addresses included. */
  private static final ConsoleFacts DARKPLACES_CONSOLE =
      new ConsoleFacts("status 1", "cmdlist", "echo rcon", Colours.CARET, false);

  private static final DialectHints DARKPLACES_HINTS =
      new DialectHints(
          0,
          true,
          "whether the server's rcon_secure is the dialect's, at 1 whether both clocks agree within"
              + " five seconds");

  /**
   * Cuts answers at exactly 1399 bytes and always ends with a shorter datagram. A wrong password is
   * met with silence. One query a second is answered, and any number of commands. Builds since 2024
   * replace names of variables behind {@code $}.
   *
   * <p>Run, and source: netconn.c.
   */
  static final Dialect DARKPLACES =
      QuakeFacts.FAMILY.dialect(
          "darkplaces",
          d ->
              d.games("DarkPlaces and its games")
                  .proven("running server: Nexuiz 2.5.2 on DarkPlaces 20180908")
                  .refutedBy("a last datagram of 1399 bytes")
                  .defaultPort(26000)
                  .maxRequest(16000)
                  .ending(Ending.datagramSize(1399, Marker.SAME_DATAGRAM))
                  .outOfBand(new OutOfBand("rcon ", "", "n", "", "getinfo"))
                  .refusals(QuakeRefusals.ALL)
                  .forbiddenInPassword(QuakeGames.NOT_IN_A_WORD)
                  .set(CommonFacts.FORBIDDEN_IN_COMMAND, "$")
                  .set(QuakeFacts.COMMENTS, CommentRule.AT_WORD)
                  .set(QuakeFacts.SEALED_BY, Sealing.HMAC_MD4)
                  .console(DARKPLACES_CONSOLE)
                  .statusFormat("darkplaces")
                  .hints(DARKPLACES_HINTS)
                  .set(QUERY, List.of("darkplaces"))
                  .set(QUERY_INTERVAL, Duration.ofMillis(1100))
                  .also(DialectCommands::darkplaces));

  /**
   * As DarkPlaces, with the time of day in each request, which may differ from the server's by five
   * seconds. A copy of the datagram runs again within that time.
   *
   * <p>Run: five seconds to either side were taken and six were not.
   */
  static final Dialect DARKPLACES_SECURE1 =
      Family.like(
          DARKPLACES,
          "darkplaces-secure1",
          d ->
              d.games("DarkPlaces and its games (rcon_secure 1)")
                  .refutedBy("an answer to a request whose time is six seconds off")
                  .set(QuakeFacts.RCON_SECURE, 1));

  /**
   * As DarkPlaces, with a challenge of the server in each request. It is valid once, from one
   * address and port, so that a command runs at most once.
   *
   * <p>Run: the same bytes were not answered again.
   */
  static final Dialect DARKPLACES_SECURE2 =
      Family.like(
          DARKPLACES,
          "darkplaces-secure2",
          d ->
              d.games("DarkPlaces and its games (rcon_secure 2)")
                  .refutedBy("a second answer to the same bytes")
                  .set(QuakeFacts.RCON_SECURE, 2));

  /** As DarkPlaces, of a build that leaves {@code $} as it is. Run. */
  static final Dialect NEXUIZ =
      Family.like(
          DARKPLACES,
          "nexuiz",
          d ->
              d.games("Nexuiz (rcon_secure 0)")
                  .proven("running server: Nexuiz 2.5.2 on DarkPlaces 20180908")
                  .set(CommonFacts.FORBIDDEN_IN_COMMAND, ""));

  /**
   * As DarkPlaces, whose builds since 2024 expand {@code $} and answer a wrong password.
   *
   * <p>Source: DarkPlaces c6b823caa.
   */
  static final Dialect XONOTIC =
      Family.like(
          DARKPLACES,
          "xonotic",
          d ->
              d.games("Xonotic (rcon_secure 0)")
                  .proven("model of its source: DarkPlaces c6b823caa"));

  /**
   * Accepts five requests a second from all clients together, and beyond that reports a bad
   * password. Names of variables behind {@code $} are replaced.
   *
   * <p>Run elsewhere: captures of mvdsv 0.35 (sv_rconlim 10, which is five a second).
   */
  static final Dialect QUAKEWORLD =
      QuakeFacts.FAMILY.dialect(
          "quakeworld",
          d ->
              d.games("QuakeWorld: mvdsv (sv_crypt_rcon 0)")
                  .proven("capture: mvdsv 0.35")
                  .refutedBy("six requests in a second that are all answered")
                  .defaultPort(27500)
                  .charset(StandardCharsets.ISO_8859_1)
                  .maxRequest(900)
                  .pacing(Pacing.of(1, Duration.ofMillis(250)))
                  .ending(Ending.quiet(Duration.ofMillis(60), 1346, Marker.NEXT_DATAGRAM))
                  .outOfBand(new OutOfBand("rcon ", "\n", "n", "\0", "status"))
                  .refusals(QuakeRefusals.ALL)
                  .forbiddenInPassword(QuakeGames.NOT_IN_A_WORD)
                  .set(CommonFacts.FORBIDDEN_IN_COMMAND, "$")
                  .set(QuakeFacts.COMMENTS, CommentRule.AT_WORD)
                  .set(QuakeFacts.SEALED_BY, Sealing.SHA1)
                  .console(QuakeGames.CONSOLE)
                  .statusFormat("mvdsv")
                  .hints(
                      new DialectHints(
                          0, false, "whether its sv_crypt_rcon is 0, else take quakeworld-crypted"))
                  .set(QUERY, List.of("quakeworld"))
                  .also(DialectCommands::quakeworld));

  /**
   * As QuakeWorld, with the time of day in each request, which may be a minute off. mvdsv requires
   * this unless {@code sv_crypt_rcon} is 0; a copy of the datagram runs again within that minute.
   *
   * <p>Run elsewhere: captures of mvdsv 0.35.
   */
  static final Dialect QUAKEWORLD_CRYPTED =
      Family.like(
          QUAKEWORLD,
          "quakeworld-crypted",
          d ->
              d.games("QuakeWorld: mvdsv (sv_crypt_rcon 1, its default)")
                  .refutedBy("an answer to a request whose time is 61 seconds off")
                  .set(QuakeFacts.RCON_SECURE, 1)
                  .hints(
                      new DialectHints(
                          0,
                          false,
                          "whether its sv_crypt_rcon is 1 and both clocks agree within a minute")));

  /**
   * Accepts fifteen requests in thirty seconds from each address, status queries and wrong
   * passwords included; it refuses the sixteenth in words and blocks the address for a day. It
   * stays silent at a wrong password. Prints up to 8000 bytes into one datagram. A blocked address
   * still gets answers to pings; status queries get none at all. A semicolon ends a command.
   *
   * <p>Run elsewhere: captures of FTEQW at 93257c1ac.
   */
  static final Dialect FTE =
      Family.like(
          QUAKEWORLD,
          "fte",
          d ->
              d.games("FTE QuakeWorld (sv_crypt_rcon 0 or unset)")
                  .proven("capture: FTEQW 93257c1ac")
                  .refutedBy("a sixteenth request in 30 s that is answered")
                  .charset(StandardCharsets.UTF_8)
                  .pacing(Pacing.of(5, Duration.ofSeconds(4)))
                  .ending(Ending.quiet(Duration.ofMillis(60), 8006, Marker.NONE))
                  .outOfBand(new OutOfBand("rcon ", "\n", "n", "\0", "ping"))
                  .set(CommonFacts.FORBIDDEN_IN_COMMAND, "$;")
                  .set(QuakeFacts.COMMENTS, CommentRule.ANYWHERE)
                  .set(QuakeFacts.SEALED_BY, Sealing.NONE)
                  .statusFormat("fte")
                  .hints(
                      new DialectHints(
                          0, true, "whether the server has blocked this address for a day"))
                  .set(QUERY, List.of()));

  static final List<Dialect> MORE =
      List.of(DARKPLACES_SECURE1, DARKPLACES_SECURE2, NEXUIZ, XONOTIC, QUAKEWORLD_CRYPTED);

  private QuakeWorldGames() {}
}
