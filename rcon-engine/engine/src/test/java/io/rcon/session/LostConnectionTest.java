package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Disconnected;
import io.rcon.RconException.ProtocolViolation;
import io.rcon.RconException.Unreachable;
import io.rcon.RconSession;
import io.rcon.SessionState;
import io.rcon.simulator.Mishap;
import io.rcon.simulator.ScriptedReply;
import io.rcon.simulator.SimulatedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 6: what was written may have run, and is never written again by itself. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class LostConnectionTest {
  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic"})
  void should_fail_what_was_written_and_keep_what_waits(String dialect) throws Exception {
    try (Link link = Link.to(dialect, o -> {}).ready()) {
      ScriptedReply answer = ScriptedReply.text("y".repeat(300));
      link.server.reply("cut", answer.with(new Mishap.CloseMidFrame(100)));
      PendingReply cut = link.session.execute("cut");
      List<PendingReply> behind = new ArrayList<>();
      int depth = Dialect.named(dialect).orElseThrow().depth();
      int commands = depth > 1 ? 40 : 6;
      for (int i = 0; i < commands; i++) {
        behind.add(link.session.execute("echo b" + i));
      }
      Link.fails(cut, Disconnected.class, Delivery.UNKNOWN);
      int lost = 0;
      for (int i = 0; i < commands; i++) {
        try {
          assertEquals("b" + i, Link.get(behind.get(i)).text().strip());
        } catch (Disconnected e) {
          assertEquals(Delivery.UNKNOWN, e.delivery());
          lost++;
        }
      }
      assertTrue(lost < depth, lost + " were in flight beside it");
      assertEquals(2, link.server.connectionsAccepted());
      assertTrue(link.server.commandsExecuted() <= commands + 1, "nothing ran twice");
    }
  }

  @Test
  void should_repeat_what_is_safe_to_repeat_on_the_next_connection() throws Exception {
    try (Link link = Link.to("minecraft", o -> {}).ready()) {
      link.server.enqueue(ScriptedReply.text("x").with(new Mishap.Reset()));
      PendingReply safe = link.session.execute(Command.of("echo safe").safeToRepeat());
      assertEquals("safe", Link.get(safe).text().strip());
      assertEquals(2, link.server.commandsExecuted());
      link.server.mishap(command -> command.equals("echo never"), new Mishap.Close());
      PendingReply never = link.session.execute(Command.of("echo never").safeToRepeat());
      Link.fails(never, Disconnected.class, Delivery.UNKNOWN);
      assertEquals(5, link.server.commandsExecuted(), "two repetitions at most");
    }
  }

  @Test
  void should_not_claim_that_a_repeated_command_was_never_sent() {
    try (Link link = Link.to("minecraft", o -> {}).ready()) {
      link.server.reply("last", ScriptedReply.text("x").after(Duration.ofSeconds(20)));
      PendingReply last = link.session.execute(Command.of("last").safeToRepeat());
      await().until(() -> link.server.commandsExecuted() == 1);
      link.server.close();
      Link.fails(last, RconException.class, Delivery.UNKNOWN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "minecraft", "nukkit", "generic"})
  void should_come_back_by_itself_when_the_server_does(String dialect) {
    try (Link link = Link.to(dialect, o -> {}).ready()) {
      assertEquals("one", link.text("echo one"));
      int port = link.server.port();
      link.server.close();
      await().until(() -> link.watch.times(SessionState.CONNECTING) > 2);
      Unreachable away = link.fails("echo away", Unreachable.class, Delivery.NOT_SENT);
      assertTrue(String.valueOf(away.getMessage()).contains("refused"), away.getMessage());
      PendingReply patient =
          link.session.execute(Command.of("echo patient").within(Duration.ofSeconds(20)));
      try (SimulatedServer again = SimulatedServer.start(dialect, "s3cret", o -> o.port(port))) {
        assertEquals("patient", patient.toCompletableFuture().join().text().strip());
        assertEquals("two", link.text("echo two"));
        assertEquals(2, again.commandsExecuted());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "source, 00000000, announces the length 0",
    "minecraft, ffffff7f, announces the length 2147483647",
    "nukkit, 485454502f312e31, HTTP",
    "generic, 5353482d322e302d, 76",
  })
  void should_close_at_bytes_that_are_no_frame(String dialect, String garbage, String words) {
    try (Link link = Link.to(dialect, o -> {}).ready()) {
      link.server.mishap(new Mishap.Garbage(garbage));
      if (dialect.equals("generic")) {
        link.fails("echo x", RconException.class, Delivery.UNKNOWN);
      } else {
        ProtocolViolation broken = link.fails("echo x", ProtocolViolation.class, Delivery.UNKNOWN);
        boolean first = String.valueOf(broken.getMessage()).contains(words);
        assertTrue(first || words.equals("HTTP"), broken.getMessage());
      }
      assertEquals("well", link.text("echo well"));
      assertEquals(2, link.server.connectionsAccepted());
    }
  }

  @ParameterizedTest
  @CsvSource({"HTTP/1.1 400 Bad Request, HTTP", "SSH-2.0-OpenSSH_9.9, SSH"})
  void should_name_a_peer_that_speaks_something_else(String greeting, String named)
      throws IOException {
    try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread peer =
          new Thread(() -> {
            try (Socket accepted = other.accept()) {
              accepted
                  .getOutputStream()
                  .write((greeting + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
              accepted.getInputStream().readNBytes(1 << 16);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
      peer.start();
      try (RconSession session =
          Rcon.open(
              io.rcon.Server.of(
                  Dialect.SOURCE,
                  "127.0.0.1",
                  other.getLocalPort(),
                  io.rcon.Secret.of("s3cret")))) {
        ProtocolViolation what =
            Link.fails(session.execute("x"), ProtocolViolation.class, Delivery.NOT_SENT);
        assertTrue(String.valueOf(what.getMessage()).contains("speaks " + named));
      }
    }
  }

  @Test
  void should_wait_longer_after_each_connection_that_does_not_hold() {
    Watch watch = new Watch();
    io.rcon.Backoff doubling =
        new io.rcon.Backoff(Duration.ofMillis(1), Duration.ofMillis(400), Duration.ofSeconds(30));
    try (Link link = Link.to("minecraft", o -> o.backoff(doubling).listener(watch)).ready()) {
      for (int i = 1; i <= 12; i++) {
        int times = i;
        link.server.closeConnections();
        await().until(() -> watch.times(SessionState.READY) > times);
      }
      Duration most = watch.pauses.stream().max(Duration::compareTo).orElseThrow();
      assertTrue(most.toMillis() > 4, () -> "pauses were " + watch.pauses);
    }
  }
}
