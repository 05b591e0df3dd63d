package io.rcon.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Command;
import io.rcon.Dialect;
import io.rcon.PendingReply;
import io.rcon.Query;
import io.rcon.RconEvent;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconException.TimedOut;
import io.rcon.RconSession;
import io.rcon.Secret;
import io.rcon.Server;
import io.rcon.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

/** What a test can script. */
class FakeSessionTest {
  private final FakeSession session = FakeSession.of(Dialect.MINECRAFT);

  private static String text(PendingReply reply) {
    return reply.toCompletableFuture().join().text();
  }

  @Test
  void answersAreScripted() {
    session.answers("list", "always").answersOnce("list", "one").answersOnce("list", "two");
    assertEquals("one", text(session.execute("list")));
    assertEquals("two", text(session.execute("list")));
    assertEquals("always", text(session.execute("list")));
    assertEquals("", text(session.execute("other")));
    session.otherwise("what?");
    assertEquals("what?", text(session.execute("other")));
    session.fails("stop", new TimedOut("fake", Delivery.UNKNOWN, "scripted"));
    assertThrows(TimedOut.class, () -> session.blocking().execute("stop"));
    assertEquals(List.of("list", "list", "list", "other", "other", "stop"), session.commands());
  }

  @Test
  void answersComeLaterAndOneAfterTheOther() {
    session.answers("a", "first", Duration.ofSeconds(2)).answers("b", "second");
    PendingReply first = session.execute("a");
    PendingReply second = session.execute("b");
    assertEquals(List.of("a"), session.commands());
    session.pass(Duration.ofMillis(1999));
    assertFalse(first.toCompletableFuture().isDone());
    session.pass(Duration.ofMillis(1));
    assertEquals("first", text(first));
    assertEquals("second", text(second));
    session.answers("c", "late", Duration.ofSeconds(6));
    assertThrows(TimedOut.class, () -> session.blocking().execute("c"));
    assertEquals("first", session.blocking().execute("a").text());
  }

  @Test
  void commandsWaitWhileItConnectsAndDeadlinesCount() {
    session.becomes(SessionState.CONNECTING).answers("a", "first");
    PendingReply waits = session.execute("a");
    PendingReply tooLong = session.execute(Command.of("b").within(Duration.ofSeconds(1)));
    session.pass(Duration.ofSeconds(1));
    assertTrue(tooLong.toCompletableFuture().isCompletedExceptionally());
    session.becomes(SessionState.READY);
    assertEquals("first", text(waits));
    assertEquals(List.of("a"), session.commands());
    session.becomes(SessionState.IDLE);
    assertEquals("first", text(session.execute("a")));
    assertEquals(SessionState.READY, session.state());
  }

  @Test
  void aLostConnectionFailsTheCommandInFlight() {
    session.ignores("a");
    PendingReply reply = session.execute("a");
    session.becomes(SessionState.BACKING_OFF);
    RconException why = (RconException) reply.toCompletableFuture().handle((r, e) -> e).join();
    assertEquals("DISCONNECTED", why.code());
    assertEquals(Delivery.UNKNOWN, why.delivery());
    session.retry();
    assertEquals(SessionState.READY, session.state());
  }

  @Test
  void aWrongPasswordIsRefusedUntilTheServerIsDescribedWithTheRightOne() {
    FakeFleet fleet = new FakeFleet().each(each -> each.expects(Secret.of("s3cret")));
    Server server = Server.of(Dialect.SOURCE, "127.0.0.1", 1, Secret.of("hunter2")).named("one");
    RconSession wrong = fleet.add(server);
    assertEquals(SessionState.REFUSED, wrong.state());
    wrong.retry();
    assertEquals(SessionState.REFUSED, wrong.state());
    RconException why = wrong.lastFailure().orElseThrow();
    assertInstanceOf(RconException.LoginRefused.class, why);
    assertTrue(wrong.execute("a").toCompletableFuture().isCompletedExceptionally());
    RconSession right = fleet.replace(server.withSecret(Secret.of("s3cret")));
    assertEquals(SessionState.READY, right.state());
    fleet.fake("one").expects(Secret.of("s3cret-new"));
    assertEquals(SessionState.REFUSED, right.state());
    fleet.fake("one").expects(Secret.of("s3cret"));
    assertEquals(SessionState.READY, right.state());
  }

  @Test
  void queriesAndEventsAreScripted() {
    Query<String> query = () -> "own";
    session.answersQuery(query, "told").becomes(SessionState.REFUSED);
    assertEquals("told", session.query(query).toCompletableFuture().join());
    List<String> heard = new ArrayList<>();
    session.events().subscribe(new Hearing(heard));
    session.says(new RconEvent.Console(session.server(), "hello"));
    session.close();
    assertEquals(List.of("hello", "end"), heard);
  }

  private record Hearing(List<String> heard) implements Flow.Subscriber<RconEvent> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(RconEvent event) {
      heard.add(event.text());
    }

    @Override
    public void onError(Throwable problem) {
      heard.add("error");
    }

    @Override
    public void onComplete() {
      heard.add("end");
    }
  }

  @Test
  void aWaitThatNothingEndsIsTold() {
    session.becomes(SessionState.CONNECTING);
    assertThrows(IllegalStateException.class, () -> session.blocking().awaitReady());
  }
}
