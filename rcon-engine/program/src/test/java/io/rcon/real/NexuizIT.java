package io.rcon.real;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.EndRule;
import io.rcon.RconSession;
import io.rcon.Reply;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Nexuiz answers: full datagrams of exactly 1399 bytes, then always a shorter one. */
@OnRealServer(Game.NEXUIZ)
@Timeout(60)
class NexuizIT {
  private static final int PREFIX = 5;
  private static final int FULL = 1399;
  private static final Pattern CVAR = Pattern.compile("(\\S+) is \".*\" \\[\".*\"\\] (.*)");

  /** Of the 2,221 names and descriptions in a published recording, in its order. */
  private static final String RECORDED =
      "5b439e0c090e6fd8160ed5d2753d5c34fb22f5cac31eb8997ef5f957201acdd8";

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
    String text = ask("version", 1);
    assertTrue(text.startsWith("Version: Nexuiz build "), text);
    assertTrue(text.endsWith("\n"), text);
  }

  @Test
  void unknownCommands() {
    assertEquals("Unknown command \"help\"\n", ask("help", 1));
    assertEquals("Unknown command \"nosuchcommand\"\n", ask("nosuchcommand 1 2", 1));
  }

  @Test
  void setHasAnEmptyAnswer() {
    // Not a new variable, which would be one more in cvarlist.
    assertEquals("", ask("sv_public 0", 1));
  }

  @Test
  void status() {
    String text = ask("status", 1);
    assertTrue(text.startsWith("host:     nexuiz test\nversion:  Nexuiz build "), text);
    assertTrue(text.endsWith("\nplayers:  0 active (8 max)\n\n"), text);
  }

  @Test
  void textThatFillsADatagramIsFollowedByAnEmptyOne() {
    String justFits = "A".repeat(FULL - PREFIX - 2);
    assertEquals(justFits + " \n", ask("echo " + justFits, 2));
    String oneLess = justFits.substring(1);
    assertEquals(oneLess + " \n", ask("echo " + oneLess, 1));
  }

  @Test
  void cvarlistIsWhole(RealServer server) throws Exception {
    List<byte[]> datagrams =
        Datagrams.ask(server.port(), "rcon " + server.password() + " cvarlist");
    assertEquals(137, datagrams.size());
    datagrams.subList(0, 136).forEach(datagram -> assertEquals(FULL, datagram.length));

    String text = ask("cvarlist", 137);
    assertArrayEquals(joined(datagrams), text.getBytes(StandardCharsets.UTF_8));
    assertEquals(RECORDED, shape(text));

    Reply marked = session.blocking().execute(Command.of("cvarlist").exactEnd());
    assertEquals(EndRule.MARKER, marked.end());
    assertEquals(text, marked.text());
    assertEquals(137, marked.packets());
  }

  private static byte[] joined(List<byte[]> datagrams) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    datagrams.forEach(datagram -> bytes.write(datagram, PREFIX, datagram.length - PREFIX));
    return bytes.toByteArray();
  }

  /** A digest of everything in the list but the values, some of which are this machine's. */
  private static String shape(String cvarlist) throws Exception {
    List<String> lines = cvarlist.lines().toList();
    assertEquals("2221 cvar(s)", lines.get(lines.size() - 1));
    String names =
        lines.subList(0, lines.size() - 1).stream()
            .map(NexuizIT::nameAndDescription)
            .collect(Collectors.joining("\n"));
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(names.getBytes(StandardCharsets.UTF_8)));
  }

  private static String nameAndDescription(String line) {
    Matcher matcher = CVAR.matcher(line);
    assertTrue(matcher.matches(), line);
    return matcher.group(1) + " " + matcher.group(2);
  }

  private String ask(String command, int packets) {
    Reply reply = session.blocking().execute(command);
    assertEquals(EndRule.DATAGRAM_SIZE, reply.end());
    assertEquals(packets, reply.packets());
    assertFalse(reply.possiblyTruncated());
    return reply.text();
  }
}
