package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.DialectFindings;
import io.rcon.DialectFindings.Confidence;
import io.rcon.EndRule;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Server;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What PowerNukkit answers: one frame each, of any size. */
@OnRealServer(Game.POWERNUKKIT)
@Timeout(60)
class PowerNukkitIT {
  private RconSession session;

  @BeforeEach
  void open(RealServer server) {
    session = Sessions.open(server.server());
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void versionIsDecodedAsUtf8() {
    String text = ask("version");
    assertTrue(text.startsWith("This server is running Nukkit 1.6.0.1-PN "), text);
    assertTrue(text.contains(" \u300cPowerNukkit\u300d implementing API version "), text);
    assertTrue(text.endsWith(")\n"), text);
  }

  @Test
  void versionOfAnUnknownPlugin() {
    String text = ask("version XYZ");
    assertEquals(
        "This server is not running any plugin by that name."
            + " Use /plugins to get a list of plugins.\n",
        text);
  }

  @Test
  void helpIsOneLongFrame() {
    String text = ask("help");
    assertEquals(2215, text.getBytes(StandardCharsets.UTF_8).length);
    assertTrue(text.startsWith("--- Showing help page 1 of 1 (/help <page>) ---\n/ban: "), text);
    assertTrue(
        text.endsWith("\n/xp: Gives the specified player a certain amount of experience\n"), text);
  }

  @Test
  void sayHasAnEmptyAnswer() {
    assertEquals("", ask("say hi"));
  }

  @Test
  void status() {
    String text = ask("status");
    assertTrue(text.startsWith("---- Server status ----\nUptime: 0 days "), text);
    assertTrue(text.contains("\nPlayers: 0 online, 20 max.\nWorld \"world\": "), text);
    assertTrue(text.endsWith("ms\n"), text);
  }

  @Test
  void listOfNobodyEndsWithAnEmptyLine() {
    assertEquals("There are 0/20 players online:\n\n", ask("list"));
  }

  @Test
  void unknownCommands() {
    assertEquals("Unknown command. Try /help for a list of commands\n", ask("nosuchcommand"));
    assertEquals("Unknown command. Try /help for a list of commands\n", ask("cvarlist"));
  }

  @Test
  void itsGameIsConcludedFromItsLogin(RealServer server) {
    Server known = server.server();
    Server unknown = Server.of(Dialect.AUTO, known.host(), known.port(), known.secret());
    try (RconSession careful = Sessions.open(unknown)) {
      Reply reply = careful.blocking().execute("list");
      assertEquals("There are 0/20 players online:\n\n", reply.text());
      DialectFindings found = careful.findings().orElseThrow();
      assertEquals(Confidence.CERTAIN, found.confidence());
      assertEquals(Dialect.NUKKIT, found.advised());
    }
  }

  private String ask(String command) {
    Reply reply = session.blocking().execute(command);
    assertEquals(EndRule.SINGLE_PACKET, reply.end());
    assertEquals(1, reply.packets());
    assertFalse(reply.possiblyTruncated());
    return reply.text();
  }
}
