package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import java.time.Duration;
import java.util.List;

/** Games with datagrams of their own, one command a line: facts, and where they were read. */
final class DatagramGames {
  /**
   * Takes 180 requests in a minute from each address, questions for challenges and queries among
   * them; the others vanish. Five wrong passwords within half a minute ban the address for ever.
   * Datagrams above 515 bytes are not read. Two slashes outside of quotes cut a command.
   *
   * <p>Source: ReHLDS.
   */
  static final Dialect GOLDSRC =
      GoldSrcFacts.FAMILY.dialect(
          "goldsrc",
          d ->
              d.games("GoldSrc: Half-Life, Counter-Strike 1.6")
                  .proven("model of its source: ReHLDS 1963001; vectors")
                  .refutedBy("a request without a challenge that is answered")
                  .defaultPort(27015)
                  .maxRequest(430)
                  .pacing(Pacing.of(5, Duration.ofMillis(400)))
                  .ending(Ending.quiet(Duration.ofMillis(100), 1406, Marker.NONE))
                  .set(
                      QuakeFacts.OUT_OF_BAND,
                      new OutOfBand("rcon ", "\n", "l", "\0\0", "challenge rcon\n"))
                  .set(QuakeFacts.REFUSALS, QuakeRefusals.GOLDSRC)
                  .set(QuakeFacts.COMMENTS, CommentRule.SLASHES)
                  .forbiddenInPassword("\"")
                  .console(new ConsoleFacts("status", "cmdlist", "echo rcon", Colours.NONE, false))
                  .statusFormat("goldsrc")
                  .set(CommonFacts.QUERY, List.of("a2s"))
                  .also(DialectCommands::goldSrc));

  static final List<Dialect> ALL = List.of(GOLDSRC);

  private DatagramGames() {}
}
