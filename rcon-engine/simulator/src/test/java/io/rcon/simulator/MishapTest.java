package io.rcon.simulator;

import static io.rcon.simulator.TcpClient.AUTH;
import static io.rcon.simulator.TcpClient.EXEC;
import static io.rcon.simulator.TcpClient.VALUE;
import static io.rcon.simulator.TcpClient.frame;
import static io.rcon.simulator.TcpClient.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class MishapTest {
  private final SimulatedServer server = SimulatedServer.start("source", "secret");
  private final TcpClient client = TcpClient.loggedIn(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void delaysAnAnswerAndThoseBehindIt() {
    server.mishap(new Mishap.Delay(Duration.ofSeconds(2)));
    client.send(frame(2, EXEC, "echo a"), frame(3, EXEC, "echo b"));
    assertTrue(client.isSilent(60));
    assertEquals(2, client.read().id());
    assertEquals(3, client.read().id());
  }

  @Test
  void splitsTheBytes() throws IOException {
    server.mishap(new Mishap.Split(List.of(3, 5), Duration.ofSeconds(1)));
    client.send(frame(2, EXEC, "echo abcdef"));
    assertEquals(3, client.socket.getInputStream().read(new byte[100]));
    assertEquals(5, client.socket.getInputStream().read(new byte[100]));
    assertEquals(5, client.socket.getInputStream().read(new byte[100]));
    client.readBytes(20 - 13);
  }

  @Test
  void splitsIntoBytes() {
    server.mishap(Mishap.Split.every(1));
    assertEquals("abcdef", client.ask(2, "echo abcdef").body());
    assertThrows(IllegalArgumentException.class, () -> Mishap.Split.every(0));
  }

  @Test
  void holdsAnAnswerForTheNext() throws IOException {
    server.mishap(new Mishap.Coalesce());
    client.send(frame(2, EXEC, "echo a"));
    assertTrue(client.isSilent(60));
    client.send(frame(3, EXEC, "echo b"));
    assertEquals(30, client.socket.getInputStream().read(new byte[100]));
  }

  @Test
  void swapsTwoAnswers() {
    server.mishap(new Mishap.Reorder());
    client.send(frame(2, EXEC, "echo a"), frame(3, EXEC, "echo b"));
    assertEquals(3, client.read().id());
    assertEquals(2, client.read().id());
  }

  @Test
  void answersAndClosesLater() {
    server.mishap(Mishap.CloseAfter.all(Duration.ofSeconds(2)));
    client.send(frame(2, EXEC, "echo a"));
    assertEquals("a", client.read().body().strip());
    assertTrue(client.isSilent(60));
    assertTrue(client.isClosed());
    assertThrows(
        IllegalArgumentException.class, () -> new Mishap.CloseAfter(-1, Duration.ZERO, false));
  }

  @Test
  void losesTheLastPartsAtAClose() {
    server.mishap(new Mishap.CloseAfter(0, Duration.ofMillis(5), true));
    client.send(frame(2, EXEC, "echo a"));
    assertTrue(client.isClosed());
  }

  @Test
  void breaksOffMidFrame() {
    server.mishap(new Mishap.CloseMidFrame(6));
    client.send(frame(2, EXEC, "echo a"));
    assertArrayEquals(hex("0b 00 00 00 02 00"), client.readBytes(6));
    assertTrue(client.isClosed());
  }

  @Test
  void resetsTheConnection() {
    server.mishap(new Mishap.Reset());
    client.send(frame(2, EXEC, "echo a"));
    var reset = assertThrows(IOException.class, () -> client.socket.getInputStream().read());
    assertTrue(reset.getMessage().contains("reset"), reset.getMessage());
  }

  @Test
  void closesInsteadOfAnAnswer() {
    server.mishap("echo a"::equals, new Mishap.Close());
    assertEquals("b", client.ask(2, "echo b").body());
    client.send(frame(3, EXEC, "echo a"));
    assertTrue(client.isClosed());
  }

  @Test
  void stallsForGood() {
    server.mishap(2, new Mishap.Stall());
    assertEquals("a", client.ask(2, "echo a").body());
    client.send(frame(3, EXEC, "echo b"));
    client.send(frame(4, EXEC, "echo c"));
    assertTrue(client.isSilent(100));
    assertEquals(2, server.commandsExecuted());
    try (TcpClient other = TcpClient.loggedIn(server)) {
      assertEquals("d", other.ask(5, "echo d").body());
    }
  }

  @Test
  void whatOthersCauseDoesNotReachAStalledConnection() {
    try (SimulatedServer econ = SimulatedServer.start("econ", "secret");
        TcpClient stalled = new TcpClient(econ);
        TcpClient other = new TcpClient(econ)) {
      for (TcpClient each : List.of(stalled, other)) {
        each.send("secret\n".getBytes(StandardCharsets.UTF_8));
        readUntil(each, "authed\n\0\0");
      }
      econ.mishap("echo a"::equals, new Mishap.Stall());
      stalled.send("echo a\n".getBytes(StandardCharsets.UTF_8));
      readUntil(other, "[Console]: a\n\0\0");
      other.send("echo b\n".getBytes(StandardCharsets.UTF_8));
      readUntil(other, "[Console]: b\n\0\0");
      assertTrue(stalled.isSilent(100));
    }
  }

  private static void readUntil(TcpClient client, String end) {
    StringBuilder all = new StringBuilder();
    while (all.indexOf(end) < 0) {
      all.append(new String(client.readBytes(1), StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void losesAndRepeats() {
    server.mishap(new Mishap.Lose());
    server.mishap(new Mishap.Duplicate());
    client.send(frame(2, EXEC, "echo a"), frame(3, EXEC, "echo b"), frame(4, EXEC, "echo c"));
    assertEquals(
        List.of(3, 3, 4), List.of(client.read().id(), client.read().id(), client.read().id()));
  }

  @Test
  void losesAndReversesParts() {
    server.mishap(new Mishap.LosePart(1));
    server.mishap(new Mishap.ReverseParts());
    client.send(frame(2, EXEC, "big 9000"), frame(3, EXEC, "big 5000"));
    assertEquals(4096, client.read().size());
    assertEquals(9000 - 2 * 4086 + 10, client.read().size());
    assertEquals(5000 - 4086 + 10, client.read().size());
    assertEquals(4096, client.read().size());
  }

  @Test
  void liesAboutIdsAndLengths() {
    server.mishap(new Mishap.WrongId(77));
    assertEquals(77, client.ask(2, "echo a").id());
    server.mishap(new Mishap.BadLength(-1));
    client.send(frame(3, EXEC, "echo a"));
    assertArrayEquals(hex("ffffffff 03000000"), client.readBytes(8));
  }

  @Test
  void putsOtherThingsBeforeTheAnswer() {
    server.mishap(new Mishap.Unsolicited(0, 1, "[ChatAll] hi"));
    server.mishap(Mishap.Garbage.of((byte) 1, (byte) 2));
    client.send(frame(2, EXEC, "echo a"));
    var chat = client.read();
    assertEquals("0 1 [ChatAll] hi", chat.id() + " " + chat.type() + " " + chat.body());
    assertEquals("a", client.read().body());
    client.send(frame(3, EXEC, "echo b"));
    assertArrayEquals(hex("01 02"), client.readBytes(2));
    assertEquals("b", client.read().body());
    assertEquals(Mishap.Garbage.random(9, 5), Mishap.Garbage.random(9, 5));
  }

  @Test
  void severalHappenToOneAnswer() {
    server.enqueue(ScriptedReply.text("a").with(new Mishap.WrongId(5), new Mishap.Duplicate()));
    client.send(frame(2, EXEC, "x"), frame(3, VALUE, ""));
    assertEquals(
        List.of(5, 5, 3), List.of(client.read().id(), client.read().id(), client.read().id()));
  }

  @Test
  void happensToALogin() {
    server.loginMishap(new Mishap.Close());
    try (TcpClient other = new TcpClient(server)) {
      other.send(frame(1, AUTH, "secret"));
      assertTrue(other.isClosed());
    }
    TcpClient.loggedIn(server).close();
  }

  @Test
  void happensToDatagramsToo() {
    try (SimulatedServer udp = SimulatedServer.start("darkplaces", "secret");
        UdpClient asker = new UdpClient(udp)) {
      udp.mishap(new Mishap.LosePart(1));
      asker.command("echo " + "A".repeat(4000));
      assertEquals(2, asker.receiveAll().size());
      udp.mishap(new Mishap.Lose());
      asker.command("echo lost");
      udp.mishap(new Mishap.Duplicate());
      asker.command("echo twice");
      assertEquals("ntwice \n", asker.text());
      assertEquals("ntwice \n", asker.text());
      udp.mishap(new Mishap.Reorder());
      asker.command("echo one");
      asker.command("echo two");
      assertEquals("ntwo \n", asker.text());
      assertEquals("none \n", asker.text());
      udp.mishap(new Mishap.Unsolicited(0, 0, "log\n"));
      asker.command("echo x");
      assertEquals("nlog\n", asker.text());
      assertEquals("nx \n", asker.text());
      udp.mishap(new Mishap.CloseMidFrame(6));
      asker.command("echo cut");
      assertEquals("nc", new String(asker.receive(), StandardCharsets.ISO_8859_1).substring(4));
      udp.mishap(new Mishap.Stall());
      asker.command("echo x");
      asker.command("echo y");
      assertTrue(asker.isSilent(60));
    }
  }
}
