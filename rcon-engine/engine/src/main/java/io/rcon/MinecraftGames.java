package io.rcon;

import static io.rcon.CommonFacts.QUERY;
import static io.rcon.CommonFacts.QUERY_PORT;
import static io.rcon.CommonFacts.SPEED;
import static io.rcon.GameSpeed.Unit.TPS;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Servers of Minecraft, by Mojang and by others. */
final class MinecraftGames {
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
              d.games("Minecraft Java: vanilla, Fabric, Forge before 50")
                  .proven("model of its source: the RCON threads of 1.14 and 1.15")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ANSWER))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.UNKNOWN_REQUEST)
                  .refutedBy(
                      "an answer cut elsewhere than at 4096 units, or two frames read at once")
                  .defaultPort(25575)
                  .maxRequest(1446)
                  .ending(FRAGMENTS)
                  .console(MINECRAFT_CONSOLE)
                  .statusFormat("minecraft")
                  .hints(new DialectHints(25565, false, ""))
                  .set(QUERY, List.of("server-list-ping", "minecraft-query"))
                  .set(QUERY_PORT, 25565)
                  .set(SPEED, new GameSpeed("tick query", "minecraft-tick", TPS))
                  .also(DialectCommands::minecraft));

  /**
   * Sends no frame for an answer without a text, since its loop over the pieces then never runs. A
   * probe proves such an answer; it follows the command by a second, since the server must have
   * read that before.
   *
   * <p>Source: Forge's patches to the server's RCON thread, from 50.0 (Minecraft 1.20.6) on.
   */
  static final Dialect FORGE =
      Family.like(
          MINECRAFT,
          "forge",
          d ->
              d.games("Minecraft Java on Forge 50 and later")
                  .proven("model of its source: Forge's patches from 50.0 on")
                  .refutedBy("a frame for an answer without a text")
                  .set(SPEED, new GameSpeed("forge tps", "forge-tps", TPS)));

  /**
   * PowerNukkit takes one frame per read, and a second one is lost; one frame an answer, of any
   * size; probes are ignored. Its login answer carries a third NUL. Its query names players to a
   * longer request.
   *
   * <p>Run, and source.
   */
  static final Dialect NUKKIT =
      SourceFacts.FAMILY.dialect(
          "nukkit",
          d ->
              d.games("Nukkit, PowerNukkit (Minecraft Bedrock)")
                  .proven("running server: PowerNukkit 1.6.0.1")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.THIRD_NUL))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.NOTHING)
                  .refutedBy("an answer in two frames, or an answered probe")
                  .defaultPort(19132)
                  .maxRequest(4082)
                  .ending(Ending.singlePacket())
                  .lenientNuls(true)
                  .console(MINECRAFT_CONSOLE)
                  .statusFormat("minecraft")
                  .set(QUERY, List.of("nukkit-query"))
                  .set(SPEED, new GameSpeed("status", "nukkit-status", TPS))
                  .also(DialectCommands::nukkit));

  /**
   * As Minecraft, with a line break after every message, and colours. The output of a plugin after
   * its command has ended is lost.
   *
   * <p>Source: Paper's patches to the RCON thread.
   */
  static final Dialect PAPER =
      Family.like(
          MINECRAFT,
          "paper",
          d ->
              d.games("Minecraft Java: Paper, Spigot, Purpur")
                  .proven("model of its source: Paper's patches")
                  .refutedBy("an answer cut elsewhere than at 4096 units")
                  .set(SPEED, new GameSpeed("tps", "minecraft-tps", TPS)));

  /**
   * Cuts answers by bytes, so that a character at the cut is lost, and sends an empty frame for an
   * empty answer.
   *
   * <p>Source: NeoForge's patches, of October 2024.
   */
  static final Dialect NEOFORGE =
      Family.like(
          MINECRAFT,
          "neoforge",
          d ->
              d.games("Minecraft Java: NeoForge")
                  .proven("model of its source: NeoForge's patches")
                  .refutedBy("no frame for an answer without a text")
                  .set(SPEED, new GameSpeed("neoforge tps", "forge-tps", TPS)));

  /**
   * Sends the first 2048 characters of an answer and no more: a piece of that length is reported as
   * possibly truncated after a quiet time.
   *
   * <p>Source: Glowstone's and BungeeCord's RCON.
   */
  static final Dialect GLOWSTONE =
      SourceFacts.FAMILY.dialect(
          "glowstone",
          d ->
              d.games("Glowstone, BungeeCord's RCON")
                  .proven("model of its source: Glowstone's RconHandler")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ANSWER))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.UNKNOWN_REQUEST)
                  .refutedBy("an answer of more than 2048 characters")
                  .defaultPort(25575)
                  .maxRequest(1446)
                  .ending(
                      new Ending(
                          EndRule.SHORT_FRAGMENT, 2048, Duration.ZERO, Probe.NONE, 0, Marker.NONE))
                  .console(MINECRAFT_CONSOLE)
                  .statusFormat("minecraft")
                  .also(DialectCommands::minecraft));

  /**
   * Acknowledges each command by an empty frame, and answers in frames of type 2. Any type but
   * those of logins and commands closes the connection.
   *
   * <p>Source: RCONServer.cpp.
   */
  static final Dialect CUBERITE =
      SourceFacts.FAMILY.dialect(
          "cuberite",
          d ->
              d.games("Cuberite (Minecraft Java)")
                  .proven("model of its source: RCONServer.cpp")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ANSWER))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.CLOSES)
                  .refutedBy("an answer without an empty frame before it")
                  .defaultPort(25575)
                  .maxRequest(1490)
                  .set(SourceFacts.ANSWER_TYPES, Set.of(2))
                  .set(SourceFacts.ACKNOWLEDGES_FIRST, true)
                  .console(MINECRAFT_CONSOLE));

  /**
   * One frame per answer, with CRLF between its lines. A wrong password closes the connection, as
   * does a second login; a frame must arrive as a whole.
   *
   * <p>Source: RconThread.php.
   */
  static final Dialect POCKETMINE =
      SourceFacts.FAMILY.dialect(
          "pocketmine",
          d ->
              d.games("PocketMine-MP with RconServer (Minecraft Bedrock)")
                  .proven("model of its source: RconThread.php")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ANSWER))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.NOTHING)
                  .refutedBy("an answer in two frames")
                  .defaultPort(19132)
                  .maxRequest(1400)
                  .console(MINECRAFT_CONSOLE));

  /**
   * A frame for each line of output and none for a command that prints nothing. Any type but that
   * of commands is taken for a login, which closes the connection.
   *
   * <p>Source: crates/pumpkin, of 2025.
   */
  static final Dialect PUMPKIN =
      SourceFacts.FAMILY.dialect(
          "pumpkin",
          d ->
              d.games("Pumpkin (Minecraft Java)")
                  .proven("model of its source: crates/pumpkin")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ANSWER))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.CLOSES)
                  .refutedBy("a frame with two lines, or one for an answer without a text")
                  .defaultPort(25575)
                  .maxRequest(1450)
                  .ending(Ending.quiet(Duration.ofMillis(300), 4086, Marker.NONE))
                  .set(SourceFacts.LINE_FRAMES, true)
                  .set(CommonFacts.SILENT_IF_EMPTY, true)
                  .console(MINECRAFT_CONSOLE)
                  .also(DialectCommands::minecraft));

  static final List<Dialect> MORE =
      List.of(PAPER, NEOFORGE, GLOWSTONE, CUBERITE, POCKETMINE, PUMPKIN);

  private MinecraftGames() {}
}
