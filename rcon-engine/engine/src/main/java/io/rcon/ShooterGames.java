package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.Ending.Marker;
import io.rcon.Ending.Probe;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;

/** Shooters that speak in Source frames. */
final class ShooterGames {
  /**
   * Chat as SquadJS reads it: channel, ids, name and message; the current form and that of 2023.
   */
  private static final List<EventLine> SQUAD_CHAT =
      List.of(
          new EventLine(EventLine.Kind.CHAT, "[Chat{}] [Online IDs:{}] {player} : {message}"),
          new EventLine(EventLine.Kind.CHAT, "[Chat{}] [SteamID:{}] {player} : {message}"));

  /** The lines that Refractor reads after {@code listen chat} and the like. */
  private static final List<EventLine> MORDHAU_LINES =
      List.of(
          new EventLine(EventLine.Kind.CHAT, "Chat: {}, {player}, ({}) {message}"),
          new EventLine(EventLine.Kind.JOIN, "Login: {}: {player} ({}) logged in"),
          new EventLine(EventLine.Kind.LEAVE, "Login: {}: {player} ({}) logged out"));

  /**
   * Mirrors an empty command twice, the second time with seven stray bytes behind it. Chat comes in
   * frames of type 1. A wrong password closes the connection without a word.
   *
   * <p>Published: SquadJS and squad-rcon-go.
   */
  static final Dialect SQUAD =
      SourceFacts.FAMILY.dialect(
          "squad",
          d ->
              d.games("Squad")
                  .proven("vectors")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.VALUE_FIRST))
                  .refutedBy(
                      "an empty command that is not mirrored, or other stray bytes behind it")
                  .defaultPort(21114)
                  .depth(8)
                  .ending(
                      new Ending(
                          EndRule.PROBE, 0, Duration.ZERO, Probe.WITH_COMMAND, 2, Marker.NONE))
                  .set(SourceFacts.STRAY_TAILS, true)
                  .set(CommonFacts.EVENT_LINES, SQUAD_CHAT)
                  .set(CommonFacts.CLOSES_ON_BAD_PASSWORD, true)
                  .console(new ConsoleFacts("ListPlayers", "", "ListPlayers", Colours.NONE, false))
                  .statusFormat("squad"));

  /**
   * Little is known, so its facts are the most careful ones. Each connection costs the server a
   * thread that never ends, so the session keeps one.
   *
   * <p>Published: clients, of which all use the id 1.
   */
  static final Dialect SANDSTORM =
      SourceFacts.FAMILY.dialect(
          "sandstorm",
          d ->
              d.games("Insurgency: Sandstorm")
                  .proven("documents only")
                  .refutedBy("a pause of 300 ms within an answer")
                  .defaultPort(27015)
                  .idsMirrored(false)
                  .lenientNuls(true)
                  .ending(Ending.quiet(Duration.ofMillis(300), 4086, Marker.NONE))
                  .set(CommonFacts.ASCII_COMMAND, true)
                  .console(
                      new ConsoleFacts("listplayers", "help", "listplayers", Colours.NONE, false))
                  .statusFormat("sandstorm"));

  /**
   * Ends a connection that is not used for some seconds. After {@code listen chat} and {@code
   * listen login} it sends events, under ids of no request, until the connection ends.
   *
   * <p>Published: Refractor.
   */
  static final Dialect MORDHAU =
      SourceFacts.FAMILY.dialect(
          "mordhau",
          d ->
              d.games("Mordhau")
                  .proven("documents only")
                  .refutedBy("an answer in two frames")
                  .set(CommonFacts.KEEP_ALIVE, new KeepAlive(Duration.ofSeconds(10), "alive"))
                  .set(CommonFacts.EVENT_LINES, MORDHAU_LINES)
                  .console(
                      new ConsoleFacts("playerlist", "help", "playerlist", Colours.NONE, false))
                  .statusFormat("mordhau")
                  .set(CommandFacts.SAY, "say {text}")
                  .set(CommandFacts.ARGUMENTS, new ArgumentRules(List.of(), "", false, true, 200)));

  /**
   * Closes the connection at any type that it does not know, and blocks an address for 20 s after a
   * wrong password. The value before the answer to a login has the id 0. It says nothing by itself
   * unless a packet of type 64 asks for it, which the engine does not send.
   *
   * <p>Source: hl2rcon.c.
   */
  static final Dialect COD4X =
      SourceFacts.FAMILY.dialect(
          "cod4x",
          d ->
              d.games("CoD4x (Call of Duty 4), over TCP")
                  .proven("model of its source: hl2rcon.c")
                  .set(SourceFacts.LOGIN_FORMS, List.of(LoginForm.ZERO_VALUE_FIRST))
                  .set(SourceFacts.PROBE_ANSWER, ProbeAnswer.CLOSES)
                  .refutedBy("a pause of 300 ms within an answer")
                  .defaultPort(28960)
                  .charset(Charset.forName("windows-1252"))
                  .maxRequest(900)
                  .ending(Ending.quiet(Duration.ofMillis(300), 4096, Marker.NONE))
                  .console(new ConsoleFacts("status", "cmdlist", "status", Colours.CARET, false))
                  .statusFormat("cod")
                  .set(CommandFacts.SAY, "say \"{text}\"")
                  .set(CommandFacts.TELL, "tell {slot} \"{text}\"")
                  .set(CommandFacts.KICK, "clientkick {slot}")
                  .set(
                      CommandFacts.ARGUMENTS, new ArgumentRules(List.of("%"), "", false, true, 0)));

  static final List<Dialect> ALL = List.of(SQUAD, SANDSTORM, MORDHAU, COD4X);

  private ShooterGames() {}
}
