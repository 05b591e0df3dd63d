package io.rcon.games;

import io.rcon.CommandFacts;
import io.rcon.CommonFacts;
import io.rcon.ConsoleFacts;
import io.rcon.ConsoleFacts.Colours;
import io.rcon.Dialect;
import io.rcon.DialectHints;
import io.rcon.DialectProvider;
import io.rcon.Ending;
import io.rcon.GameSpeed;
import java.time.Duration;
import java.util.List;

/** The dialects of this artifact: facts, and where they were read. A service. */
public final class GameDialects implements DialectProvider {
  /**
   * Compares the path of the handshake with its password, and refuses without HTTP. A command may
   * be answered by several messages with its number, or by none, so an echo behind it shows the
   * end. Chat and the console come by themselves.
   *
   * <p>Source: the listener, decompiled, and the WebSocket library that it uses.
   */
  static final Dialect WEBRCON =
      WebRconFacts.FAMILY.dialect(
          "webrcon",
          d ->
              d.games("Rust (rcon.web 1, the default)")
                  .proven("model of its source: Facepunch.RCon, decompiled; vectors")
                  .refutedBy("an answer of which a message comes after that of the echo behind it")
                  .defaultPort(28016)
                  .maxRequest(8000)
                  .depth(8)
                  .ending(Ending.terminator())
                  .keepAlive(Duration.ofSeconds(30))
                  .set(WebRconFacts.CONNECTION_INTERVAL, Duration.ofMillis(1100))
                  .console(new ConsoleFacts("playerlist", "find .", "echo", Colours.NONE, false))
                  .statusFormat("rust-players")
                  .set(
                      CommonFacts.SPEED,
                      new GameSpeed("serverinfo", "rust-info", GameSpeed.Unit.FPS))
                  .hints(new DialectHints(28015, false, ""))
                  .set(CommandFacts.SAY, "say {text}")
                  .set(CommandFacts.KICK, "kick \"{steamid}\"[ \"{reason}\"]")
                  .set(CommandFacts.BAN, "banid \"{steamid}\" \"unnamed\"[ \"{reason}\"]")
                  .set(CommandFacts.UNBAN, "unban \"{steamid}\"")
                  .set(CommandFacts.SAVE, "server.save")
                  .set(CommandFacts.STOP, "quit")
                  .set(
                      CommandFacts.ARGUMENTS,
                      new io.rcon.ArgumentRules(List.of("\\"), "", false, true, 0)));

  /**
   * Gives a key with which all that follows is hidden, and a token for a password. Has no console,
   * but commands by their names. Answers carry the number of their request, in any order.
   *
   * <p>Published: what the public clients do.
   */
  static final Dialect HLL =
      HllFacts.FAMILY.dialect(
          "hll",
          d ->
              d.games("Hell Let Loose (rcon of 2025 and later)")
                  .proven("vectors")
                  .refutedBy("a recorded session in which a header, the key or a token differs")
                  .maxRequest(4000)
                  .depth(4)
                  .console(
                      new ConsoleFacts(
                          "GetServerInformation {\"Name\":\"players\",\"Value\":\"\"}",
                          "GetDisplayableCommands",
                          "GetServerInformation {\"Name\":\"session\",\"Value\":\"\"}",
                          Colours.NONE,
                          false))
                  .statusFormat("hll")
                  .set(CommandFacts.SAY, "ServerBroadcast Message=\"{text}\"")
                  .set(CommandFacts.TELL, "MessagePlayer PlayerId=\"{id}\" Message=\"{text}\"")
                  .set(CommandFacts.KICK, "KickPlayer PlayerId=\"{id}\"[ Reason=\"{reason}\"]"));

  /**
   * Takes words and answers with a value of JSON, now and then with a text. Nothing but the value's
   * own brackets tells its end; newer builds name the command in it.
   *
   * <p>Published: what the public clients do.
   */
  static final Dialect PAVLOV =
      PavlovFacts.FAMILY.dialect(
          "pavlov",
          d ->
              d.games("Pavlov VR")
                  .proven("vectors")
                  .refutedBy(
                      "a recorded answer that is neither one value of JSON nor a text, or that names"
                          + " another command")
                  .defaultPort(9100)
                  .idsMirrored(false)
                  // A connection without commands is closed after three minutes or more.
                  .keepAlive(Duration.ofMinutes(1))
                  .keepAliveCommand("Help")
                  .console(
                      new ConsoleFacts("RefreshList", "Help", "ServerInfo", Colours.NONE, false))
                  .statusFormat("pavlov")
                  .hints(new DialectHints(0, false, "Password and Port in RconSettings.txt"))
                  .set(CommandFacts.KICK, "Kick {pavlov}")
                  .set(CommandFacts.BAN, "Ban {pavlov}")
                  .set(CommandFacts.UNBAN, "Unban {pavlov}"));

  private static final List<Dialect> ALL =
      List.of(
          WEBRCON, HLL, PAVLOV, MsmpGames.MSMP, RestDialects.PALWORLD, RestDialects.SATISFACTORY);

  /** Made by the loader of services. */
  public GameDialects() {}

  @Override
  public List<Dialect> dialects() {
    return ALL;
  }
}
