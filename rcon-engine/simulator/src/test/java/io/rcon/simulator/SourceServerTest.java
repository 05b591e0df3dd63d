package io.rcon.simulator;

import static io.rcon.simulator.TcpClient.AUTH;
import static io.rcon.simulator.TcpClient.EXEC;
import static io.rcon.simulator.TcpClient.VALUE;
import static io.rcon.simulator.TcpClient.frame;
import static io.rcon.simulator.TcpClient.hex;
import static io.rcon.simulator.TcpClient.join;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.simulator.TcpClient.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceServerTest {
  private static final byte[] MIRROR_AND_SENTINEL =
      hex(
          "0a 00 00 00 03 00 00 00 00 00 00 00 00 00"
              + "0e 00 00 00 03 00 00 00 00 00 00 00 00 01 00 00 00 00");

  private final AtomicLong clock = new AtomicLong();
  private final SimulatedServer server =
      SimulatedServer.start("source", "secret", options -> options.clock(clock::get));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void answersALoginTwice() {
    try (TcpClient client = new TcpClient(server)) {
      client.send(frame(1, AUTH, "secret"));
      assertArrayEquals(
          hex(
              "0a 00 00 00 01 00 00 00 00 00 00 00 00 00"
                  + "0a 00 00 00 01 00 00 00 02 00 00 00 00 00"),
          client.readBytes(28));
      client.send(frame(1, AUTH, "wrong"));
      assertArrayEquals(
          hex(
              "0a 00 00 00 01 00 00 00 00 00 00 00 00 00"
                  + "0a 00 00 00 ff ff ff ff 02 00 00 00 00 00"),
          client.readBytes(28));
    }
  }

  @Test
  void mirrorsTheTerminatorAfterTheAnswer() {
    server.reply("two", ScriptedReply.text("AAAABB"));
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, "two"), frame(3, VALUE, ""));
      assertEquals("AAAABB", client.read().body());
      assertArrayEquals(MIRROR_AND_SENTINEL, client.readBytes(32));
    }
  }

  @Test
  void strangersGetEmptyValuesAndMirrors() {
    try (TcpClient client = new TcpClient(server)) {
      Frame value = client.ask(2, "echo secret things");
      assertEquals("2 0 ", value.id() + " " + value.type() + " " + value.body());
      client.send(frame(3, VALUE, ""));
      assertArrayEquals(MIRROR_AND_SENTINEL, client.readBytes(32));
      assertEquals(0, server.commandsExecuted());
    }
  }

  @Test
  void readsAStreamHoweverItIsCut() {
    byte[] stream = join(frame(2, EXEC, "echo a"), frame(3, EXEC, "echo b"), frame(4, VALUE, ""));
    try (TcpClient client = TcpClient.loggedIn(server)) {
      for (byte b : stream) {
        client.send(new byte[] {b});
      }
      assertEquals("a", client.read().body());
      assertEquals("b", client.read().body());
      assertEquals(4, client.read().id());
    }
  }

  @Test
  void keepsOrderBehindASlowCommand() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, "slow 100 first"), frame(3, EXEC, "echo second"));
      client.send(frame(4, VALUE, ""));
      assertEquals("first", client.read().body());
      assertEquals("second", client.read().body());
      assertEquals(4, client.read().id());
    }
  }

  @Test
  void cutsByBytesEvenWithinACharacter() {
    server.reply("text", "x".repeat(4085) + "\u00e9!");
    try (TcpClient client = TcpClient.loggedIn(server)) {
      Frame first = client.ask(2, "text");
      assertEquals(4096, first.size());
      Frame second = client.read();
      assertEquals(12, second.size());
      String whole = new String(join(first.bytes(), second.bytes()), StandardCharsets.UTF_8);
      assertEquals("x".repeat(4085) + "\u00e9!", whole);
    }
  }

  @Test
  void echoesBytesThatAreNotUtf8() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, new byte[] {'e', 'c', 'h', 'o', ' ', (byte) 0xe9}));
      assertArrayEquals(new byte[] {(byte) 0xe9}, client.read().bytes());
    }
  }

  @Test
  void bansWhoSendsTooMuch() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      assertEquals(1009, client.ask(2, "echo " + "x".repeat(1009)).bytes().length);
      client.send(frame(3, EXEC, "echo " + "x".repeat(1010)));
      assertTrue(client.isClosed());
    }
    try (TcpClient banned = new TcpClient(server)) {
      assertTrue(banned.isClosed());
    }
    server.liftBans();
    TcpClient.loggedIn(server).close();
  }

  @Test
  void bansAfterFiveWrongPasswordsInHalfAMinute() {
    try (TcpClient client = new TcpClient(server)) {
      for (int i = 0; i < 4; i++) {
        refuse(client);
      }
      clock.addAndGet(Duration.ofSeconds(31).toNanos());
      for (int i = 0; i < 5; i++) {
        refuse(client);
      }
      assertTrue(client.isClosed());
    }
    try (TcpClient banned = new TcpClient(server)) {
      assertTrue(banned.isClosed());
    }
  }

  private static void refuse(TcpClient client) {
    client.send(frame(9, AUTH, "wrong"));
    assertEquals(9, client.read().id());
    assertEquals(-1, client.read().id());
  }

  @Test
  void aMapChangeTakesAllLogins() {
    try (TcpClient one = TcpClient.loggedIn(server);
        TcpClient two = TcpClient.loggedIn(server)) {
      assertTrue(one.ask(2, "changelevel cp_other").body().contains("cp_other"));
      assertEquals("", two.ask(3, "echo x").body());
      assertEquals("", one.ask(4, "echo x").body());
      server.deauthenticateAll();
      assertEquals(1, server.commandsExecuted());
    }
  }

  @Test
  void aNewPasswordClosesWhoIsLoggedIn() {
    try (TcpClient in = TcpClient.loggedIn(server);
        TcpClient out = new TcpClient(server)) {
      out.ask(2, "echo x");
      in.send(frame(2, EXEC, "rcon_password other"));
      assertTrue(in.isClosed());
      out.send(frame(1, AUTH, "other"));
      out.read();
      assertEquals(1, out.read().id());
      server.changePassword("secret");
      assertTrue(out.isClosed());
    }
  }

  @Test
  void listsPlayers() {
    try (TcpClient client = TcpClient.loggedIn(server)) {
      String text = client.ask(2, "status").body();
      assertTrue(text.startsWith("hostname: simulated\n"), text);
      assertTrue(text.contains("\n# userid name"), text);
    }
  }

  /** How many bytes of the answers to a login one read brings at first. */
  private static int firstRead(Consumer<SimulationOptions> options) throws java.io.IOException {
    try (SimulatedServer server = SimulatedServer.start("source", "secret", options);
        TcpClient client = new TcpClient(server)) {
      client.send(TcpClient.frame(1, TcpClient.AUTH, "secret"));
      return client.socket.getInputStream().read(new byte[100]);
    }
  }

  @Test
  void should_answer_a_login_in_two_segments_or_by_a_switch_in_one() throws Exception {
    int alone = 0;
    for (int i = 0; i < 20; i++) {
      assertEquals(28, firstRead(o -> o.loginInOneSegment(true)));
      alone += firstRead(o -> {}) == 14 ? 1 : 0;
    }
    assertTrue(alone > 0, "two segments may be read together, but hardly each time");
  }
}
