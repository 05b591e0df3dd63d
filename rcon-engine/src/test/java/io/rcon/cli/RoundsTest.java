package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final long MILLI = 1_000_000;
  // Near the end of the clock, which wraps.
  private static final long BEGIN = Long.sum(Long.MAX_VALUE, -500 * MILLI);

  private static Rounds<String> rounds(int count, Duration interval) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add("s" + i);
    }
    return new Rounds<>(names, name -> interval, BEGIN);
  }

  @Test
  void everybodyHasOneTurnInEachIntervalAndNoMomentHasMany() {
    Rounds<String> rounds = rounds(100, Duration.ofSeconds(1));
    Map<String, Integer> turns = new TreeMap<>();
    for (long at = 0; at < 3000; at++) {
      List<String> now = new ArrayList<>();
      rounds.due(BEGIN + at * MILLI, now::add);
      now.forEach(name -> turns.merge(name, 1, Integer::sum));
      assertTrue(now.size() <= 1, "at " + at + " ms: " + now);
    }
    assertEquals(100, turns.size());
    turns.forEach((name, count) -> assertEquals(3, count, name));
  }

  @Test
  void aLongPauseIsNotMadeUpForByMany() {
    Rounds<String> rounds = rounds(1, Duration.ofSeconds(1));
    List<String> turns = new ArrayList<>();
    rounds.due(BEGIN + 60_000 * MILLI, turns::add);
    assertEquals(1, turns.size());
    assertTrue(rounds.next() - (BEGIN + 60_000 * MILLI) > 0);
  }
}
