package io.rcon;

import io.rcon.ConsoleFacts.Colours;
import java.time.Duration;
import java.util.List;

/** OpenTTD's admin port. */
final class OpenTtdGames {
  /**
   * Answers come line by line, and a packet ends each. A wrong password closes the connection
   * without a word. Several commands may be in flight: they run and are answered in order.
   *
   * <p>Run: 13.0 of Debian. Published: its document of the admin network.
   */
  static final Dialect OPENTTD =
      OpenTtdFacts.FAMILY.dialect(
          "openttd",
          d ->
              d.games("OpenTTD's admin port")
                  .proven("running server")
                  .refutedBy("an answer without the packet that ends it, or two in another order")
                  .defaultPort(3977)
                  // The server cuts what is longer, and runs the rest.
                  .maxRequest(499)
                  .depth(4)
                  .ending(Ending.endFrame())
                  .closesOnBadPassword(true)
                  .keepAlive(Duration.ofMinutes(1))
                  .console(
                      new ConsoleFacts("clients", "list_cmds", "server_info", Colours.NONE, false))
                  .statusFormat("openttd")
                  .hints(
                      new DialectHints(
                          3979, false, "server_admin_port and allow_insecure_admin_login"))
                  .set(CommandFacts.SAY, "say \"{text}\"")
                  .set(CommandFacts.TELL, "say_client {slot} \"{text}\"")
                  .set(CommandFacts.KICK, "kick {slot}[ \"{reason}\"]")
                  .set(CommandFacts.BAN, "ban {slot}[ \"{reason}\"]")
                  .set(CommandFacts.UNBAN, "unban {address}")
                  .set(CommandFacts.STOP, "quit"));

  static final List<Dialect> ALL = List.of(OPENTTD);

  private OpenTtdGames() {}
}
