package io.rcon.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.SessionState;
import io.rcon.internal.reply.Failure;
import io.rcon.internal.reply.PendingFuture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The room of commands alone, from the queue to their ends. */
@Timeout(30)
class CommandPipelineTest {
  @Test
  void should_ask_for_a_connection_and_write_once_the_session_is_ready() {
    try (CommandRoom room = new CommandRoom("darkplaces")) {
      room.session.state = SessionState.IDLE;
      PendingFuture reply = room.give("status");
      assertEquals(List.of("connect"), room.session.told);
      assertTrue(room.sent().isEmpty());
      assertFalse(room.pipeline.isIdle());

      room.session.state = SessionState.READY;
      room.pipeline.ready(room.loop.loop().now(), 0);
      room.pipeline.dispatch();
      assertEquals(1, room.sent().size());
      room.datagram(0, CommandRoom.OOB + "nhello");
      room.pass(Duration.ofSeconds(1));

      assertEquals("hello", CommandRoom.end(reply));
      assertTrue(room.pipeline.isIdle());
    }
  }

  @Test
  void should_have_no_more_in_flight_than_the_dialect_bears() {
    try (CommandRoom room = new CommandRoom("minecraft").connected()) {
      PendingFuture first = room.give("one");
      PendingFuture second = room.give("two");
      assertEquals(1, room.sent().size());

      room.answer(0, "1");
      assertEquals("1", CommandRoom.end(first));
      assertEquals(2, room.sent().size());
      room.answer(1, "2");

      assertEquals("2", CommandRoom.end(second));
    }
  }

  @Test
  void should_turn_away_what_cannot_wait() {
    try (CommandRoom room = new CommandRoom("minecraft")) {
      room.session.state = SessionState.BACKING_OFF;
      room.session.away = Failure.unreachable("refused");

      assertEquals("Unreachable NOT_SENT", CommandRoom.end(room.give("now")));
      PendingFuture patient = room.give(Command.of("later").within(Duration.ofSeconds(3)));
      assertEquals("", CommandRoom.end(patient));
      room.pass(Duration.ofSeconds(4));
      assertEquals("TimedOut NOT_SENT", CommandRoom.end(patient));
    }
  }

  @Test
  void should_fail_the_impatient_when_an_attempt_failed() {
    try (CommandRoom room = new CommandRoom("minecraft")) {
      room.session.state = SessionState.CONNECTING;
      PendingFuture one = room.give("one");
      PendingFuture patient = room.give(Command.of("two").within(Duration.ofMinutes(1)));

      room.pipeline.attemptFailed(Failure.unreachable("refused"), true);

      assertEquals("Unreachable NOT_SENT", CommandRoom.end(one));
      assertEquals("", CommandRoom.end(patient));
      assertEquals(1, room.pipeline.queued());
    }
  }

  @Test
  void should_repeat_after_a_lost_connection_only_what_is_safe_to_repeat() {
    try (CommandRoom room = new CommandRoom("minecraft").connected()) {
      PendingFuture safe = room.give(Command.of("list").safeToRepeat());
      room.pipeline.lines().connection().hangUp();
      room.session.state = SessionState.BACKING_OFF;
      room.pipeline.lineLost(Failure.disconnected("reset"));
      assertEquals("", CommandRoom.end(safe));
      assertEquals(1, room.pipeline.queued());
    }
    try (CommandRoom room = new CommandRoom("minecraft").connected()) {
      PendingFuture once = room.give("say hi");
      room.pipeline.lines().connection().hangUp();
      room.pipeline.lineLost(Failure.disconnected("reset"));
      assertEquals("Disconnected UNKNOWN", CommandRoom.end(once));
    }
  }

  @Test
  void should_take_a_cancelled_command_out_of_the_queue() {
    try (CommandRoom room = new CommandRoom("minecraft").connected()) {
      room.give("one");
      PendingFuture second = room.give("two");

      second.cancel();
      room.pass(Duration.ofMillis(10));

      assertEquals("Cancelled NOT_SENT", CommandRoom.end(second));
      room.answer(0, "1");
      assertEquals(1, room.sent().size());
    }
  }

  @Test
  void should_end_everything_when_nothing_goes_on() {
    try (CommandRoom room = new CommandRoom("minecraft").connected()) {
      PendingFuture written = room.give("one");
      PendingFuture queued = room.give("two");
      room.pipeline.lines().connection().hangUp();

      room.pipeline.failAll(Failure.closed("the session was closed"));

      assertEquals("Closed UNKNOWN", CommandRoom.end(written));
      assertEquals("Closed NOT_SENT", CommandRoom.end(queued));
      assertTrue(room.pipeline.isIdle());
    }
  }
}
