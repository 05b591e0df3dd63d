package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  private static final Duration TEN = Duration.ofSeconds(10);

  private final VirtualClock clock = new VirtualClock();

  private VirtualLoadServer server(long serviceNanos) {
    return new VirtualLoadServer(clock, () -> serviceNanos, LongUnaryOperator.identity());
  }

  @Test
  void everyStartOfTheScheduleIsMadeAndNoneOfTheWarmUpIsCounted() {
    LoadPlan plan = LoadPlan.open(Schedule.constant(100), TEN).lasting(Duration.ofSeconds(3), TEN);
    LoadResult result = server(1_000_000).run(plan);
    assertEquals(1000, result.asked());
    assertEquals(1000, result.answered());
    assertEquals(100, result.rate(), 1e-9);
    assertEquals(10, result.points().size());
    assertTrue(result.isValid(), result.doubts().toString());
  }

  @Test
  void oneInTwoSecondsIsARate() {
    LoadResult result = server(1_000_000).run(LoadPlan.open(Schedule.constant(0.5), TEN));
    assertEquals(5, result.asked());
    assertEquals(0.5, result.rate(), 1e-9);
  }

  @Test
  void aServerThatIsTooSlowDoesNotSlowTheSchedule() {
    // It takes 50 a second, and 100 are asked: the last one waits for ten seconds.
    LoadResult result = server(20_000_000).run(LoadPlan.open(Schedule.constant(100), TEN));
    assertEquals(1000, result.asked());
    assertEquals(10_000, result.response().max(), 100);
    assertEquals(0, result.lateness().max(), 0.01);
    assertTrue(result.isValid(), result.doubts().toString());
  }

  @Test
  void responseCountsFromTheScheduleAndServiceFromTheWriteWhereTheServerTakesOneAtATime() {
    VirtualLoadServer slow = server(20_000_000);
    slow.depth = 1;
    LoadResult result = slow.run(LoadPlan.open(Schedule.constant(100), TEN));
    assertEquals(20, result.service().max(), 0.1);
    assertEquals(10_000, result.response().max(), 100);
    assertEquals(999, result.depthFull());
    assertEquals(0, result.lateness().max(), 0.01);
    assertTrue(result.isValid(), "the server's own depth invalidates nothing");
  }

  @Test
  void aGeneratorThatIsLateSaysSoAndLosesNoStart() {
    clock.lateBy = 3_000_000;
    LoadResult result = server(1_000_000).run(LoadPlan.open(Schedule.constant(100), TEN));
    assertEquals(1000, result.asked());
    assertEquals(3, result.lateness().p99(), 0.01);
    assertEquals(4, result.response().p50(), 0.02);
    assertFalse(result.isValid());
    assertTrue(result.doubts().get(0).contains("late"), result.doubts().toString());
  }

  @Test
  void latenessThatIsSmallBesideTheResponseIsNoDoubt() {
    clock.lateBy = 3_000_000;
    LoadResult result = server(80_000_000).run(LoadPlan.open(Schedule.constant(10), TEN));
    assertTrue(result.isValid(), result.doubts().toString());
  }

  @Test
  void memoryIsBoundedAndWhatCouldNotStartIsCounted() {
    LoadPlan plan =
        new LoadPlan(
            Schedule.constant(1000), 0, TEN, Duration.ZERO, TEN, false, 1, /* outstanding */ 50);
    LoadResult result = server(100_000_000).run(plan);
    assertEquals(10_000, result.asked());
    assertEquals(10_000, result.answered() + result.notStarted());
    assertTrue(result.notStarted() > 9000, result.toString());
    assertFalse(result.isValid());
    assertTrue(result.doubts().toString().contains("could not be started"));
  }
}
