package io.rcon.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ScalabilityFitTest {

  private static Map<Integer, Double> rates(IntToDoubleFunction rate) {
    Map<Integer, Double> rates = new TreeMap<>();
    for (int depth = 1; depth <= 64; depth *= 2) {
      rates.put(depth, rate.applyAsDouble(depth));
    }
    return rates;
  }

  @Test
  void findsTheLawThatMadeTheRates() {
    ScalabilityFit fit =
        ScalabilityFit.of(rates(n -> 100 * n / (1 + 0.02 * (n - 1) + 0.0005 * n * (n - 1))));
    assertEquals(100, fit.alone(), 1e-6);
    assertEquals(0.02, fit.contention(), 1e-9);
    assertEquals(0.0005, fit.crosstalk(), 1e-9);
    assertEquals(Math.sqrt(0.98 / 0.0005), fit.peak(), 1e-3);
    assertTrue(fit.words().contains("most at 44 under way, "), fit.words());
  }

  @Test
  void aServerThatDoesOneAtATimeHasNoPeakButABound() {
    ScalabilityFit fit = ScalabilityFit.of(rates(n -> 20 + n * 1e-9));
    assertEquals(1, fit.contention(), 1e-3);
    assertEquals(0, fit.crosstalk(), 1e-6);
    assertEquals(20, fit.rate(1000), 0.1);
  }

  @Test
  void noTermIsNegativeHoweverRatesGrow() {
    ScalabilityFit fit = ScalabilityFit.of(rates(n -> 10.0 * n * n));
    assertEquals(0, fit.contention());
    assertEquals(0, fit.crosstalk());
    assertTrue(fit.words().contains("no limit within these depths"), fit.words());
  }

  @Test
  void tooFewDepthsAreNoFit() {
    assertThrows(IllegalArgumentException.class, () -> ScalabilityFit.of(Map.of(1, 1.0, 2, 2.0)));
  }
}
