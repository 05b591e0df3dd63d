package io.rcon.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.Cancelled;
import io.rcon.RconException.Closed;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.ProtocolViolation;
import io.rcon.RconException.TimedOut;
import io.rcon.RconSession;
import io.rcon.hostile.HostileServer;
import io.rcon.hostile.HostileServer.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 17: a failure carries what had come of the answer. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class PartialTextTest {
  private static final Command SHORT = Command.of("x").timeout(Duration.ofMillis(1500));

  private final Watch watch = new Watch();

  private RconSession open(HostileServer server, Dialect dialect) {
    RconSession session =
        Rcon.open(server.server(dialect), o -> o.listener(watch).backoff(Link.QUICK));
    session.blocking().awaitReady();
    return session;
  }

  /** Until the login's answer was read and a frame with so long a body. */
  private void awaitBytes(int body) {
    await().until(() -> watch.read.get() == 14 + 14 + body);
  }

  private static HostileServer answering(String text) {
    return new HostileServer(wire -> {
      wire.login();
      while (true) {
        wire.out.write(Wire.frame(wire.read(), 0, text));
        wire.read();
      }
    });
  }

  @Test
  void a_timeout_carries_it_to_every_view() throws Exception {
    try (HostileServer server = answering("héllo");
        RconSession session = open(server, Dialect.SOURCE)) {
      TimedOut failure = Link.fails(session.execute(SHORT), TimedOut.class, Delivery.UNKNOWN);
      assertEquals("héllo", failure.partialText());
      assertEquals(6, failure.partialBytes());
      assertTrue(!String.valueOf(failure.getMessage()).contains("héllo"));
      RconException thrown =
          assertThrows(RconException.class, () -> session.blocking().execute(SHORT));
      assertEquals("héllo", thrown.partialText());
      assertTrue(watch.failures.stream().allMatch(f -> f.partialText().isEmpty()), "events");
      assertTrue(!watch.failures.isEmpty());
    }
  }

  @Test
  void a_cancelled_command_carries_what_came_until_then() throws Exception {
    try (HostileServer server = answering("so far");
        RconSession session = open(server, Dialect.SOURCE)) {
      PendingReply pending = session.execute(Command.of("x").timeout(Duration.ofSeconds(20)));
      awaitBytes("so far".length());
      pending.cancel();
      Cancelled failure = Link.fails(pending, Cancelled.class, Delivery.UNKNOWN);
      assertEquals("so far", failure.partialText());
    }
  }

  @Test
  void a_closed_session_carries_it() throws Exception {
    try (HostileServer server = answering("so far");
        RconSession session = open(server, Dialect.SOURCE)) {
      PendingReply pending = session.execute(Command.of("x").timeout(Duration.ofSeconds(20)));
      awaitBytes("so far".length());
      session.closeAsync();
      Closed failure = Link.fails(pending, Closed.class, Delivery.UNKNOWN);
      assertEquals("so far", failure.partialText());
    }
  }

  /** 64 KiB at most, no character cut, and how much there was. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void a_long_one_is_cut_between_characters(int before) throws Exception {
    String text = "x".repeat(before) + "€".repeat(30_000);
    try (HostileServer server = answering(text);
        RconSession session = open(server, Dialect.SOURCE)) {
      TimedOut failure = Link.fails(session.execute(SHORT), TimedOut.class, Delivery.UNKNOWN);
      assertEquals(text.substring(0, before + ((64 << 10) - before) / 3), failure.partialText());
      assertEquals(before + 90_000, failure.partialBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "generic", "minecraft", "nukkit"})
  void an_answer_beyond_the_limit_carries_its_beginning(String dialect) throws Exception {
    Dialect small = Dialect.named(dialect).orElseThrow().with(d -> d.maxReply(100));
    try (HostileServer server = answering("y".repeat(5000));
        RconSession session = open(server, small)) {
      ProtocolViolation failure =
          Link.fails(session.execute(SHORT), ProtocolViolation.class, Delivery.UNKNOWN);
      assertTrue(failure.partialText().startsWith("y".repeat(100)), failure.toString());
      assertEquals(5000, failure.partialBytes());
    }
  }

  /** What a repetition brought counts, and what came before it if it brought nothing. */
  @Test
  void a_repeated_command_carries_what_came_to_any_of_its_attempts() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              int id = wire.read();
              if (wire.connection == 1) {
                wire.out.write(Wire.frame(id, 0, "y".repeat(4096)));
              }
            });
        RconSession session = open(server, Dialect.MINECRAFT)) {
      RconException failure =
          assertThrows(RconException.class, () -> session.blocking().execute(SHORT.safeToRepeat()));
      assertEquals("y".repeat(4096), failure.partialText());
      assertEquals(4096, failure.partialBytes());
    }
  }
}
