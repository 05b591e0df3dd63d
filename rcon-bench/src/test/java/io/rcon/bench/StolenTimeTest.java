package io.rcon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StolenTimeTest {
  @Test
  void isAPartOfTheTimeThatWasLookedAt() {
    StolenTime stolen = StolenTime.over(20_000_000);
    assertTrue(stolen.share() >= 0 && stolen.share() < 1, stolen.toString());
    assertEquals(stolen.share() == 0, stolen.longest() == 0, stolen.toString());
  }

  @Test
  void saysWhetherFiguresMeanAnything() {
    assertTrue(new StolenTime(0.001, 300_000).isQuiet());
    StolenTime noisy = new StolenTime(0.108, 8_123_456);
    assertFalse(noisy.isQuiet());
    assertEquals("10.8% of a processor's time, 8.1 ms at once", noisy.toString());
  }
}
