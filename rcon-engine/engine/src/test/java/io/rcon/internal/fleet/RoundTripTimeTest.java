package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rcon.Dialect;
import io.rcon.Ending;
import io.rcon.Ending.Marker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How the usual round trip follows the answers, seen in the quiet times it decides: 20 ms and twice
 * the round trip, 500 ms at most.
 */
@Timeout(60)
class RoundTripTimeTest {
  private static final Dialect QUIET =
      Dialect.GENERIC.with(
          d -> d.name("quiet").ending(Ending.quiet(Duration.ofMillis(1), 4086, Marker.NONE)));

  /** What the deadlines of a loop may be late, in milliseconds. */
  private static final int LATE = 10;

  /** No quiet end takes longer. */
  private static final int MOST = 1000;

  private final VirtualFleet world = new VirtualFleet();
  private final VirtualServer server = world.with(VirtualFleet.server(QUIET, 1));

  /** Has a command answered so late. {@return how long its end took after that, in milliseconds} */
  private int quietAfter(int millis) {
    server.answerDelay = millis;
    var reply = world.fleet.session("s1").orElseThrow().execute("x").toCompletableFuture();
    world.pass(millis);
    int quiet = 0;
    while (!reply.isDone() && quiet < MOST) {
      world.pass(1);
      quiet++;
    }
    assertTrue(reply.isDone(), "no end of an answer after " + millis + " ms");
    assertEquals("x", reply.join().text());
    return quiet;
  }

  private void assertQuiet(int expected, int afterAnswerIn) {
    int quiet = quietAfter(afterAnswerIn);
    assertTrue(
        quiet >= expected && quiet <= expected + LATE,
        () -> "quiet for " + quiet + " ms, not " + expected);
  }

  @Test
  void should_follow_slower_answers_by_an_eighth_and_faster_ones_by_half() {
    try (world) {
      assertQuiet(20 + 100 / 4, 100);
      assertQuiet(20 + 900 / 4, 900);
      // 100 and an eighth of 800 more are 200; by a seventh it would be 448 ms, by a ninth 397.
      assertQuiet(20 + 2 * 200, 40);
      // 200 and half of 160 less are 120; by a third it would be 313 ms, and 100 by all of it.
      assertQuiet(20 + 2 * 120, 120);
      // As usual: nothing changes.
      assertQuiet(20 + 2 * 120, 40);
      // 120 and half of 80 less.
      assertQuiet(20 + 720 / 4, 720);
      // 80 and an eighth of 640 more.
      assertQuiet(20 + 2 * 160, 160);
    }
  }
}
