package io.rcon.games;

import io.rcon.CommandFacts;
import io.rcon.ConsoleFacts;
import io.rcon.ConsoleFacts.Colours;
import io.rcon.Dialect;
import io.rcon.DialectHints;
import io.rcon.DialectProvider;
import io.rcon.Ending;
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

  private static final List<Dialect> ALL = List.of(WEBRCON);

  /** Made by the loader of services. */
  public GameDialects() {}

  @Override
  public List<Dialect> dialects() {
    return ALL;
  }
}
