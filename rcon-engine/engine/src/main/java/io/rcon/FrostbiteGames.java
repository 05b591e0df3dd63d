package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The games that speak in Frostbite's packets: facts, and where they were read. */
final class FrostbiteGames {
  /**
   * Commands and answers are words; an answer begins with {@code OK} or with the reason why not.
   * What the server says by itself is answered each time.
   *
   * <p>Published: the maker's own client, and what other public clients do.
   */
  static final Dialect FROSTBITE =
      FrostbiteFacts.FAMILY.dialect(
          "frostbite",
          d ->
              d.games("Battlefield 3, Battlefield 4, Hardline")
                  .proven("vectors")
                  .refutedBy("a recorded session whose login, answers or events look otherwise")
                  .defaultPort(47200)
                  .maxRequest(8000)
                  .depth(8)
                  .ending(Ending.singlePacket())
                  .keepAlive(Duration.ofMinutes(1))
                  .keepAliveCommand("version")
                  .console(
                      new ConsoleFacts(
                          "admin.listPlayers all", "admin.help", "version", Colours.NONE, false))
                  .statusFormat("frostbite")
                  .hints(new DialectHints(25200, false, "the port and password of RemoteAdmin"))
                  .set(CommandFacts.SAY, "admin.say \"{text}\" all")
                  .set(CommandFacts.TELL, "admin.say \"{text}\" player \"{name}\"")
                  .set(CommandFacts.KICK, "admin.kickPlayer \"{name}\"[ \"{reason}\"]")
                  .set(CommandFacts.BAN, "banList.add name \"{name}\" perm[ \"{reason}\"]")
                  .set(CommandFacts.UNBAN, "banList.remove name \"{name}\""));

  /** The first of them: other words to ask for events, and one byte a character. */
  static final Dialect BFBC2 =
      Family.like(
          FROSTBITE,
          "bfbc2",
          d ->
              d.games("Battlefield: Bad Company 2")
                  .defaultPort(48888)
                  .charset(StandardCharsets.ISO_8859_1)
                  .console(
                      new ConsoleFacts(
                          "admin.listPlayers all", "help", "version", Colours.NONE, false))
                  .hints(new DialectHints(19567, false, "the port and password of RemoteAdmin"))
                  .set(FrostbiteFacts.EVENTS_COMMAND, "eventsEnabled true"));

  static final List<Dialect> ALL = List.of(FROSTBITE, BFBC2);

  private FrostbiteGames() {}
}
