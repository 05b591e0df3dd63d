package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void aConstantRateHasTheSameTimeBetweenAllStartsAndNeverDrifts() {
    StartTimes times = Schedule.constant(3).starts();
    assertEquals(0, times.next());
    assertEquals(333_333_333, times.next());
    assertEquals(666_666_667, times.next());
    for (int i = 3; i < 30_000; i++) {
      times.next();
    }
    assertEquals(10_000_000_000_000L, times.next());
  }

  @Test
  void aRateMayBeBelowOneASecond() {
    StartTimes times = Schedule.constant(0.5).starts();
    times.next();
    assertEquals(2_000_000_000L, times.next());
    assertEquals(4_000_000_000L, times.next());
  }

  @Test
  void poissonStartsHaveTheirRateAndTheirSpread() {
    StartTimes times = Schedule.poisson(1000, 42).starts();
    int count = 200_000;
    long last = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      long next = times.next();
      double between = (next - last) / 1e6;
      squares += between * between;
      last = next;
    }
    assertEquals(count / 1000.0, last / 1e9, 1.5);
    // The mean of the squares of an exponential time is twice the square of its mean.
    assertEquals(2.0, squares / count, 0.05);
  }

  @Test
  void aSeedDecidesEveryStart() {
    StartTimes one = Schedule.poisson(10, 7).starts();
    StartTimes same = Schedule.poisson(10, 7).starts();
    StartTimes other = Schedule.poisson(10, 8).starts();
    long first = one.next();
    assertEquals(first, same.next());
    assertNotEquals(first, other.next());
    assertEquals(one.next(), same.next());
  }

  @Test
  void aRateThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.constant(0));
    assertThrows(IllegalArgumentException.class, () -> Schedule.constant(Double.NaN));
  }
}
