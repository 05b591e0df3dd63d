package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The games that speak in Frostbite's packets: their facts, with sources. */
final class FrostbiteGames {
  /**
   * Commands and answers are words; an answer begins with {@code OK} or with an error. The client
   * answers each event.
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

  /**
   * The oldest of these games: it subscribes to events with other words, and a character is one
   * byte.
   */
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
