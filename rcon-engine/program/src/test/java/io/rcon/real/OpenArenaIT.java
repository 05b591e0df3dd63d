package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.RconSession;
import io.rcon.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What OpenArena answers: datagrams cut wherever a print did not fit, with no word of the last. */
@OnRealServer(Game.OPENARENA)
@Timeout(60)
class OpenArenaIT {
  private static final int PREFIX = "\u00ff\u00ff\u00ff\u00ffprint\n".length();

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
  void version() {
    String text = askShort("version");
    assertTrue(text.startsWith("\"version\" is:\"ioq3 "), text);
    assertTrue(text.endsWith("^7\"\n"), text);
  }

  @Test
  void helpIsNoCommand() {
    assertEquals("unknown command: help\n", askShort("help"));
  }

  @Test
  void setHasAnEmptyAnswer() {
    assertEquals("", askShort("set fraglimit 20"));
  }

  @Test
  void statusOfAnEmptyServer() {
    assertEquals(
        """
        map: oa_dm1
        cl score ping name            address                                 rate\s
        -- ----- ---- --------------- --------------------------------------- -----

        """,
        askShort("status"));
  }

  @Test
  void unknownCommand() {
    assertEquals("unknown command: nosuchcommand\n", askShort("nosuchcommand"));
  }

  @Test
  void cvarlistIsJoinedFromSeveralDatagrams(RealServer server) throws IOException {
    List<byte[]> datagrams =
        Datagrams.ask(server.port(), "rcon " + server.password() + " cvarlist");
    String expected =
        datagrams.stream().map(OpenArenaIT::withoutPrefix).collect(Collectors.joining());
    assertTrue(datagrams.size() >= 10, () -> datagrams.size() + " datagrams");
    assertTrue(expected.endsWith(" total cvars\n" + lines(expected) + " cvar indexes\n"), expected);

    Reply guessed = session.blocking().execute("cvarlist");
    assertEquals(expected, guessed.text());
    assertEquals(EndRule.QUIET_TIME, guessed.end());
    assertEquals(datagrams.size(), guessed.packets());
    assertFalse(guessed.possiblyTruncated());

    Reply marked = session.blocking().execute(Command.of("cvarlist").exactEnd());
    assertEquals(expected, marked.text());
    assertEquals(EndRule.MARKER, marked.end());
    assertEquals(datagrams.size(), marked.packets());
    assertFalse(marked.possiblyTruncated());
  }

  /** How many cvars are listed: all lines but the empty one and the two totals at the end. */
  private static long lines(String cvarlist) {
    return cvarlist.lines().count() - 3;
  }

  private static String withoutPrefix(byte[] datagram) {
    return new String(datagram, PREFIX, datagram.length - PREFIX, StandardCharsets.UTF_8);
  }

  private String askShort(String command) {
    Reply reply = session.blocking().execute(command);
    assertEquals(EndRule.QUIET_TIME, reply.end());
    assertEquals(1, reply.packets());
    assertFalse(reply.possiblyTruncated());
    return reply.text();
  }
}
