package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void recordedStartsComeAsTheyCameAndThenAgain() {
    Schedule schedule = Schedule.trace(List.of("# seconds", "100", "100.25", "", "102"));
    StartTimes times = schedule.starts();
    assertEquals("trace (3 starts, again and again) 1.0/s", schedule.toString());
    assertEquals(
        List.of(0L, 250_000_000L, 2_000_000_000L, 3_000_000_000L, 3_250_000_000L),
        Stream.generate(times::next).limit(5).toList());
  }

  @Test
  void recordedStartsAreStretchedToARate() {
    StartTimes times = Schedule.trace(List.of("0", "1", "2")).at(2).starts();
    assertEquals(
        List.of(0L, 500_000_000L, 1_000_000_000L, 1_500_000_000L),
        Stream.generate(times::next).limit(4).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 x    | line 2: 'x' is no number of seconds
          2 1    | line 2: 1 s is before the start above it
          1      | two starts at different times
          1 1    | two starts at different times
          1 -2   | line 2: '-2' is no number of seconds
          1 1e99 | line 2: '1e99' is no number of seconds
          """)
  void startsThatCannotBeUsedAreNamed(String lines, String said) {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> Schedule.trace(List.of(lines.split(" "))));
    assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
  }

  @Test
  void aRateThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.constant(0));
    assertThrows(IllegalArgumentException.class, () -> Schedule.constant(Double.NaN));
  }
}
