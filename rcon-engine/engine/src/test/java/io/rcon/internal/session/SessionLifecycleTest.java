package io.rcon.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import io.rcon.internal.support.VirtualLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The states of a session alone, on a network whose dials fail. */
@Timeout(30)
class SessionLifecycleTest {
  private final VirtualLoop loop = new VirtualLoop();
  private final SessionLifecycle session =
      new SessionLifecycle(
          SessionRoom.of(loop), Server.of(Dialect.MINECRAFT, "127.0.0.1", 1, Secret.of("hunter2")));

  @AfterEach
  void endLoop() {
    loop.close();
  }

  private void start() {
    session.start();
    loop.run();
  }

  private CompletableFuture<Void> close() {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    session.close(closed, true);
    loop.run();
    return closed;
  }

  @Test
  void should_back_off_when_a_dial_fails_and_try_again_by_itself() {
    assertEquals(SessionState.IDLE, session.state());
    start();
    assertEquals(SessionState.BACKING_OFF, session.state());
    assertNotNull(session.turnedAway());
    assertNotNull(session.outage.record());

    OutageRecord first = session.outage.record();
    loop.pass(Duration.ofMinutes(2));
    assertEquals(SessionState.BACKING_OFF, session.state());
    assertNotSame(first, session.outage.record());
  }

  @Test
  void should_fail_those_who_wait_for_ready() {
    CompletableFuture<Void> ready = new CompletableFuture<>();
    session.awaitReady(ready, true);
    assertFalse(ready.isDone());

    start();

    assertTrue(ready.isCompletedExceptionally());
  }

  @Test
  void should_be_closed_at_once_where_nothing_is_in_flight() {
    start();
    CompletableFuture<Void> closed = close();

    assertTrue(closed.isDone());
    assertEquals(SessionState.CLOSED, session.state());
    assertTrue(close().isDone());
  }

  @Test
  void should_stay_closed() {
    close();
    start();
    session.retry();
    loop.pass(Duration.ofMinutes(1));

    assertEquals(SessionState.CLOSED, session.state());
    assertNull(session.connector());
  }

  @Test
  void should_stop_at_a_wrong_password_until_somebody_retries() {
    start();
    session.loginRefused("wrong password");
    assertEquals(SessionState.REFUSED, session.state());
    loop.pass(Duration.ofMinutes(5));
    assertEquals(SessionState.REFUSED, session.state());

    session.retry();
    loop.run();

    assertEquals(SessionState.BACKING_OFF, session.state());
  }

  @Test
  void should_turn_polls_away_while_it_is_not_ready() {
    start();
    assertNotNull(session.awayForPolls());
  }
}
