package io.rcon.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PairsTest {
  @Test
  void theMedianIsTheMiddleWhateverTheOrder() {
    assertEquals(3, new Pairs(5, 1, 3, 2, 4).median());
    assertEquals(2.5, new Pairs(4, 1, 3, 2).median());
  }

  @Test
  void fewValuesGiveAllOfThemAsTheInterval() {
    assertArrayEquals(new double[] {1, 3}, new Pairs(2, 3, 1).interval());
  }

  @Test
  void elevenValuesGiveAnIntervalBetweenTheSecondAndThirdFromEitherEnd() {
    double[] interval = new Pairs(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).interval();
    assertTrue(interval[0] > 2 && interval[0] < 3, "lower end " + interval[0]);
    assertEquals(12, interval[0] + interval[1], 1e-9);
  }

  @Test
  void valuesThatAreNoNumbersDoNotCount() {
    assertEquals(2, new Pairs(Double.NaN, 2, Double.POSITIVE_INFINITY).median());
    assertTrue(new Pairs(Double.NaN).isEmpty());
  }

  @Test
  void aSampleSurvivesItsLine() {
    Sample sample = new Sample().put("cpuMicros", 1.25).put("perSecond", 1e6);
    assertEquals(sample.figures(), Sample.parse(sample.line()).figures());
  }
}
