package io.rcon.simulator;

import static io.rcon.simulator.TcpClient.EXEC;
import static io.rcon.simulator.TcpClient.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SimulatedServerTest {
  @Test
  void listensOnLoopbackOnly() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "secret")) {
      assertTrue(server.address().getAddress().isLoopbackAddress(), server.toString());
      assertNotEquals(0, server.port());
      assertFalse(server.toString().contains("secret"), "the password shows");
      var taken =
          assertThrows(
              UncheckedIOException.class,
              () -> SimulatedServer.start("generic", "x", o -> o.port(server.port())));
      assertTrue(taken.getMessage().contains("" + server.port()), taken.getMessage());
    }
  }

  @Test
  void listensOnIpv6() {
    try (SimulatedServer server =
            SimulatedServer.start("minecraft", "secret", options -> options.host("::1"));
        TcpClient client = TcpClient.loggedIn(server)) {
      assertEquals("hi", client.ask(2, "echo hi").body());
    }
  }

  @Test
  void answersAsScripted() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "secret");
        TcpClient client = TcpClient.loggedIn(server)) {
      server.reply("say hi", "hi there");
      server.respond(command ->
          command.startsWith("ask ") ? Optional.of(ScriptedReply.text("asked")) : Optional.empty());
      assertEquals("hi there", client.ask(2, "say hi").body());
      assertEquals("asked", client.ask(3, "ask me").body());
      assertEquals("x", client.ask(4, "echo x").body());
      server.enqueue(ScriptedReply.text("first").after(Duration.ofMillis(20)));
      assertEquals("first", client.ask(5, "say hi").body());
      assertEquals("hi there", client.ask(6, "say hi").body());
      server.clearScript();
      assertTrue(client.ask(7, "say hi").body().startsWith("Unknown"), "not forgotten");
      assertEquals(
          List.of("say hi", "ask me", "echo x", "say hi", "say hi", "say hi"),
          server.requests().stream().map(RecordedRequest::command).toList());
      RecordedRequest last = server.requests().get(5);
      assertEquals(6, last.number());
      assertEquals(1, last.connection());
      assertEquals(client.socket.getLocalPort(), last.from().getPort());
    }
  }

  @Test
  void aResponderThatFailsClosesTheConnection() {
    try (SimulatedServer server = SimulatedServer.start("generic", "secret");
        TcpClient client = TcpClient.loggedIn(server)) {
      server.respond(command -> {
        throw new IllegalStateException("no script for this");
      });
      client.send(frame(2, EXEC, "anything"));
      assertTrue(client.isClosed());
    }
  }

  @Test
  void latencyOverlapsAndKeepsOrder() {
    try (SimulatedServer server =
            SimulatedServer.start(
                "source",
                "secret",
                o -> o.latency(Duration.ofMillis(40), Duration.ofMillis(80)).seed(7));
        TcpClient client = TcpClient.loggedIn(server)) {
      long before = System.nanoTime();
      for (int i = 0; i < 100; i++) {
        client.send(frame(100 + i, EXEC, "echo " + i));
      }
      for (int i = 0; i < 100; i++) {
        assertEquals(100 + i, client.read().id());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      assertTrue(took.toMillis() >= 40 && took.toMillis() < 3500, took.toString());
    }
  }

  @Test
  void remembersTheNewestCommandsOnly() {
    try (SimulatedServer server =
            SimulatedServer.start("source", "secret", options -> options.recorded(2));
        TcpClient client = TcpClient.loggedIn(server)) {
      for (int i = 1; i <= 5; i++) {
        client.ask(i, "echo " + i);
      }
      assertEquals(
          List.of("echo 4", "echo 5"),
          server.requests().stream().map(RecordedRequest::command).toList());
    }
  }

  @Test
  void countsAndClosesConnections() {
    SimulatedServer server = SimulatedServer.start("minecraft", "secret");
    try (TcpClient one = TcpClient.loggedIn(server);
        TcpClient two = TcpClient.loggedIn(server)) {
      assertEquals(2, server.connectionsAccepted());
      assertEquals(2, server.counts().openConnections());
      server.closeConnections();
      assertTrue(one.isClosed() && two.isClosed(), "still open");
      Awaitility.await().until(() -> server.counts().openConnections() == 0);
      try (TcpClient three = TcpClient.loggedIn(server)) {
        server.close();
        assertTrue(three.isClosed(), "still open");
      }
    }
    assertThrows(UncheckedIOException.class, () -> new TcpClient(server));
  }

  @Test
  void severalShareASimulator() {
    try (Simulator simulator = new Simulator(2)) {
      SimulatedServer one = simulator.start("minecraft", "secret");
      SimulatedServer two = simulator.start("generic", "secret", o -> o.recorded(0));
      try (TcpClient first = TcpClient.loggedIn(one);
          TcpClient second = TcpClient.loggedIn(two)) {
        one.close();
        assertTrue(first.isClosed(), "still open");
        assertEquals("x", second.ask(2, "echo x").body());
        assertEquals(List.of(), two.requests());
      }
    }
  }

  @Test
  void noticesThatAClientHasGone() {
    try (SimulatedServer server = SimulatedServer.start("minecraft", "secret")) {
      TcpClient.loggedIn(server).close();
      Awaitility.await().until(() -> server.counts().openConnections() == 0);
    }
  }

  @Test
  void bigAnswersOverlapWithASlowReader() {
    try (SimulatedServer server = SimulatedServer.start("source", "secret");
        TcpClient client = TcpClient.loggedIn(server)) {
      client.send(frame(2, EXEC, "big 4000000"), frame(3, EXEC, "echo end"));
      StringBuilder text = new StringBuilder();
      TcpClient.Frame part = client.read();
      while (part.id() == 2) {
        text.append(part.body());
        part = client.read();
      }
      assertEquals(SampleText.plain(4_000_000), text.toString());
      assertEquals("end", part.body());
    }
  }
}
