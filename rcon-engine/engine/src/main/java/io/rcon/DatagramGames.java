package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Games with datagrams of their own, one command per line: their facts, with sources. */
final class DatagramGames {
  /**
   * Accepts 180 requests per minute from each address, those for challenges and queries included,
   * and drops the others. Five wrong passwords within half a minute ban the address for ever.
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
                  .set(
                      CommonFacts.SPEED, new GameSpeed("stats", "source-stats", GameSpeed.Unit.FPS))
                  .also(DialectCommands::goldSrc));

  /**
   * Each line of an answer is a datagram, and nothing is sent where nothing is printed. Some
   * servers report a wrong password and others stay silent, as they do where rcon is off; some ban
   * an address after several. An empty line ends an answer at some servers.
   *
   * <p>Source: open.mp (query.cpp); published for SA-MP 0.3.7.
   */
  static final Dialect SAMP =
      SampFacts.FAMILY.dialect(
          "samp",
          d ->
              d.games("SA-MP, open.mp (San Andreas Multiplayer)")
                  .proven("vectors")
                  .refutedBy("an answer whose lines pause for 150 ms, or are numbered")
                  .defaultPort(7777)
                  .charset(Charset.forName("windows-1252"))
                  .maxRequest(390)
                  .pacing(Pacing.of(4, Duration.ofMillis(100)))
                  .ending(Ending.quiet(Duration.ofMillis(150), 0, Marker.NONE))
                  .set(QuakeFacts.REFUSALS, QuakeRefusals.SAMP)
                  .set(CommonFacts.SILENT_IF_EMPTY, true)
                  .console(new ConsoleFacts("players", "cmdlist", "echo rcon", Colours.NONE, false))
                  .statusFormat("samp")
                  .hints(
                      new DialectHints(
                          0, true, "whether rcon and queries are on there (rcon, query)"))
                  .set(CommandFacts.SAY, "say {text}")
                  .set(CommandFacts.KICK, "kick {slot}")
                  .set(CommandFacts.BAN, "ban {slot}")
                  .set(CommandFacts.UNBAN, "unbanip {address}")
                  .set(CommandFacts.MAP, "changemode {map}")
                  .set(CommandFacts.STOP, "exit")
                  .set(CommonFacts.QUERY, List.of("samp")));

  /**
   * Its own messages are keys of translated texts: for a wrong password (case is ignored), for no
   * password set, and for a command that printed nothing. Texts are cut at 1023 bytes. Punctuation
   * outside of quotes separates words, names behind {@code $} are replaced, comments are cut; a
   * percent sign becomes a dot, and a byte of value 255 ends a text.
   *
   * <p>Source: dhewm3 (idAsyncServer, idAsyncNetwork, idBitMsg, idCmdArgs, idLexer). It has no ban.
   * Quake 4's query adds a clan, by public clients. Not covered: Prey, whose rcon may differ, and
   * Enemy Territory: Quake Wars, whose query does.
   */
  static final Dialect DOOM3 =
      Doom3Facts.FAMILY.dialect(
          "doom3",
          d ->
              d.games("Doom 3, Quake 4")
                  .proven("model of its source: dhewm3 ae43c289; vectors")
                  .refutedBy(
                      "an answer without a text that is no '#str_04848', or a row of serverInfo"
                          + " without ', ping = '")
                  .defaultPort(27666)
                  .charset(StandardCharsets.ISO_8859_1)
                  .maxRequest(1000)
                  .pacing(Pacing.of(4, Duration.ofMillis(50)))
                  .ending(Ending.quiet(Duration.ofMillis(100), 964, Marker.NONE))
                  .set(QuakeFacts.REFUSALS, QuakeRefusals.DOOM3)
                  .set(QuakeFacts.COMMENTS, CommentRule.ANYWHERE)
                  .set(CommonFacts.FORBIDDEN_IN_COMMAND, "%\u00ff")
                  .forbiddenInPassword("%\u00ff")
                  .set(Doom3Facts.PARTS_WORDS, "!#$%&'()*+,;<=>?@[]^`{|}~")
                  .console(
                      new ConsoleFacts("serverInfo", "listCmds", "echo rcon", Colours.CARET, false))
                  .statusFormat("doom3")
                  .set(CommonFacts.QUERY, List.of("doom3"))
                  .set(CommandFacts.SAY, "say \"{text}\"")
                  .set(CommandFacts.KICK, "kick {slot}")
                  .set(CommandFacts.STOP, "quit"));

  static final List<Dialect> ALL = List.of(GOLDSRC, SAMP, DOOM3);

  private DatagramGames() {}
}
