package io.rcon;

import static io.rcon.CommonFacts.QUERY;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Quake III Arena and games on its engine. */
final class QuakeGames {
  static final ConsoleFacts CONSOLE =
      new ConsoleFacts("status", "cmdlist", "echo rcon", Colours.CARET, false);

  /**
   * Forbidden in a password that is sent unquoted: it would end there, and its rest be a command.
   */
  static final String NOT_IN_A_WORD = " \t\"';%\\";

  private static final OutOfBand PRINT = new OutOfBand("rcon ", "", "print\n", "", "getinfo");

  /**
   * Accepts one request per 500 ms from all clients together and drops the others. A percent sign
   * becomes a dot, and two slashes outside of quotes end a command anywhere.
   *
   * <p>Source: id Software's release of 1.32.
   */
  static final Dialect QUAKE3 =
      QuakeFacts.FAMILY.dialect(
          "quake3",
          d ->
              d.games("Quake III Arena 1.32 and close kin")
                  .proven("model of its source: id Software's release of 1.32")
                  .refutedBy("two requests within 500 ms that are both answered")
                  .defaultPort(27960)
                  .charset(StandardCharsets.ISO_8859_1)
                  .maxRequest(900)
                  .pacing(Pacing.of(1, Duration.ofMillis(550)))
                  .ending(Ending.quiet(Duration.ofMillis(100), 1017, Marker.NONE))
                  .outOfBand(PRINT)
                  .refusals(QuakeRefusals.KIN)
                  .forbiddenInPassword(NOT_IN_A_WORD)
                  .asciiPassword(true)
                  .set(CommonFacts.FORBIDDEN_IN_COMMAND, "%")
                  .set(QuakeFacts.COMMENTS, CommentRule.ANYWHERE)
                  .console(CONSOLE)
                  .statusFormat("quake3")
                  .set(QUERY, List.of("quake3"))
                  .also(DialectCommands::quake3));

  /**
   * Accepts ten requests at once and then one a second from each address, status queries included,
   * and drops the others. The dialect uses eight, which leaves two for queries by other programs.
   * Each byte beyond ASCII becomes a dot.
   *
   * <p>Run (of 30 at once 10 are answered, of 4 a second for 15 s 24), and source.
   */
  static final Dialect IOQUAKE3 =
      Family.like(
          QUAKE3,
          "ioquake3",
          d ->
              d.games("ioquake3 and games on it")
                  .proven("running server: OpenArena 0.8.8 on ioquake3 1.36")
                  .refutedBy("an eleventh request at once that is answered")
                  .charset(StandardCharsets.UTF_8)
                  .set(CommonFacts.ASCII_COMMAND, true)
                  .pacing(Pacing.of(8, Duration.ofMillis(1050)))
                  .ending(Ending.quiet(Duration.ofMillis(60), 1017, Marker.NEXT_DATAGRAM))
                  .also(DialectCommands::ioquake3));

  private QuakeGames() {}
}
