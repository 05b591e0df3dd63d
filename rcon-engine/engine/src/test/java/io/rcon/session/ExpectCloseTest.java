package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Backoff;
import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.TimedOut;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.hostile.HostileServer;
import io.rcon.hostile.HostileServer.Wire;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command that is meant to stop its server succeeds when the server is gone. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class ExpectCloseTest {
  private static final Command STOP =
      Command.of("stop").expectClose().timeout(Duration.ofSeconds(20));
  private static final Duration SHORT = Duration.ofMillis(500);

  private final Watch watch = new Watch();

  private RconSession open(HostileServer server, Dialect dialect) {
    RconSession session =
        Rcon.open(server.server(dialect), o -> o.listener(watch).backoff(Link.QUICK));
    session.blocking().awaitReady();
    return session;
  }

  /** Answers with a text, or not at all, and closes a while later, by a reset or not. */
  private static HostileServer closing(String text, int millis, boolean reset) {
    return new HostileServer(wire -> {
      wire.login();
      int id = wire.read();
      if (!text.isEmpty()) {
        wire.out.write(Wire.frame(id, 0, text));
        wire.out.write(Wire.frame(id + 1, 0, ""));
      }
      wire.idle(millis);
      if (reset) {
        wire.reset();
      }
    });
  }

  @ParameterizedTest
  @CsvSource({
    "source, 'bye', 50, false", "source, '', 50, false", "source, 'bye', 400, true",
    "minecraft, 'bye', 50, false", "minecraft, '', 50, true", "nukkit, 'bye', 400, false",
    "generic, 'bye', 50, false", "generic, '', 50, false", "generic, 'bye', 700, true",
  })
  void a_close_is_success_over_tcp(String dialect, String text, int millis, boolean reset)
      throws Exception {
    try (HostileServer server = closing(text, millis, reset);
        RconSession session = open(server, Dialect.named(dialect).orElseThrow())) {
      PendingReply stop = session.execute(STOP);
      PendingReply behind = session.execute(Command.of("x").within(Duration.ofSeconds(20)));
      await().until(() -> watch.sent.get() == 2);
      assertTrue(watch.times(SessionState.READY) >= 2, "it was written behind the stop");
      Reply reply = Link.get(stop);
      assertEquals(text, reply.text());
      assertEquals(EndRule.CLOSED, reply.end());
      assertTrue(reply.elapsed().toMillis() >= millis - 5, reply.elapsed()::toString);
      // It was not written behind the stop, and has the next connection.
      assertTrue(server.connections.get() >= 2);
      behind.cancel();
    }
  }

  @Test
  void its_close_is_no_outage_and_no_pause_grows_by_it() throws Exception {
    Backoff doubling =
        new Backoff(Duration.ofMillis(20), Duration.ofSeconds(30), Duration.ofSeconds(30));
    try (HostileServer server = closing("bye", 10, false);
        RconSession session =
            Rcon.open(server.server(Dialect.NUKKIT), o -> o.listener(watch).backoff(doubling))) {
      for (int i = 0; i < 12; i++) {
        assertEquals("bye", session.blocking().execute(STOP.within(SHORT.multipliedBy(60))).text());
      }
      assertTrue(
          watch.pauses.stream().allMatch(pause -> pause.toMillis() <= 40), watch.pauses::toString);
    }
  }

  /** An empty answer is never held back for a proof of the login. */
  @Test
  void an_empty_answer_waits_for_the_close_and_for_nothing_else() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              int id = wire.read();
              wire.out.write(Wire.frame(id, 0, ""));
              wire.out.write(Wire.frame(id + 1, 0, ""));
              wire.idle(100);
            });
        RconSession session = open(server, Dialect.SOURCE)) {
      Reply reply = session.blocking().execute(STOP);
      assertEquals("", reply.text());
      assertEquals(EndRule.CLOSED, reply.end());
      assertEquals(1, watch.sent.get());
    }
  }

  @ParameterizedTest
  @CsvSource({"source", "minecraft", "nukkit", "generic"})
  void a_server_that_still_lets_in_after_the_timeout_has_not_stopped(String dialect)
      throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              int id = wire.read();
              wire.out.write(Wire.frame(id, 0, "no"));
              wire.out.write(Wire.frame(id + 1, 0, ""));
              wire.idle(60_000);
            });
        RconSession session = open(server, Dialect.named(dialect).orElseThrow())) {
      TimedOut failure =
          Link.fails(session.execute(STOP.timeout(SHORT)), TimedOut.class, Delivery.UNKNOWN);
      assertTrue(String.valueOf(failure.getMessage()).contains("not gone"), failure.getMessage());
      assertEquals("no", failure.partialText());
      await().until(() -> session.state() == SessionState.READY);
    }
  }

  /** It falls silent, and from then on answers no login either. */
  @ParameterizedTest
  @CsvSource({"source, false", "generic, false", "source, true", "minecraft, true"})
  void a_server_that_falls_silent_over_tcp_is_gone(String dialect, boolean refuses)
      throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              if (wire.connection == 1) {
                wire.login();
                wire.read();
                if (refuses) {
                  wire.refuseOthers();
                }
              }
              wire.idle(60_000);
            });
        RconSession session = open(server, Dialect.named(dialect).orElseThrow())) {
      Reply reply = Link.get(session.execute(STOP.timeout(SHORT)));
      assertEquals(EndRule.CLOSED, reply.end());
      assertEquals("", reply.text());
    }
  }

  private static Server udp(DatagramSocket socket) {
    return Server.of(Dialect.DARKPLACES, "127.0.0.1", socket.getLocalPort(), Secret.of("s3cret"));
  }

  /** What a datagram server does with each request until it returns false. */
  private static void serve(DatagramSocket socket, boolean answersCommand, boolean answersQuery) {
    Thread thread =
        new Thread(() -> {
          try {
            DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
            while (true) {
              socket.receive(packet);
              String text =
                  new String(
                      packet.getData(), 4, packet.getLength() - 4, StandardCharsets.US_ASCII);
              boolean command = text.startsWith("rcon");
              if (command ? answersCommand : answersQuery) {
                byte[] body =
                    (command ? "nbye\n" : "infoResponse\n").getBytes(StandardCharsets.US_ASCII);
                byte[] answer = new byte[4 + body.length];
                java.util.Arrays.fill(answer, 0, 4, (byte) 0xff);
                System.arraycopy(body, 0, answer, 4, body.length);
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
              }
              if (command && !answersQuery && answersCommand) {
                socket.close();
              }
            }
          } catch (java.io.IOException e) {
            // Closed.
          }
        });
    thread.setDaemon(true);
    thread.start();
  }

  @ParameterizedTest
  @CsvSource({
    // answers the command (and then closes its port), answers queries, gone
    "true, false, true",
    "false, false, true",
    "true, true, false",
    "false, true, false",
  })
  void over_udp_queries_tell(boolean answersCommand, boolean answersQuery, boolean gone)
      throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        RconSession session = Rcon.open(udp(socket), o -> o.listener(watch).backoff(Link.QUICK))) {
      serve(socket, answersCommand, answersQuery);
      PendingReply stop = session.execute(STOP.timeout(Duration.ofMillis(1500)));
      if (gone) {
        Reply reply = Link.get(stop);
        assertEquals(EndRule.CLOSED, reply.end());
        assertEquals(answersCommand ? "bye\n" : "", reply.text());
      } else {
        TimedOut failure = Link.fails(stop, TimedOut.class, Delivery.UNKNOWN);
        assertTrue(String.valueOf(failure.getMessage()).contains("still"), failure.getMessage());
        assertEquals(answersCommand ? "bye\n" : "", failure.partialText());
      }
    }
  }

  @Test
  void a_session_that_is_closed_ends_it() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              int id = wire.read();
              wire.out.write(Wire.frame(id, 0, "bye"));
              wire.idle(60_000);
            });
        RconSession session = open(server, Dialect.NUKKIT)) {
      PendingReply stop = session.execute(STOP);
      await().until(() -> watch.read.get() == 14 + 17);
      session.closeAsync();
      Link.fails(stop, RconException.Closed.class, Delivery.UNKNOWN);
    }
  }

  @Test
  void it_is_never_repeated() {
    assertTrue(!STOP.safeToRepeat().isSafeToRepeat());
  }
}
