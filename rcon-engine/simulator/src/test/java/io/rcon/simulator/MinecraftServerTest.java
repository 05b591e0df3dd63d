package io.rcon.simulator;

import static io.rcon.simulator.TcpClient.AUTH;
import static io.rcon.simulator.TcpClient.EXEC;
import static io.rcon.simulator.TcpClient.frame;
import static io.rcon.simulator.TcpClient.hex;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.TcpClient.Frame;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MinecraftServerTest {
  private final SimulatedServer server = SimulatedServer.start("minecraft", "secret");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void logsInWithOneFrame() {
    try (TcpClient client = new TcpClient(server)) {
      client.send(hex("10 00 00 00 01 00 00 00 03 00 00 00 73 65 63 72 65 74 00 00"));
      assertArrayEquals(hex("0a 00 00 00 01 00 00 00 02 00 00 00 00 00"), client.readBytes(14));
      assertEquals("hi", client.ask(2, "echo hi").body());
      assertEquals(1, server.counts().logins());
    }
  }

  @Test
  void refusesAndStaysOpenAndRevokes() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(5, AUTH, "wrong"));
      assertArrayEquals(hex("0a 00 00 00 ff ff ff ff 02 00 00 00 00 00"), client.readBytes(14));
      Frame refused = client.ask(6, "echo hi");
      assertEquals(-1, refused.id());
      assertEquals(2, refused.type());
      client.send(frame(7, AUTH, ""));
      assertEquals(-1, client.read().id());
      client.send(frame(8, AUTH, "secret"));
      assertEquals(8, client.read().id());
      assertEquals("back", client.ask(9, "echo back").body());
      assertEquals(2, server.counts().refusedLogins());
    }
  }

  @Test
  void emptyPasswordNeverMatches() {
    try (SimulatedServer open = SimulatedServer.start("minecraft", "");
        TcpClient client = new TcpClient(open)) {
      client.send(frame(1, AUTH, ""));
      assertEquals(-1, client.read().id());
    }
  }

  @Test
  void namesUnknownRequestsEvenBeforeLogin() {
    try (TcpClient client = new TcpClient(server)) {
      client.send(hex("0a 00 00 00 03 00 00 00 00 00 00 00 00 00"));
      assertArrayEquals(
          hex(
              "1b 00 00 00 03 00 00 00 00 00 00 00 55 6e 6b 6e 6f 77 6e 20 72 65 71 75 65 73 74"
                  + "20 30 00 00"),
          client.readBytes(31));
      client.send(frame(4, 100, ""));
      assertEquals("Unknown request 64", client.read().body());
    }
  }

  @Test
  void mirrorsAnyId() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      for (int id : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
        assertEquals(id, client.ask(id, "echo x").id());
      }
    }
  }

  @Test
  void coalescedFramesCloseAndRunNothing() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, "echo a"), frame(3, EXEC, "echo b"));
      assertTrue(client.isClosed());
      assertEquals(0, server.commandsExecuted());
    }
  }

  @Test
  void partOfAFrameCloses() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(hex("0e 00 00 00"));
      assertTrue(client.isClosed());
    }
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(hex("0e 00 00 00 02 00 00 00 02 00 00 00 6c"));
      assertTrue(client.isClosed());
    }
    assertEquals(0, server.commandsExecuted());
  }

  @Test
  void oneFrameMayWaitBehindASlowCommandAndTwoMayNot() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, "slow 200 done"));
      await().until(() -> server.commandsExecuted() == 1);
      client.send(frame(3, EXEC, "echo next"));
      assertEquals("done", client.read().body());
      assertEquals("next", client.read().body());

      client.send(frame(4, EXEC, "slow 1000 done"));
      await().until(() -> server.commandsExecuted() == 3);
      client.send(frame(5, EXEC, "echo a"));
      client.send(frame(6, EXEC, "echo b"));
      assertEquals("done", client.read().body());
      assertTrue(client.isClosed());
      assertEquals(3, server.commandsExecuted());
    }
  }

  @Test
  void takes1446BytesAndNoMore() {
    String longest = "echo " + "x".repeat(1441);
    try (TcpClient client = TcpClient.loggedIn(server)) {
      assertEquals(longest.substring(5), client.ask(2, longest).body());
      client.send(frame(3, EXEC, longest + "y"));
      assertTrue(client.isClosed());
      assertEquals(1, server.commandsExecuted());
    }
  }

  @Test
  void whatFollowsAFullReadIsLost() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, "echo " + "x".repeat(1441)), frame(3, EXEC, "echo lost"));
      assertEquals(2, client.read().id());
      assertEquals("alive", client.ask(4, "echo alive").body());
      assertEquals(2, server.commandsExecuted());
    }
  }

  @Test
  void cutsBy4096Characters() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, "big 8200"));
      assertEquals(
          List.of(4096, 4096, 8),
          List.of(
              client.read().body().length(),
              client.read().body().length(),
              client.read().body().length()));
      Frame exact = client.ask(3, "big 4096");
      assertEquals(4106, exact.size());
      assertEquals(SampleText.plain(4096), exact.body());
      assertEquals(10, client.ask(4, "echo").size(), "an empty answer is a frame");
      assertEquals("x", client.ask(5, "echo x").body(), "and nothing follows it");
    }
  }

  @Test
  void aPairOnTheCutIsLost() {
    server.reply("pair", "x".repeat(4095) + "\ud83d\ude00!");
    try (TcpClient client = TcpClient.loggedIn(server)) {
      Frame first = client.ask(2, "pair");
      assertEquals("x".repeat(4095) + "?", first.body());
      assertEquals("?!", client.read().body());
    }
  }

  @Test
  void worstCaseIsThreeBytesACharacter() {
    server.reply("euro", "\u20ac".repeat(4096));
    try (TcpClient client = TcpClient.loggedIn(server)) {
      assertEquals(12298, client.ask(2, "euro").size());
    }
  }

  @Test
  void textEndsAtTheFirstNul() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      assertEquals("a", client.ask(2, "echo a\0b").body());
      client.send(hex("0e 00 00 00 03 00 00 00 02 00 00 00 65 63 68 6f 20 79"));
      assertEquals("", client.read().body(), "without a NUL the last byte is taken for one");
    }
  }

  @Test
  void silentAndClosingCommands() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, "none"));
      await().until(() -> server.commandsExecuted() == 1);
      assertEquals(3, client.ask(3, "echo x").id());
      client.send(frame(4, EXEC, "drop"));
      assertTrue(client.isClosed());
    }
  }

  @Test
  void listsPlayers() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      String text = client.ask(2, "list").body();
      assertTrue(text.matches("There are \\d+ of a max of 20 players online: .*"), text);
    }
  }
}
