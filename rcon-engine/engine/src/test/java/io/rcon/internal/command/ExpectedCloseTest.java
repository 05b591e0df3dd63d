package io.rcon.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.reply.PendingFuture;
import io.rcon.internal.wire.Wire.Silence;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import stranger.PigeonMechanism;

/** A command that is to stop its server, by carrier and by the life of its line. */
@Timeout(30)
class ExpectedCloseTest {
  private static final Command STOP =
      Command.of("quit").expectClose().timeout(Duration.ofSeconds(4));

  @Test
  void should_succeed_by_the_close_of_a_connection_and_write_nothing_meanwhile() {
    try (CommandRoom room = new CommandRoom("minecraft").connected()) {
      PendingFuture stop = room.give(STOP);
      PendingFuture next = room.give("list");
      assertTrue(room.pipeline.expectsClose());
      assertEquals(1, room.sent().size());

      room.wire.closed(0);
      room.pipeline.lines().connection().hangUp();
      room.pipeline.lineLost(Failure.disconnected("closed by the server"));

      assertEquals("", CommandRoom.end(next));
      assertTrue(stop.toCompletableFuture().isDone());
      assertFalse(room.pipeline.expectsClose());
    }
  }

  @Test
  void should_ask_by_another_login_where_a_connection_stays_open() {
    try (CommandRoom room = new CommandRoom("minecraft").connected()) {
      room.give(STOP);
      room.pass(Duration.ofSeconds(5));

      assertTrue(room.session.told.contains("connect in 0 ms"), room.session.told.toString());
      assertFalse(room.wire.log.contains("why silent"));
    }
  }

  @Test
  void should_ask_what_anybody_may_ask_where_each_command_leases_a_line() {
    try (CommandRoom room = new CommandRoom("darkplaces")) {
      PendingFuture stop = room.give(STOP);
      room.pass(Duration.ofMillis(1100));
      assertTrue(room.wire.log.contains("why silent"));

      room.wire.explain(Silence.CLOSED_PORT);

      assertTrue(stop.toCompletableFuture().isDone());
      assertTrue(room.session.told.contains("gone: it was told to stop"));
    }
  }

  /** A line that lives as long as the session is no connection that its server would close. */
  @Test
  void should_ask_what_anybody_may_ask_on_a_long_line_over_datagrams_too() {
    try (CommandRoom room =
        new CommandRoom(PigeonMechanism.DIALECT, new PigeonMechanism()).connected()) {
      PendingFuture stop = room.give(STOP);
      room.pass(Duration.ofMillis(1100));
      assertTrue(room.wire.log.contains("why silent"), room.wire.log.toString());

      room.wire.explain(Silence.CLOSED_PORT);

      assertTrue(stop.toCompletableFuture().isDone());
      assertTrue(room.session.told.contains("gone: it was told to stop"));
    }
  }

  @Test
  void should_fail_where_the_server_still_answers() {
    try (CommandRoom room = new CommandRoom("darkplaces")) {
      PendingFuture stop = room.give(STOP);
      for (int i = 0; i < 8 && !stop.toCompletableFuture().isDone(); i++) {
        room.pass(Duration.ofMillis(1100));
        room.wire.explain(Silence.ALIVE);
      }

      assertEquals("TimedOut UNKNOWN", CommandRoom.end(stop));
    }
  }
}
