package io.rcon.internal.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhasesTest {
  private static final long INTERVAL = 2_000_000_000L;

  private static long[] sorted(Phases phases, int[] places) {
    return IntStream.of(places)
        .mapToLong(place -> phases.offset(place, INTERVAL))
        .sorted()
        .toArray();
  }

  private static int[] take(Phases phases, int count) {
    return IntStream.range(0, count).map(i -> phases.take()).toArray();
  }

  /** The gaps between neighbours, the one over the end of the interval included. */
  private static LongStream gaps(long[] offsets) {
    return IntStream.range(0, offsets.length)
        .mapToLong(i ->
            i == 0
                ? offsets[0] + INTERVAL - offsets[offsets.length - 1]
                : offsets[i] - offsets[i - 1]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100, 1000, 10_000})
  void should_lie_evenly_however_many_there_are(int count) {
    for (long start : new long[] {0, -1, Long.MIN_VALUE, new Random(3).nextLong()}) {
      Phases phases = new Phases(start);
      long[] offsets = sorted(phases, take(phases, count));
      assertTrue(offsets[0] >= 0 && offsets[count - 1] < INTERVAL);
      double even = (double) INTERVAL / count;
      assertTrue(gaps(offsets).max().orElseThrow() < 2 * even, "no gap is twice as wide as needed");
      assertTrue(gaps(offsets).min().orElseThrow() > even / 3, "no two are near each other");
    }
  }

  @Test
  void should_fill_the_holes_of_those_who_left() {
    Phases phases = new Phases(7);
    int[] places = take(phases, 100);
    long[] before = sorted(phases, places);
    for (int i = 10; i < 60; i++) {
      phases.giveBack(places[i]);
    }
    for (int i = 10; i < 60; i++) {
      places[i] = phases.take();
    }
    assertEquals(
        LongStream.of(before).boxed().toList(),
        LongStream.of(sorted(phases, places)).boxed().toList());
  }

  /** Who leaves is not for us to choose: those in the places of each remainder, for instance. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8, 13, 21})
  void should_still_be_spread_when_only_each_nth_stays(int nth) {
    Phases phases = new Phases(11);
    int[] stay = IntStream.of(take(phases, 10_000)).filter(place -> place % nth == 0).toArray();
    int[] tenths = new int[10];
    LongStream.of(sorted(phases, stay)).forEach(offset -> tenths[(int) (offset * 10 / INTERVAL)]++);
    for (int tenth : tenths) {
      assertEquals(stay.length / 10.0, tenth, stay.length / 100.0 + 3);
    }
  }

  @Test
  void should_take_the_longest_intervals() {
    Phases phases = new Phases(-1);
    long offset = phases.offset(phases.take(), Long.MAX_VALUE / 4);
    assertTrue(offset > 0 && offset < Long.MAX_VALUE / 4, () -> "" + offset);
  }
}
