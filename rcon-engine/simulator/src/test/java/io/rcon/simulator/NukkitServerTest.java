package io.rcon.simulator;

import static io.rcon.simulator.TcpClient.AUTH;
import static io.rcon.simulator.TcpClient.EXEC;
import static io.rcon.simulator.TcpClient.VALUE;
import static io.rcon.simulator.TcpClient.frame;
import static io.rcon.simulator.TcpClient.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NukkitServerTest {
  private final SimulatedServer server = SimulatedServer.start("nukkit", "secret");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void answersALoginWithThreeNuls() {
    try (TcpClient client = new TcpClient(server)) {
      client.send(hex("10000000e9030000030000007365637265740000"));
      assertArrayEquals(hex("0b000000e903000002000000000000"), client.readBytes(15));
    }
  }

  @Test
  void aWrongPasswordRevokesNothing() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, AUTH, "wrong"));
      assertArrayEquals(hex("0b000000ffffffff02000000000000"), client.readBytes(15));
      assertEquals("x", client.ask(9, "echo x").body());
    }
  }

  @Test
  void strangersGetNothing() {
    try (TcpClient client = new TcpClient(server)) {
      client.send(frame(5, EXEC, "echo hi"));
      assertTrue(client.isSilent(100));
      client.send(frame(6, AUTH, "secret"));
      assertEquals(6, client.read().id());
      assertEquals(0, server.commandsExecuted());
    }
  }

  @Test
  void theSecondFrameOfAReadIsLost() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(11, EXEC, "echo one"), frame(12, EXEC, "echo two"));
      assertEquals("one", client.read().body());
      assertEquals(13, client.ask(13, "echo three").id());
      assertEquals(2, server.commandsExecuted());
    }
  }

  @Test
  void readsOnBehindASlowCommand() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, "slow 300 first"));
      Awaitility.await().until(() -> server.commandsExecuted() == 1);
      client.send(frame(3, EXEC, "echo second"));
      Awaitility.await().until(() -> server.commandsExecuted() == 2);
      client.send(frame(4, EXEC, "echo third"));
      assertEquals("first", client.read().body());
      assertEquals("second", client.read().body());
      assertEquals("third", client.read().body());
    }
  }

  @Test
  void ignoresPiecesAndOtherTypes() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      for (String ignored :
          new String[] {
            "1a000000", "00000000", "09000000270000000200000000", "ffffffff2800000002000000780000"
          }) {
        client.send(hex(ignored));
        assertTrue(client.isSilent(50));
      }
      client.send(frame(20, VALUE, ""));
      assertTrue(client.isSilent(50));
      client.send(frame(21, 100, "body"));
      assertTrue(client.isSilent(50));
      client.send(frame(22, EXEC, "x".repeat(4083)));
      assertTrue(client.isSilent(50));
      assertEquals("x", client.ask(23, "echo x").body());
    }
  }

  @Test
  void sendsAnyAnswerInOneFrame() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      assertEquals(SampleText.plain(60_000), client.ask(2, "big 60000").body());
      assertEquals(SampleText.unicode(5000), client.ask(3, "bigu 5000").body());
    }
  }

  @Test
  void dropsTheLastTwoBytesWhateverTheyAre() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(hex("10000000050000000200000065 63 68 6f 20 78 79 7a"));
      assertEquals("x", client.read().body());
    }
  }

  @Test
  void namesUnknownCommands() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      assertEquals(
          "Unknown command. Try /help for a list of commands\n", client.ask(28, "").body());
    }
  }
}
