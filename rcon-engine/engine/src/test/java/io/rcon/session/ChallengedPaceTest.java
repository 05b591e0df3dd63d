package io.rcon.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Pacing;
import io.rcon.PendingReply;
import io.rcon.RconException;
import io.rcon.RconException.Delivery;
import io.rcon.RconSession;
import io.rcon.simulation.CalmWorld;
import io.rcon.simulator.RecordedRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The pace of games that want a challenge, as the server sees it: a command counts when it leaves,
 * however long after the question that is. Times are virtual.
 */
@Timeout(60)
class ChallengedPaceTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private static Dialect named(String name) {
    return Dialect.named(name).orElseThrow();
  }

  /** The first question meets silence, and is asked again after 1.1 s. */
  private static void loseFirstChallenge(CalmWorld world) {
    world.pass(Duration.ofMillis(1050));
    world.listen();
  }

  private static boolean isDone(PendingReply reply) {
    return reply.toCompletableFuture().isDone();
  }

  private static Duration between(CalmWorld world) {
    List<RecordedRequest> ran = world.server().requests();
    assertEquals(2, ran.size());
    return Duration.ofNanos(ran.get(1).nanos() - ran.get(0).nanos());
  }

  @Test
  void should_keep_commands_apart_behind_a_lost_challenge() throws Exception {
    Dialect dialect = named("unvanquished-secure2").with(d -> d.depth(2));
    try (CalmWorld world = new CalmWorld("unvanquished-secure2", "s3cret", o -> {})) {
      RconSession session = world.open(dialect, "s3cret");
      world.lock(false);
      PendingReply first = session.execute("echo a");
      world.pass(Duration.ofMillis(100));
      world.listen();
      world.pass(Duration.ofMillis(900));
      // The first one is asked again, and answered, just before this one.
      PendingReply second = session.execute("echo b");
      assertTrue(world.until(() -> isDone(first) && isDone(second), LONG));
      assertEquals("a", Link.get(first).text().strip());
      assertEquals("b", Link.get(second).text().strip());
      assertEquals(0, world.server().counts().limited(), "asked too often");
      Duration apart = between(world);
      assertTrue(apart.compareTo(dialect.pacing().interval()) >= 0, apart.toString());
    }
  }

  /** GoldSrc counts the questions too: the second one is paid for by the next command's wait. */
  @Test
  void should_count_a_question_that_is_asked_again_where_the_server_does() throws Exception {
    Duration interval = Duration.ofSeconds(1);
    Dialect dialect = named("goldsrc").with(d -> d.pacing(Pacing.of(2, interval)));
    try (CalmWorld world = new CalmWorld("goldsrc", "s3cret", o -> {})) {
      RconSession session = world.open(dialect, "s3cret");
      world.lock(false);
      PendingReply first = session.execute("echo a");
      PendingReply second = session.execute("echo b");
      loseFirstChallenge(world);
      assertTrue(world.until(() -> isDone(first) && isDone(second), LONG));
      Duration apart = between(world);
      assertTrue(apart.compareTo(interval.minusMillis(10)) >= 0, apart.toString());
    }
  }

  /** It waits since the question why the server is silent has taken the pace before it. */
  @Test
  void should_not_send_what_was_cancelled_while_it_waited_for_the_pace() throws Exception {
    Dialect dialect =
        named("unvanquished-secure2").with(d -> d.pacing(Pacing.of(1, Duration.ofMillis(900))));
    try (CalmWorld world = new CalmWorld("unvanquished-secure2", "s3cret", o -> {})) {
      RconSession session = world.open(dialect, "s3cret");
      world.lock(false);
      PendingReply cancelled = session.execute("echo cancelled");
      PendingReply next = session.execute("echo next");
      loseFirstChallenge(world);
      world.pass(Duration.ofMillis(200));
      cancelled.cancel();
      assertTrue(world.until(() -> isDone(next), Duration.ofSeconds(2)), "it holds up the next");
      Link.fails(cancelled, RconException.Cancelled.class, Delivery.NOT_SENT);
      assertEquals("next", Link.get(next).text().strip());
      assertEquals(1, world.server().commandsExecuted());
    }
  }
}
