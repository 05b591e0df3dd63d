package io.rcon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  /** Always the largest pause that may be drawn. */
  private static final RandomGenerator HIGHEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new AssertionError("a bound is expected");
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  @ParameterizedTest
  @CsvSource({
    "-5, 1",
    "0, 1",
    "1, 1",
    "2, 2",
    "3, 4",
    "6, 32",
    "7, 60",
    "8, 60",
    "32, 60",
    "63, 60",
    "64, 60",
    "65, 60",
    "10000, 60",
    "2147483647, 60"
  })
  void theBoundDoublesUpToTheMaximum(int failures, int seconds) {
    assertEquals(Duration.ofSeconds(seconds), Backoff.DEFAULT.pause(failures, HIGHEST));
  }

  @Test
  void aTinyFirstPauseStillReachesTheMaximum() {
    Backoff tiny = new Backoff(Duration.ofNanos(1), Duration.ofSeconds(60), Duration.ZERO);
    assertEquals(Duration.ofNanos(1L << 35), tiny.pause(36, HIGHEST));
    assertEquals(Duration.ofSeconds(60), tiny.pause(37, HIGHEST));
    assertEquals(Duration.ofSeconds(60), tiny.pause(10_000, HIGHEST));
  }

  @Test
  void durationsBeyondNanosecondsAreTheLongestThereIs() {
    Duration longest = Duration.ofNanos(Long.MAX_VALUE - 1);
    assertEquals(longest, new Backoff(FOREVER, FOREVER, FOREVER).pause(1, HIGHEST));
    Backoff growing = new Backoff(Duration.ofSeconds(1), FOREVER, FOREVER);
    assertEquals(longest, growing.pause(10_000, HIGHEST));
    assertEquals(Duration.ofSeconds(8), growing.pause(4, HIGHEST));
  }

  @Test
  void theJitterIsFullAndEven() {
    Random random = new Random(4711);
    int[] quarters = new int[4];
    for (int i = 0; i < 40_000; i++) {
      Duration pause = Backoff.DEFAULT.pause(3, random);
      assertTrue(!pause.isNegative() && pause.compareTo(Duration.ofSeconds(4)) <= 0, "" + pause);
      quarters[(int) Math.min(3, pause.toSeconds())]++;
    }
    for (int quarter : quarters) {
      assertTrue(quarter > 9_500 && quarter < 10_500, "" + quarter);
    }
  }

  @Test
  void theSameSeedGivesTheSamePauses() {
    assertEquals(Backoff.DEFAULT.pause(5, new Random(1)), Backoff.DEFAULT.pause(5, new Random(1)));
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    Duration second = Duration.ofSeconds(1);
    Duration minus = Duration.ofSeconds(-1);
    refused("0 < first <= max", Duration.ZERO, second, second);
    refused("0 < first <= max", minus, second, second);
    refused("0 < first <= max", Duration.ofSeconds(2), second, second);
    refused("stableAfter", second, second, minus);
  }

  private static void refused(String why, Duration first, Duration max, Duration stableAfter) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new Backoff(first, max, stableAfter));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }
}
