package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.EndRule;
import io.rcon.PendingReply;
import io.rcon.Rcon;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.Disconnected;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.hostile.HostileServer;
import io.rcon.hostile.HostileServer.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law 17: a close after what can be a whole answer is an end. */
@Timeout(60)
class ClosedAnswerTest {
  private static final String EXITING = "Exiting... \n ";

  private final Watch watch = new Watch();

  private RconSession open(HostileServer server, Dialect dialect) {
    RconSession session =
        Rcon.open(server.server(dialect), o -> o.listener(watch).backoff(Link.QUICK));
    session.blocking().awaitReady();
    return session;
  }

  private static void end(Wire wire, boolean reset) throws java.io.IOException {
    if (reset) {
      wire.reset();
    }
  }

  /** A server that answers the first command so, closes, and afterwards answers as it should. */
  private static HostileServer closing(int afterMillis, boolean reset, String... pieces) {
    return new HostileServer(wire -> {
      wire.login();
      int id = wire.read();
      for (String piece : pieces) {
        wire.out.write(Wire.frame(id, 0, piece));
      }
      if (wire.connection > 1) {
        wire.out.write(Wire.frame(id + 1, 0, ""));
        wire.idle(60_000);
      }
      wire.idle(afterMillis);
      end(wire, reset);
    });
  }

  @ParameterizedTest
  @CsvSource({
    "source, 5, false", "source, 300, false", "source, 5, true", "source, 100, true",
    "generic, 5, false", "generic, 150, false", "generic, 5, true", "generic, 150, true",
  })
  void an_answer_and_then_a_close_is_the_answer(String dialect, int millis, boolean reset)
      throws Exception {
    try (HostileServer server = closing(millis, reset, EXITING);
        RconSession session = open(server, Dialect.named(dialect).orElseThrow())) {
      PendingReply exit = session.execute("DoExit");
      PendingReply behind =
          session.execute(io.rcon.Command.of("x").within(java.time.Duration.ofSeconds(20)));
      Reply reply = Link.get(exit);
      assertEquals(EXITING, reply.text());
      assertEquals(EndRule.CLOSED, reply.end());
      assertEquals(1, reply.packets());
      assertFalse(reply.possiblyTruncated());
      if (dialect.equals("generic")) {
        // It waited, and has the next connection.
        assertEquals(EXITING, Link.get(behind).text());
      } else if (millis >= 100) {
        // Earlier than that it may have come too late for the first connection.
        Link.fails(behind, Disconnected.class, Delivery.UNKNOWN);
      }
      assertTrue(watch.times(io.rcon.SessionState.BACKING_OFF) > 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"minecraft, SHORT_FRAGMENT", "nukkit, SINGLE_PACKET"})
  void a_rule_that_has_seen_the_end_needs_no_close(String dialect, EndRule end) throws Exception {
    try (HostileServer server = closing(5, false, EXITING);
        RconSession session = open(server, Dialect.named(dialect).orElseThrow())) {
      Reply reply = session.blocking().execute("stop");
      assertEquals(EXITING, reply.text());
      assertEquals(end, reply.end());
    }
  }

  @Test
  void a_full_fragment_is_never_the_last() throws Exception {
    String full = "y".repeat(4096);
    try (HostileServer server = closing(5, false, full);
        RconSession session = open(server, Dialect.MINECRAFT)) {
      Disconnected failure = Link.fails(session.execute("x"), Disconnected.class, Delivery.UNKNOWN);
      assertEquals(full, failure.partialText());
    }
  }

  @Test
  void a_short_fragment_is_the_last_although_the_probe_was_not_answered() throws Exception {
    String full = "y".repeat(4096);
    try (HostileServer server = closing(5, false, full, "end");
        RconSession session = open(server, Dialect.MINECRAFT)) {
      Reply reply = session.blocking().execute("x");
      assertEquals(full + "end", reply.text());
      assertEquals(EndRule.CLOSED, reply.end());
      assertEquals(2, reply.packets());
    }
  }

  @ParameterizedTest
  @CsvSource({"source, 4000, true", "source, 3000, false", "generic, 4086, true"})
  void a_piece_that_is_nearly_full_may_not_be_the_last(String dialect, int length, boolean suspect)
      throws Exception {
    try (HostileServer server = closing(5, false, "y".repeat(length));
        RconSession session = open(server, Dialect.named(dialect).orElseThrow())) {
      Reply reply = session.blocking().execute("x");
      assertEquals(EndRule.CLOSED, reply.end());
      assertEquals(length, reply.text().length());
      assertEquals(suspect, reply.possiblyTruncated());
    }
  }

  @Test
  void only_the_command_that_was_answered_has_its_answer() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              int first = wire.read();
              wire.read();
              for (int i = 0; i < 4; i++) {
                wire.read();
              }
              wire.out.write(Wire.frame(first, 0, EXITING));
              wire.idle(20);
            });
        RconSession session = open(server, Dialect.SOURCE)) {
      List<PendingReply> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(session.execute("c" + i));
      }
      assertEquals(EXITING, Link.get(all.get(0)).text());
      for (PendingReply other : all.subList(1, 3)) {
        assertEquals("", Link.fails(other, Disconnected.class, Delivery.UNKNOWN).partialText());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"source", "generic", "minecraft", "nukkit"})
  void nothing_and_then_a_close_is_no_answer(String dialect) throws Exception {
    try (HostileServer server = closing(5, false);
        RconSession session = open(server, Dialect.named(dialect).orElseThrow())) {
      String why =
          Link.fails(session.execute("x"), Disconnected.class, Delivery.UNKNOWN).getMessage();
      // Only what source sent with the command can be what the server closed at.
      assertEquals(
          dialect.equals("source"),
          why.contains("closes at the probe of dialect 'source'; try dialect generic, nukkit"),
          why);
      assertEquals(dialect.equals("source"), why.contains("the probe of dialect"), why);
    }
  }

  /** A server that forgot the login answers with nothing, which must not pass for success. */
  @Test
  void an_empty_answer_proves_nothing_where_logins_are_forgotten() throws Exception {
    try (HostileServer server = closing(20, false, "");
        RconSession session = open(server, Dialect.SOURCE)) {
      Link.fails(session.execute("x"), Disconnected.class, Delivery.UNKNOWN);
    }
    try (HostileServer server = closing(20, false, "");
        RconSession session = open(server, Dialect.GENERIC)) {
      assertEquals(EndRule.CLOSED, session.blocking().execute("x").end());
    }
  }
}
