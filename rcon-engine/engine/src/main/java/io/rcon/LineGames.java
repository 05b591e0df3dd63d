package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import io.rcon.EventLine.Kind;
import java.util.List;

/** The games whose consoles speak lines of text: their facts, with sources. */
final class LineGames {
  /**
   * Mixes its log, other clients' commands and answers in one stream, and logs each command before
   * its answer. Accepts four clients, and lines of 1398 bytes. Three wrong passwords close the
   * connection and may ban the address, whose connections are then closed without a byte.
   *
   * <p>Run (Teeworlds 0.7.5); source: econ.cpp and console.cpp of Teeworlds and DDNet. What stands
   * between quotes is one argument; outside of them a semicolon begins another command.
   */
  static final Dialect ECON =
      LineFacts.FAMILY.dialect(
          "econ",
          d ->
              d.games("Teeworlds, DDNet: the external console")
                  .proven("running server: Teeworlds 0.7.5; DDNet: vectors")
                  .refutedBy(
                      "a line of DDNet with another prefix, or a server that says what a game event"
                          + " is in other words")
                  .maxRequest(1000)
                  .depth(4)
                  .ending(Ending.terminator())
                  .console(new ConsoleFacts("status", "", "echo rcon", Colours.NONE, false))
                  .statusFormat("teeworlds")
                  .set(CommonFacts.QUERY, List.of("teeworlds"))
                  .set(CommonFacts.QUERY_PORT, 8303)
                  .set(
                      CommonFacts.EVENT_LINES,
                      List.of(
                          new EventLine(Kind.CHAT, "chat: {}:{}:{player}: {message}"),
                          new EventLine(Kind.CHAT, "teamchat: {}:{}:{player}: {message}"),
                          new EventLine(Kind.CHAT, "whisper: {}:{}:{player}: {message}"),
                          new EventLine(Kind.JOIN, "game: team_join player='{}:{player}' team={}"),
                          new EventLine(Kind.LEAVE, "game: leave player='{}:{player}'")))
                  .hints(new DialectHints(8303, false, ""))
                  .set(CommandFacts.SAY, "say \"{text}\"")
                  .set(CommandFacts.KICK, "kick {slot}[ \"{reason}\"]")
                  .set(CommandFacts.BAN, "ban {slot} 0[ \"{reason}\"]")
                  .set(CommandFacts.MAP, "change_map \"{map}\"")
                  .set(CommandFacts.STOP, "shutdown")
                  .set(
                      CommandFacts.ARGUMENTS,
                      new ArgumentRules(List.of("\\\\"), "", false, true, 0)));

  /**
   * Mixes its log with the answers; a line of the log has a time before it, and one of an answer
   * has none. The tenth wrong password blocks the address for ten seconds: its connections are then
   * accepted and closed without a byte.
   *
   * <p>Published: a decompilation of the server; the words of chat, joins and leaves by reports.
   */
  static final Dialect SEVEN_DAYS =
      LineFacts.FAMILY.dialect(
          "7dtd",
          d ->
              d.games("7 Days to Die: telnet")
                  .proven("model of its source: TelnetConsole and SdtdConsole, decompiled")
                  .refutedBy("a recorded answer to an unknown word that does not name it alone")
                  .set(LineFacts.SPEECH, LineFacts.Speech.TELNET)
                  .defaultPort(8081)
                  .maxRequest(1000)
                  .depth(4)
                  .ending(Ending.terminator())
                  .console(new ConsoleFacts("lp", "help", "version", Colours.NONE, false))
                  .statusFormat("7dtd")
                  .set(
                      CommonFacts.EVENT_LINES,
                      List.of(
                          new EventLine(
                              Kind.CHAT,
                              "Chat (from '{}', entity id '{}', to '{}'): '{player}': {message}"),
                          new EventLine(Kind.JOIN, "GMSG: Player '{player}' joined the game"),
                          new EventLine(Kind.LEAVE, "GMSG: Player '{player}' left the game")))
                  .hints(new DialectHints(26900, false, ""))
                  .set(CommandFacts.SAY, "say \"{text}\"")
                  .set(CommandFacts.TELL, "pm {slot} \"{text}\"")
                  .set(CommandFacts.KICK, "kick {slot}[ \"{reason}\"]")
                  .set(CommandFacts.BAN, "ban add {slot} 50 years[ \"{reason}\"]")
                  .set(CommandFacts.SAVE, "saveworld")
                  .set(CommandFacts.STOP, "shutdown"));

  /**
   * Answers one command at a time; a byte of value 4 ends an answer whose command begins with one
   * of value 2.
   *
   * <p>Published: the description of its protocol by modders, and ModManager's manual; not in them:
   * how players are listed, kicked and banned, so that nothing of that is typed.
   */
  static final Dialect BF2 =
      LineFacts.FAMILY.dialect(
          "bf2",
          d ->
              d.games("Battlefield 2, Battlefield 2142 (ModManager)")
                  .proven("vectors")
                  .refutedBy(
                      "a recorded answer without the byte at its end, or words for a refusal"
                          + " other than 'Authentication failed'")
                  .set(LineFacts.SPEECH, LineFacts.Speech.REFRACTOR)
                  .defaultPort(4711)
                  .maxRequest(1000)
                  .idsMirrored(false)
                  .closesOnBadPassword(true)
                  .ending(Ending.endFrame())
                  .console(new ConsoleFacts("exec sv.serverName", "", "", Colours.NONE, false))
                  .hints(new DialectHints(16567, false, ""))
                  .set(CommandFacts.SAY, "exec game.sayAll \"{text}\""));

  static final List<Dialect> ALL = List.of(ECON, SEVEN_DAYS, BF2);

  private LineGames() {}
}
