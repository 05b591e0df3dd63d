package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.Rcon;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.ProtocolViolation;
import io.rcon.RconSession;
import io.rcon.hostile.HostileServer;
import io.rcon.hostile.HostileServer.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of any size, and of types that are no answer. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class AnyFrameTest {
  private static final Command SHORT = Command.of("x").timeout(Duration.ofMillis(1500));

  private static RconSession open(HostileServer server, Dialect dialect) {
    RconSession session =
        Rcon.open(server.server(dialect), o -> o.backoff(Link.QUICK).replyMemory(600L << 20));
    session.blocking().awaitReady();
    return session;
  }

  /** Factorio and CS2 send one frame of any size. */
  @ParameterizedTest
  @CsvSource({"source, 5000000", "generic, 5000000", "nukkit, 5000000", "nukkit, 70000000"})
  void a_frame_may_be_as_long_as_an_answer(String dialect, int length) throws Exception {
    Dialect large = Dialect.named(dialect).orElseThrow().with(d -> d.maxReply(100_000_000));
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              int id = wire.read();
              wire.out.write(Wire.frame(id, 0, length));
              wire.out.write(Wire.frame(id + 1, 0, 0));
              wire.idle(60_000);
            });
        RconSession session = open(server, large)) {
      String text =
          session.blocking().execute(Command.of("x").timeout(Duration.ofSeconds(30))).text();
      assertEquals(length, text.length());
      assertTrue(text.endsWith("xxx"));
    }
  }

  @Test
  void the_usual_limit_lets_a_frame_of_many_megabytes_pass_and_no_more() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              wire.out.write(Wire.frame(wire.read(), 0, 12_000_000));
              wire.read();
              wire.out.write(new byte[] {11, 0, 0, 1});
              wire.idle(60_000);
            });
        RconSession session = open(server, Dialect.NUKKIT)) {
      assertEquals(12_000_000, session.blocking().execute("x").text().length());
      ProtocolViolation failure =
          Link.fails(session.execute(SHORT), ProtocolViolation.class, Delivery.UNKNOWN);
      assertTrue(String.valueOf(failure.getMessage()).contains("max_reply"), failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"source", "generic", "minecraft", "nukkit"})
  void a_failure_says_which_frames_came_that_are_no_answer(String dialect) throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              int id = wire.read();
              wire.out.write(Wire.frame(id, 8, "eight"));
              wire.out.write(Wire.frame(id, 64768, "alyx"));
              wire.idle(60_000);
            });
        RconSession session = open(server, Dialect.named(dialect).orElseThrow())) {
      RconException failure =
          Link.fails(session.execute(SHORT), RconException.class, Delivery.UNKNOWN);
      String message = String.valueOf(failure.getMessage());
      assertTrue(message.contains("type 8 (15 bytes), type 64768 (14 bytes)"), message);
      assertFalse(message.contains("eight"), message);
    }
  }

  @Test
  void what_came_before_a_command_is_not_told_of_it() throws Exception {
    try (HostileServer server =
            new HostileServer(wire -> {
              wire.login();
              int id = wire.read();
              wire.out.write(Wire.frame(0, 4, "chat"));
              wire.out.write(Wire.frame(id, 0, "ok"));
              wire.read();
              wire.idle(60_000);
            });
        RconSession session = open(server, Dialect.NUKKIT)) {
      assertEquals("ok", session.blocking().execute("a").text());
      RconException failure =
          Link.fails(session.execute(SHORT), RconException.class, Delivery.UNKNOWN);
      assertFalse(String.valueOf(failure.getMessage()).contains("type 4"), failure.getMessage());
    }
  }
}
