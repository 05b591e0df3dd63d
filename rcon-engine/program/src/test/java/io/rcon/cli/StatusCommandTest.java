package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rcon status} and {@code rcon players} on a mixed fleet. */
class StatusCommandTest {
  private static final String TF2 =
      """
      hostname: Test server
      version : 9115164/24 9115164 secure
      map     : ctf_2fort at: 0 x, 0 y, 0 z
      players : 1 humans, 1 bots (24 max)
      # userid name                uniqueid            connected ping loss state  adr
      #      2 "Tom"               BOT                                     active
      #    587 "An "na\u202E""     [U:1:11231]         06:13       99    0 active 192.0.2.7:27005
      """;

  private final Run run = new Run();
  private SimulatedServer source;
  private SimulatedServer minecraft;
  private String fleet;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    source = SimulatedServer.start("source", "s3cret");
    source.reply("status", TF2);
    minecraft = SimulatedServer.start("minecraft", "s3cret");
    minecraft.reply("list", "There are 2 of a max of 20 players online: Anna, Bob");
    String file =
        """
        defaults: {password: s3cret}
        servers:
          tf: {address: "127.0.0.1:%d", dialect: source, tags: {r: eu}}
          mc: {address: "127.0.0.1:%d", dialect: minecraft, tags: {r: us}}
          odd: {address: "127.0.0.1:%d", dialect: generic, tags: {r: none}}
        """
            .formatted(source.port(), minecraft.port(), minecraft.port());
    fleet = Files.writeString(folder.resolve("fleet.yaml"), file).toString();
  }

  @AfterEach
  void stop() {
    source.close();
    minecraft.close();
  }

  @Test
  void statusIsATable() {
    assertEquals(0, run.rcon("status", "-f", fleet, "-l", "r!=none"), run.err());
    List<String> lines = run.outLines();
    assertEquals(
        List.of(
            "SERVER  ONLINE  MAX  BOTS  MAP        NAME         VERSION",
            "tf      2       24   1     ctf_2fort  Test server  9115164/24 9115164 secure",
            "mc      2       20   -     -          -            -"),
        lines);
  }

  @Test
  void statusIsJson() {
    assertEquals(0, run.rcon("status", "-f", fleet, "-l", "r=us", "-o", "json"), run.err());
    assertEquals(
        "{\"server\":\"mc\",\"ok\":true,\"known\":true,\"complete\":true,\"countsAgree\":true,"
            + "\"online\":2,\"max\":20}\n",
        run.out());
  }

  @Test
  void playersAreShownWithoutPersonalData() {
    assertEquals(0, run.rcon("players", "-f", fleet, "-l", "r!=none"), run.err());
    assertEquals(5, run.outLines().size(), run.out());
    assertTrue(run.out().contains("Tom"), run.out());
    assertTrue(run.out().contains("0:06:13"), run.out());
    assertFalse(run.out().contains("192.0.2.7"), run.out());
    assertFalse(run.out().contains("11231"), run.out());
    assertFalse(run.out().contains("\u202E"), run.out());
    assertEquals(0, run.rcon("players", "-f", fleet, "-l", "r=eu", "-o", "json"), run.err());
    assertFalse(run.out().contains("11231"), run.out());
    assertTrue(run.out().contains("\"rawName\":\"An \\\"na\\u202e\\\"\""), run.out());
  }

  @Test
  void identifiersAndAddressesAreShownWhenAskedFor() {
    assertEquals(0, run.rcon("players", "--ids", "-f", fleet, "-l", "r=eu"), run.err());
    assertTrue(run.out().contains("192.0.2.7:27005"), run.out());
    assertTrue(run.out().contains("steam=[U:1:11231] userid=587"), run.out());
  }

  @Test
  void namesHaveTheirColoursOnATerminalAndNothingElse() throws IOException {
    String names = "\u00a7cAn\u00a7lna\u001b[2J\u202E, Bob";
    minecraft.reply("list", "There are 2 of a max of 20 players online: " + names);
    Run terminal = new Run().terminal("s3cret");
    assertEquals(0, terminal.rcon("players", "-f", fleet, "-l", "r!=none"), terminal.err());
    assertTrue(
        terminal.out().contains("\u001b[0;91mAn\u001b[1mna\\x1b[2J\\u202e\u001b[0m"),
        terminal.out());
    assertTrue(terminal.out().contains("An \"na\\u202e\""), "Source has no colours");
    List<Integer> columns =
        terminal
            .out()
            .replaceAll("\u001b\\[[0-9;]*m", "")
            .lines()
            .filter(line -> line.startsWith("mc"))
            .map(line -> line.lastIndexOf("  -"))
            .distinct()
            .toList();
    assertEquals(1, columns.size(), terminal.out());
    Run plain = new Run().terminal("s3cret").variable("NO_COLOR", "1");
    assertEquals(0, plain.rcon("players", "-f", fleet, "-l", "r=us"), plain.err());
    assertFalse(plain.out().contains("\u001b"), plain.out());
    assertTrue(plain.out().contains("Anna"), plain.out());
    assertEquals(0, run.rcon("players", "-f", fleet, "-l", "r=us"), run.err());
    assertFalse(run.out().contains("\u001b"), run.out());
  }

  @Test
  void aDialectThatNamesNoFormatIsNotAsked() {
    assertEquals(1, run.rcon("players", "-f", fleet, "-l", "r!=eu"), run.out());
    assertTrue(run.err().contains("the dialect 'generic' does not say how to ask"), run.err());
    assertTrue(run.out().contains("Anna"), run.out());
  }

  @Test
  void anAnswerOfAnotherGameIsToldSo() {
    source.reply("status", "Server is hibernating");
    assertEquals(6, run.rcon("status", "-f", fleet, "-l", "r=eu"), run.out());
    assertTrue(run.err().contains("tf: the answer to 'status' is not of the form"), run.err());
  }
}
