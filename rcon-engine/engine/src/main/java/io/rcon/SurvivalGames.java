package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Survival games that speak in Source frames, each with deviations of its own. */
final class SurvivalGames {
  /** A line of the answer to {@code GetChat}: account, character and message. */
  private static final EventLine ARK_CHAT =
      new EventLine(EventLine.Kind.CHAT, "{player} ({}): {message}");

  /**
   * Recorded lines of its console: chat, joins with their address, and leaves with their reason.
   */
  private static final List<EventLine> RUST_LINES =
      List.of(
          new EventLine(EventLine.Kind.CHAT, "[CHAT] {player}[{}] : {message}"),
          new EventLine(EventLine.Kind.JOIN, "{}:{}/{}/{player} joined [{}/{}]"),
          new EventLine(EventLine.Kind.LEAVE, "{}:{}/{}/{player} disconnecting: {}"));

  private static final ConsoleFacts ARK_CONSOLE =
      new ConsoleFacts("ListPlayers", "", "ListPlayers", Colours.NONE, false);

  /**
   * Sends "Keep Alive" at any time, and a fixed text for an empty answer. It gives chat on request
   * only, each line once, and stays silent at a wrong password.
   *
   * <p>Published: threads and public clients (itzg/rcon-cli#28, pyarc, n0la/rcon#12).
   */
  static final Dialect ARK =
      SourceFacts.FAMILY.dialect(
          "ark",
          d ->
              d.games("ARK: Survival Evolved, Atlas")
                  .proven("vectors")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ANSWER))
                  .refutedBy("an answer in two frames")
                  .defaultPort(27020)
                  .set(CommonFacts.ASCII_COMMAND, true)
                  .set(SourceFacts.NOTICES, List.of("Keep Alive"))
                  .set(SourceFacts.EMPTY_ANSWERS, List.of("Server received, But no response!!"))
                  .set(CommonFacts.EVENT_COMMANDS, List.of("GetChat"))
                  .set(CommonFacts.EVENT_LINES, List.of(ARK_CHAT))
                  .console(ARK_CONSOLE)
                  .statusFormat("ark")
                  .hints(new DialectHints(0, true, ""))
                  .set(CommandFacts.SAY, "ServerChat {text}")
                  .set(CommandFacts.SAVE, "SaveWorld")
                  .set(CommandFacts.STOP, "DoExit"));

  /** As ARK, with other identifiers. Published: a capture of its list of players. */
  static final Dialect ARK_ASCENDED =
      Family.like(
          ARK,
          "ark-ascended",
          d ->
              d.games("ARK: Survival Ascended")
                  .proven("vectors")
                  .refutedBy("an answer in two frames"));

  /**
   * Answers in frames of type 2 and closes the connection; what comes before that within a quiet
   * time is one answer. It blocks a client that asks 10 to 20 times in half a minute for three
   * minutes.
   *
   * <p>Published: recorded conversations of 2026 and clients (gorcon/rcon-cli#6).
   */
  static final Dialect CONAN =
      SourceFacts.FAMILY.dialect(
          "conan",
          d ->
              d.games("Conan Exiles")
                  .proven("vectors")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ZERO_ID_TEXT))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.NOTHING)
                  .refutedBy("an answer of type 0, or a pause of 300 ms within one")
                  .defaultPort(25575)
                  .set(CommonFacts.ASCII_COMMAND, true)
                  .pacing(Pacing.of(3, Duration.ofSeconds(4)))
                  .ending(Ending.quiet(Duration.ofMillis(300), 4086, Marker.NONE))
                  .set(SourceFacts.ANSWER_TYPES, Set.of(2))
                  .set(CommonFacts.CLOSES_AFTER_ANSWER, true)
                  .console(
                      new ConsoleFacts("listplayers", "help", "listplayers", Colours.NONE, false))
                  .statusFormat("conan"));

  /**
   * Answers under the id 0, with lengths that are too large where a text is not ASCII. A blank ends
   * an argument.
   *
   * <p>Published: threads (gorcon/rcon-cli#35, CoreRcon#57); later versions than 0.1 are not known.
   */
  static final Dialect PALWORLD =
      SourceFacts.FAMILY.dialect(
          "palworld",
          d ->
              d.games("Palworld (RCON; deprecated)")
                  .proven("vectors")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ZERO_ID, LoginForm.ANSWER))
                  .refutedBy(
                      "an answer under its command's id, or in two frames, or a build that"
                          + " kicks by another id than that of Steam")
                  .defaultPort(25575)
                  .idsMirrored(false)
                  .set(SourceFacts.STRANGE_IDS, true)
                  .set(SourceFacts.LYING_LENGTHS, true)
                  .set(CommonFacts.ASCII_COMMAND, true)
                  .console(new ConsoleFacts("ShowPlayers", "", "Info", Colours.NONE, false))
                  .statusFormat("palworld")
                  .set(CommandFacts.SAY, "Broadcast {text}")
                  .set(CommandFacts.KICK, "KickPlayer {steamid}")
                  .set(CommandFacts.BAN, "BanPlayer {steamid}")
                  .set(CommandFacts.SAVE, "Save")
                  .set(CommandFacts.STOP, "DoExit")
                  .set(
                      CommandFacts.ARGUMENTS, new ArgumentRules(List.of(" "), "", true, false, 0)));

  /**
   * Pieces of 4086 bytes from build 42.20 on, with none for an empty answer, and one frame before;
   * a probe, which asks after a full piece or a silence, is mirrored twice. A sixth connection is
   * closed, as is one with a wrong password.
   *
   * <p>Source: RCONServer of 41.78 and 42.13, decompiled; published: 42.20.
   */
  static final Dialect PROJECT_ZOMBOID =
      SourceFacts.FAMILY.dialect(
          "project-zomboid",
          d ->
              d.games("Project Zomboid 41, 42")
                  .proven("model of its source: RCONServer of 41.78 and 42.13")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.VALUE_FIRST))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.MIRRORED_TWICE)
                  .refutedBy("a piece shorter than 4086 bytes before the last")
                  .defaultPort(27015)
                  .ending(
                      new Ending(
                          EndRule.SHORT_FRAGMENT,
                          4086,
                          Duration.ZERO,
                          Probe.AFTER_FIRST_OR_SILENCE,
                          0,
                          Marker.NONE))
                  .set(CommonFacts.ASCII_COMMAND, true)
                  .console(new ConsoleFacts("players", "help", "players", Colours.NONE, false))
                  .statusFormat("zomboid")
                  .set(CommandFacts.SAY, "servermsg \"{text}\"")
                  .set(CommandFacts.SAVE, "save")
                  .set(CommandFacts.STOP, "quit"));

  /**
   * Sends each line as a frame, and again as an event of type 4; (-1, 0, "") ends the answer. It
   * takes one frame per read and drops the others. Characters are single bytes.
   *
   * <p>Source: the console's listener, decompiled; its commands are those of {@code webrcon},
   * another interface of the same game.
   */
  static final Dialect RUST_LEGACY =
      SourceFacts.FAMILY.dialect(
          "rust-legacy",
          d ->
              d.games("Rust with rcon.web 0")
                  .proven("model of its source: Facepunch.RCon, decompiled")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.VALUE_FIRST))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.MIRRORED)
                  .refutedBy("an answer without the frame (-1, 0, \"\") behind it")
                  .defaultPort(28016)
                  .charset(StandardCharsets.ISO_8859_1)
                  .set(CommonFacts.ASCII_COMMAND, true)
                  .ending(Ending.endFrame())
                  .set(SourceFacts.LINE_FRAMES, true)
                  .set(CommonFacts.EVENT_LINES, RUST_LINES)
                  .console(new ConsoleFacts("status", "", "status", Colours.NONE, false))
                  .statusFormat("rust")
                  .set(CommandFacts.SAY, "say {text}")
                  .set(CommandFacts.KICK, "kick \"{steamid}\"[ \"{reason}\"]")
                  .set(CommandFacts.BAN, "banid \"{steamid}\" \"unnamed\"[ \"{reason}\"]")
                  .set(CommandFacts.UNBAN, "unban \"{steamid}\"")
                  .set(CommandFacts.SAVE, "server.save")
                  .set(CommandFacts.STOP, "quit")
                  .set(
                      CommandFacts.ARGUMENTS, new ArgumentRules(List.of("\\"), "", true, true, 0)));

  /**
   * Ends an idle connection after five minutes. Characters beyond ASCII are lost.
   *
   * <p>Published: its recorded start and threads.
   */
  static final Dialect V_RISING =
      SourceFacts.FAMILY.dialect(
          "v-rising",
          d ->
              d.games("V Rising")
                  .proven("documents only")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ANSWER, LoginForm.VALUE_FIRST))
                  .refutedBy("an answer in two frames")
                  .defaultPort(25575)
                  .set(CommonFacts.ASCII_COMMAND, true)
                  .set(CommonFacts.KEEP_ALIVE, new KeepAlive(Duration.ofMinutes(4), "help"))
                  .console(new ConsoleFacts("", "help", "help", Colours.NONE, false))
                  .set(CommandFacts.SAY, "announce {text}"));

  /**
   * Shows a long list page by page: the answer is one page, {@code n} asks for the next, {@code q}
   * ends the list. The engine sends neither by itself.
   *
   * <p>Published: clients, and its echo port's documentation.
   */
  static final Dialect SOULMASK =
      SourceFacts.FAMILY.dialect(
          "soulmask",
          d ->
              d.games("Soulmask")
                  .proven("documents only")
                  .refutedBy("a pause of 300 ms within an answer")
                  .defaultPort(19000)
                  .ending(Ending.quiet(Duration.ofMillis(300), 4086, Marker.NONE))
                  .console(new ConsoleFacts("lp", "help", "lp", Colours.NONE, false))
                  .statusFormat("soulmask")
                  .set(CommandFacts.SAY, "say {text}")
                  .set(CommandFacts.BAN, "usp 1 1 {steamid}")
                  .set(CommandFacts.SAVE, "SaveWorld 0")
                  .set(CommandFacts.STOP, "shutdown 1"));

  /**
   * Begins every answer with the command. Takes one connection from an address, and one login on
   * it.
   *
   * <p>Published: two bots, and its settings.
   */
  static final Dialect PATH_OF_TITANS =
      SourceFacts.FAMILY.dialect(
          "path-of-titans",
          d ->
              d.games("Path of Titans")
                  .proven("vectors")
                  .refutedBy("an answer that does not begin with its command, or in two frames")
                  .defaultPort(7779)
                  .console(new ConsoleFacts("ServerInfo", "", "ServerInfo", Colours.NONE, false))
                  .statusFormat("titans-server"));

  static final List<Dialect> ALL =
      List.of(
          ARK,
          ARK_ASCENDED,
          CONAN,
          PALWORLD,
          PROJECT_ZOMBOID,
          RUST_LEGACY,
          V_RISING,
          SOULMASK,
          PATH_OF_TITANS);

  private SurvivalGames() {}
}
