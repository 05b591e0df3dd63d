package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import java.time.Duration;
import java.util.List;

/** The Isle: Evrima. */
final class EvrimaGames {
  /**
   * Commands are codes, which have words here; an answer is a text without an end of its own.
   *
   * <p>Published: three public clients, which do not agree on what {@code ban} takes beside the id:
   * it is not typed.
   */
  static final Dialect EVRIMA =
      EvrimaFacts.FAMILY.dialect(
          "evrima",
          d ->
              d.games("The Isle: Evrima")
                  .proven("vectors")
                  .refutedBy(
                      "a recorded answer that pauses for 300 ms, or other words at the login")
                  .defaultPort(8888)
                  .ending(Ending.quiet(Duration.ofMillis(300), 0, Ending.Marker.NONE))
                  .idsMirrored(false)
                  .asciiPassword(true)
                  .set(
                      EvrimaFacts.CODES,
                      List.of(
                          "announce 10",
                          "directmessage 11",
                          "serverdetails 12",
                          "wipecorpses 13",
                          "updateplayables 15",
                          "ban 20",
                          "kick 30",
                          "playerlist 40",
                          "save 50",
                          "custom 70",
                          "playerdata 77",
                          "togglewhitelist 81",
                          "addwhitelist 82",
                          "removewhitelist 83",
                          "toggleglobalchat 84",
                          "togglehumans 86",
                          "toggleai 90",
                          "disableaiclasses 91",
                          "aidensity 92"))
                  .console(new ConsoleFacts("playerlist", "", "serverdetails", Colours.NONE, false))
                  .statusFormat("evrima")
                  .hints(new DialectHints(7777, false, "bRconEnabled and RconPassword in Game.ini"))
                  .set(CommandFacts.SAY, "announce {text}")
                  .set(CommandFacts.KICK, "kick {steamid}[,{reason}]")
                  .set(CommandFacts.SAVE, "save")
                  .set(CommandFacts.ARGUMENTS, new ArgumentRules(List.of(","), "", true, true, 0)));

  static final List<Dialect> ALL = List.of(EVRIMA);

  private EvrimaGames() {}
}
