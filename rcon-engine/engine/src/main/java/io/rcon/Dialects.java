package io.rcon;

import static io.rcon.CommonFacts.QUERY;
import static io.rcon.CommonFacts.QUERY_INTERVAL;
import static io.rcon.CommonFacts.QUERY_PORT;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The table of dialects: a few lines for each game, each line a fact about real servers. Each game
 * names the source of its facts: a server that was <em>run</em> and asked, the <em>source</em> of
 * one, or what others <em>published</em>. Where a fact is known to differ between versions, the
 * narrower one stands here.
 */
final class Dialects {
  /** Of the dialect that stands for no game. */
  static final String GENERIC_NAME = "generic";

  /**
   * Reads its stream frame by frame, runs and answers in order, so command and terminator travel
   * together and many at once. Its limit for requests is 1024 in all and exceeding it bans the
   * sender. After a map change it may forget the login and answer everything with nothing.
   *
   * <p>Published: Valve's "Source RCON Protocol" (types, ids, order, the mirrored terminator),
   * lists of the servers' variables (sv_rcon_maxpacketsize 1024, sv_rcon_maxpacketbans 1), and the
   * tests and threads of public clients (the forgotten login: steam-condenser#169,
   * async-gamequery-lib#2).
   */
  static final Dialect SOURCE =
      SourceFacts.FAMILY.dialect(
          "source",
          d ->
              d.games("Source 1: TF2, CS:S, CS:GO, Garry's Mod, L4D2")
                  .proven("published captures and its simulator")
                  .defaultPort(27015)
                  .maxRequest(1000)
                  .depth(16)
                  .ending(Ending.terminator())
                  .console(new ConsoleFacts("status", "help", "echo rcon", Colours.NONE, false))
                  .statusFormat("source")
                  .loginCheck("echo rcon")
                  .set(QUERY, List.of("a2s"))
                  .also(DialectCommands::source));

  /** A list of the players where a game has no status. */
  private static final ConsoleFacts MINECRAFT_CONSOLE =
      new ConsoleFacts("list", "help", "list", Colours.SECTION, false);

  /**
   * Whether a Minecraft server is Forge, which may send nothing for an empty answer, is not known
   * before it was asked, so that a probe also follows a silence.
   */
  private static final Ending FRAGMENTS =
      new Ending(
          EndRule.SHORT_FRAGMENT,
          4096,
          Duration.ZERO,
          Probe.AFTER_FIRST_OR_SILENCE,
          0,
          Marker.NONE);

  /**
   * Reads at most 1460 bytes once a turn and closes unless that is exactly one frame: one command
   * in flight, never two frames unread. Answers are cut every 4096 UTF-16 units (Forge: bytes),
   * with nothing after an exact multiple; a probe is answered "Unknown request 0".
   *
   * <p>Source: the server's RCON threads, decompiled from 1.14 and 1.15, and the same code in later
   * versions and in the patches of Paper and Forge.
   */
  static final Dialect MINECRAFT =
      SourceFacts.FAMILY.dialect(
          "minecraft",
          d ->
              d.games("Minecraft Java: vanilla, Spigot, Paper, Fabric, NeoForge, Forge before 50")
                  .proven("its server's source and its simulator")
                  .defaultPort(25575)
                  .maxRequest(1446)
                  .ending(FRAGMENTS)
                  .console(MINECRAFT_CONSOLE)
                  .statusFormat("minecraft")
                  .hints(new DialectHints(25565, false, ""))
                  .set(QUERY, List.of("server-list-ping", "minecraft-query"))
                  .set(QUERY_PORT, 25565)
                  .also(DialectCommands::minecraft));

  /**
   * Sends no frame for an answer without a text, since its loop over the pieces then runs no time;
   * a probe proves such an answer, a second after the command, when that was read long ago.
   *
   * <p>Source: Forge's patches to the server's RCON thread, from 50.0 (Minecraft 1.20.6) on.
   */
  static final Dialect FORGE =
      like(
          MINECRAFT,
          "forge",
          d ->
              d.games("Minecraft Java on Forge 50 and later")
                  .proven("its server's source and its simulator"));

  /**
   * PowerNukkit: one frame a read, the second one is lost; one frame an answer, of any size; probes
   * are ignored. Its login answer carries a third NUL. Its query names players to a longer request.
   *
   * <p>Run, and source.
   */
  static final Dialect NUKKIT =
      SourceFacts.FAMILY.dialect(
          "nukkit",
          d ->
              d.games("Nukkit, PowerNukkit (Minecraft Bedrock)")
                  .proven("PowerNukkit 1.6.0.1, running")
                  .defaultPort(19132)
                  .maxRequest(4082)
                  .ending(Ending.singlePacket())
                  .lenientNuls(true)
                  .console(MINECRAFT_CONSOLE)
                  .statusFormat("minecraft")
                  .set(QUERY, List.of("nukkit-query"))
                  .also(DialectCommands::nukkit));

  /**
   * Nothing is taken for granted: no probe, no mirrored id, one command at a time, quiet ends. Not
   * the facts of a game, but what all games of this kind bear; run against PowerNukkit.
   */
  static final Dialect GENERIC =
      SourceFacts.FAMILY.dialect(
          GENERIC_NAME,
          d ->
              d.games("any server of the Source kind")
                  .proven("PowerNukkit 1.6.0.1, running")
                  .maxRequest(1000)
                  .idsMirrored(false)
                  .lenientNuls(true)
                  .ending(Ending.quiet(Duration.ofMillis(300), 4086, Marker.NONE))
                  .console(new ConsoleFacts("status", "help", "", Colours.SECTION, false)));

  /** With the 1 it prints one row a player, addresses included. */
  private static final ConsoleFacts DARKPLACES_CONSOLE =
      new ConsoleFacts("status 1", "cmdlist", "echo rcon", Colours.CARET, false);

  private static final ConsoleFacts QUAKE_CONSOLE =
      new ConsoleFacts("status", "cmdlist", "echo rcon", Colours.CARET, false);

  /** Forbidden where the password is a bare word: it would end early, and its rest be a command. */
  private static final String NOT_IN_A_WORD = " \t\"';%\\";

  private static final OutOfBand PRINT = new OutOfBand("rcon ", "", "print\n", "", "getinfo");

  /**
   * Takes one request per 500 ms from everybody together; the others vanish.
   *
   * <p>Source: id Software's release of 1.32.
   */
  static final Dialect QUAKE3 =
      QuakeFacts.FAMILY.dialect(
          "quake3",
          d ->
              d.games("Quake III Arena 1.32, RTCW, ET, CoD4 kin")
                  .proven("published source and its simulator")
                  .defaultPort(27960)
                  .charset(StandardCharsets.ISO_8859_1)
                  .maxRequest(900)
                  .pacing(Pacing.of(1, Duration.ofMillis(550)))
                  .ending(Ending.quiet(Duration.ofMillis(100), 1017, Marker.NONE))
                  .outOfBand(PRINT)
                  .refusals(QuakeRefusals.KIN)
                  .forbiddenInPassword(NOT_IN_A_WORD)
                  .asciiPassword(true)
                  .console(QUAKE_CONSOLE)
                  .statusFormat("quake3")
                  .set(QUERY, List.of("quake3"))
                  .also(DialectCommands::quake3));

  /**
   * Takes ten requests at once and then one a second from each address, status queries included;
   * the others vanish. Eight are used, so that two are left for queries by others.
   *
   * <p>Run (of 30 at once 10 are answered, of 4 a second for 15 s 24), and source.
   */
  static final Dialect IOQUAKE3 =
      like(
          QUAKE3,
          "ioquake3",
          d ->
              d.games("ioquake3: OpenArena and others")
                  .proven("OpenArena 0.8.8 on ioquake3 1.36, running")
                  .charset(StandardCharsets.UTF_8)
                  .pacing(Pacing.of(8, Duration.ofMillis(1050)))
                  .ending(Ending.quiet(Duration.ofMillis(60), 1017, Marker.NEXT_DATAGRAM))
                  .also(DialectCommands::ioquake3));

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
              d.games("DarkPlaces: Nexuiz, Xonotic")
                  .proven("Nexuiz 2.5.2 on DarkPlaces 20180908, running")
                  .defaultPort(26000)
                  .maxRequest(16000)
                  .ending(Ending.datagramSize(1399, Marker.SAME_DATAGRAM))
                  .outOfBand(new OutOfBand("rcon ", "", "n", "", "getinfo"))
                  .refusals(QuakeRefusals.ALL)
                  .forbiddenInPassword(NOT_IN_A_WORD)
                  .console(DARKPLACES_CONSOLE)
                  .statusFormat("darkplaces")
                  .hints(new DialectHints(0, true, "rcon_secure, which must be 0"))
                  .set(QUERY, List.of("darkplaces"))
                  .set(QUERY_INTERVAL, Duration.ofMillis(1100))
                  .also(DialectCommands::darkplaces));

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
                  .proven("captures of mvdsv 0.35")
                  .defaultPort(27500)
                  .charset(StandardCharsets.ISO_8859_1)
                  .maxRequest(900)
                  .pacing(Pacing.of(1, Duration.ofMillis(250)))
                  .ending(Ending.quiet(Duration.ofMillis(60), 1346, Marker.NEXT_DATAGRAM))
                  .outOfBand(new OutOfBand("rcon ", "\n", "n", "\0", "status"))
                  .refusals(QuakeRefusals.ALL)
                  .forbiddenInPassword(NOT_IN_A_WORD)
                  .console(QUAKE_CONSOLE)
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
      like(
          QUAKEWORLD,
          "fte",
          d ->
              d.games("FTE QuakeWorld (sv_crypt_rcon 0 or unset)")
                  .proven("captures of FTEQW 93257c1ac")
                  .charset(StandardCharsets.UTF_8)
                  .pacing(Pacing.of(5, Duration.ofSeconds(4)))
                  .ending(Ending.quiet(Duration.ofMillis(60), 8006, Marker.NONE))
                  .outOfBand(new OutOfBand("rcon ", "\n", "n", "\0", "ping"))
                  .statusFormat("fte")
                  .hints(
                      new DialectHints(
                          0, true, "whether the server has blocked this address for a day"))
                  .set(QUERY, List.of()));

  static final List<Dialect> ALL =
      List.of(
          SOURCE, MINECRAFT, FORGE, NUKKIT, QUAKE3, IOQUAKE3, DARKPLACES, QUAKEWORLD, FTE, GENERIC);

  private Dialects() {}

  /** A row that takes its facts from another one, and is no dialect of somebody's own. */
  private static Dialect like(Dialect other, String name, Consumer<DialectBuilder> changes) {
    return other
        .family()
        .dialect(
            name,
            d -> {
              d.setAll(other);
              changes.accept(d);
            });
  }
}
