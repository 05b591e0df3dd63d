package io.rcon;

import static io.rcon.CommonFacts.QUERY;
import static io.rcon.CommonFacts.QUERY_INTERVAL;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** QuakeWorld's kin, whose answers begin with an n. */
final class QuakeWorldGames {
  /** With the 1 it prints one row a player, addresses included. */
  private static final ConsoleFacts DARKPLACES_CONSOLE =
      new ConsoleFacts("status 1", "cmdlist", "echo rcon", Colours.CARET, false);

  /**
   * Cuts answers at exactly 1399 bytes and always ends with a shorter datagram. A wrong password is
   * met with silence. One query a second is answered, and any number of commands.
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
                  .console(DARKPLACES_CONSOLE)
                  .statusFormat("darkplaces")
                  .hints(new DialectHints(0, true, "rcon_secure, which must be 0"))
                  .set(QUERY, List.of("darkplaces"))
                  .set(QUERY_INTERVAL, Duration.ofMillis(1100))
                  .also(DialectCommands::darkplaces));

  /** As DarkPlaces. Run. */
  static final Dialect NEXUIZ =
      Family.like(
          DARKPLACES,
          "nexuiz",
          d ->
              d.games("Nexuiz (rcon_secure 0)")
                  .proven("running server: Nexuiz 2.5.2 on DarkPlaces 20180908"));

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
   * Takes five requests a second from everybody together and calls the password bad beyond that.
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
                  .console(QuakeGames.CONSOLE)
                  .statusFormat("mvdsv")
                  .set(QUERY, List.of("quakeworld"))
                  .also(DialectCommands::quakeworld));

  /**
   * Takes fifteen requests in thirty seconds from each address, status queries and wrong passwords
   * included; the sixteenth is told so, and the address is blocked for a day. A wrong password is
   * met with silence. Prints up to 8000 bytes into one datagram. A ping is answered even then, and
   * its status is told to nobody.
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
                  .statusFormat("fte")
                  .hints(
                      new DialectHints(
                          0, true, "whether the server has blocked this address for a day"))
                  .set(QUERY, List.of()));

  static final List<Dialect> MORE = List.of(NEXUIZ, XONOTIC);

  private QuakeWorldGames() {}
}
