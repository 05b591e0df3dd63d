package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.TimedOut;
import io.rcon.RconSession;
import io.rcon.Reply;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a command waits that does not say so itself. */
@Timeout(60)
class WaitingTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualFleet world =
      new VirtualFleet(1, o -> o.within(Duration.ofSeconds(30)).timeout(Duration.ofMinutes(2)))
          .with(1, 1);
  private final VirtualServer server = world.servers.get(1);
  private final RconSession session = world.fleet.session("s1").orElseThrow();

  @AfterEach
  void end() {
    world.close();
  }

  private CompletableFuture<Reply> given(Command command) {
    CompletableFuture<Reply> future = session.execute(command).toCompletableFuture();
    world.virtual.run();
    return future;
  }

  private static RconException failure(CompletableFuture<Reply> future) {
    assertTrue(future.isCompletedExceptionally());
    return assertInstanceOf(RconException.class, future.handle((reply, problem) -> problem).join());
  }

  @Test
  void should_end_what_still_waits_and_leave_what_was_sent() {
    server.silent = true;
    server.deaf = true;
    CompletableFuture<Reply> sent = given(Command.of("sent"));
    CompletableFuture<Reply> waits = given(Command.of("waits"));
    CompletableFuture<Reply> patient = given(Command.of("patient").within(MINUTE));
    world.pass(29_900);
    assertEquals(false, waits.isDone());
    world.pass(200);
    TimedOut failure = assertInstanceOf(TimedOut.class, failure(waits));
    assertEquals(Delivery.NOT_SENT, failure.delivery());
    assertTrue(failure.getMessage().contains("30000 ms"), failure.getMessage());
    assertEquals(false, sent.isDone());
    assertEquals(false, patient.isDone());
    world.pass(30_000);
    assertEquals(Delivery.NOT_SENT, failure(patient).delivery());
    assertEquals(false, sent.isDone());
    world.pass(61_000);
    assertEquals(Delivery.UNKNOWN, failure(sent).delivery());
    assertEquals(List.of("sent"), server.commands);
  }

  @Test
  void should_leave_time_to_an_answer_that_was_asked_for_late() {
    server.silent = true;
    server.deaf = true;
    CompletableFuture<Reply> first = given(Command.of("first"));
    CompletableFuture<Reply> second = given(Command.of("second"));
    world.pass(25_000);
    server.drop();
    world.pass(4_000);
    assertEquals(Delivery.UNKNOWN, failure(first).delivery());
    assertEquals(List.of("first", "second"), server.commands);
    world.pass(20_000);
    assertEquals(false, second.isDone());
  }

  @Test
  void should_fail_at_once_while_the_session_backs_off() {
    server.closesLogins = true;
    server.drop();
    world.pass(1_000);
    assertEquals(SessionState.BACKING_OFF, session.state());
    CompletableFuture<Reply> plain = given(Command.of("plain"));
    CompletableFuture<Reply> patient = given(Command.of("patient").within(MINUTE));
    assertEquals(Delivery.NOT_SENT, failure(plain).delivery());
    assertEquals(false, patient.isDone());
  }

  @Test
  void should_bound_the_wait_for_a_login() {
    server.silentAtLogin = true;
    server.drop();
    VirtualFleet slow =
        new VirtualFleet(
            2, o -> o.within(Duration.ofSeconds(3)).loginTimeout(Duration.ofSeconds(10)));
    try {
      VirtualServer silent = slow.with(VirtualFleet.server(io.rcon.Dialect.MINECRAFT, 2));
      silent.silentAtLogin = true;
      silent.drop();
      slow.pass(1_500);
      RconSession login = slow.fleet.session("s2").orElseThrow();
      slow.pass(1_000);
      assertEquals(SessionState.LOGGING_IN, login.state());
      CompletableFuture<Reply> waits = login.execute("waits").toCompletableFuture();
      slow.pass(3_100);
      assertInstanceOf(TimedOut.class, failure(waits));
      assertEquals(SessionState.LOGGING_IN, login.state());
    } finally {
      slow.close();
    }
  }

  @Test
  void should_begin_a_new_wait_for_what_is_sent_again() {
    server.silent = true;
    server.deaf = true;
    CompletableFuture<Reply> again = given(Command.of("again").safeToRepeat());
    world.pass(45_000);
    server.silent = false;
    server.deaf = false;
    server.drop();
    world.pass(10_000);
    assertNull(again.handle((reply, problem) -> problem).getNow(null));
    assertEquals("again", again.getNow(Reply.of("none")).text());
    assertEquals(List.of("again", "again"), server.commands);
  }
}
