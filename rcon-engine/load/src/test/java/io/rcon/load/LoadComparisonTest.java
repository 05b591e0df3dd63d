package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoadComparisonTest {
  private static List<Double> around(double mean, double spread, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      values.add(mean + spread * (random.nextDouble() - 0.5));
    }
    return values;
  }

  @Test
  void whatIsHigherInEveryRunIsHigher() {
    LoadComparison found = LoadComparison.of("p99", around(10, 1, 1), around(15, 1, 2));
    assertEquals("higher", found.verdict());
    assertTrue(found.low() > 0.3 && found.high() < 0.7, found.toString());
    assertEquals("lower", LoadComparison.of("p99", around(15, 1, 1), around(10, 1, 2)).verdict());
  }

  @Test
  void noiseIsNoDifference() {
    LoadComparison found = LoadComparison.of("p99", around(10, 4, 3), around(10.1, 4, 4));
    assertEquals("no difference shown", found.verdict());
  }

  @Test
  void fewRunsShowNoDifferenceHoweverFarApart() {
    LoadComparison found = LoadComparison.of("rate", List.of(10.0), List.of(99.0));
    assertTrue(found.verdict().startsWith("no difference shown"), found.line());
  }

  @Test
  void whatWasWrittenIsReadAndComparedAgain() {
    VirtualLoadServer server =
        new VirtualLoadServer(new VirtualClock(), () -> 2_000_000, time -> time);
    LoadResult result =
        server.run(LoadPlan.open(Schedule.constant(20), java.time.Duration.ofSeconds(2)));
    LoadRuns read = LoadRuns.parse(LoadJson.text(List.of(result, result), null));
    assertEquals(List.of(20.0, 20.0), read.rates());
    assertEquals(2.0, read.p50s().get(0), 0.01);
    assertEquals(0, read.invalid());
    assertEquals("virtual", read.target());
  }

  @Test
  void otherFilesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> LoadRuns.parse("{}"));
    assertThrows(IllegalArgumentException.class, () -> LoadRuns.parse("not json"));
    assertThrows(
        IllegalArgumentException.class,
        () -> LoadRuns.parse("{\"schema\":\"io.rcon.load/1\",\"runs\":[{}]}"));
  }
}
