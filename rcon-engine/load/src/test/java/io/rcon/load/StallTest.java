package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that stalls one second in ten: what each loop shows of it. */
class StallTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static VirtualLoadServer stalling() {
    VirtualClock clock = new VirtualClock();
    return new VirtualLoadServer(
        clock, () -> 1_000_000, VirtualLoadServer.stallingOneSecondInTen());
  }

  @Test
  void theOpenLoopShowsTheStallInItsPercentilesAndItsMaximum() {
    LoadResult open = stalling().run(LoadPlan.open(Schedule.constant(500), MINUTE));
    // One in ten commands meets the stall, so that one in a hundred waits for nine tenths of it.
    assertTrue(open.response().p99() > 850, open.summary());
    assertTrue(open.response().max() > 990, open.summary());
    assertTrue(open.isValid(), open.doubts().toString());
    assertEquals("", open.label());
  }

  @Test
  void theClosedLoopHidesItAndSaysSo() {
    LoadResult closed = stalling().run(LoadPlan.closed(1, MINUTE));
    assertTrue(closed.response().p99() < 2, closed.summary());
    assertTrue(closed.response().p999() < 2, closed.summary());
    assertTrue(closed.label().contains("stalls are hidden"), closed.label());
    assertTrue(closed.summary().contains("closed loop"), closed.summary());
  }

  @Test
  void theClosedLoopKeepsItsCommandsUnderWay() {
    VirtualClock clock = new VirtualClock();
    VirtualLoadServer server = new VirtualLoadServer(clock, () -> 1_000_000, time -> time);
    LoadResult closed = server.run(LoadPlan.closed(4, Duration.ofSeconds(10)));
    assertEquals(1000, closed.rate(), 1);
    assertEquals(4, closed.response().p50(), 0.01);
  }
}
