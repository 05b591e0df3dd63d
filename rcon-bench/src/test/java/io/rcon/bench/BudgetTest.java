package io.rcon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BudgetTest {
  private long now;

  private Budget budget(double seconds, int scenarios) {
    return new Budget(seconds, scenarios, () -> now);
  }

  private void passes(double seconds) {
    now += (long) (seconds * 1e9);
  }

  private int pairsOf(Budget budget, double seconds) {
    int pairs = 0;
    budget.scenarioBegins();
    while (pairs < 100 && budget.pairBegins()) {
      passes(seconds);
      budget.pairEnded();
      pairs++;
    }
    return pairs;
  }

  @Test
  void aScenarioRunsAsManyPairsAsFitIntoItsShare() {
    Budget budget = budget(100, 2);
    assertEquals(5, pairsOf(budget, 10));
    assertEquals(2, pairsOf(budget, 20));
  }

  @Test
  void timeThatOneLeavesIsForTheOthers() {
    Budget budget = budget(90, 3);
    budget.scenarioBegins();
    passes(10);
    assertEquals(4, pairsOf(budget, 10));
    assertEquals(4, pairsOf(budget, 10));
  }

  @Test
  void theFirstPairIsRunHoweverLongItTakes() {
    Budget budget = budget(100, 4);
    assertEquals(1, pairsOf(budget, 70));
    assertEquals(1, pairsOf(budget, 20));
    assertEquals(1, pairsOf(budget, 20));
    assertTrue(budget.isOver());
    assertEquals(0, pairsOf(budget, 1));
  }

  @Test
  void withoutALimitNothingIsEverLate() {
    Budget budget = budget(Double.POSITIVE_INFINITY, 1);
    assertEquals(100, pairsOf(budget, 10_000));
    assertFalse(budget.isOver());
  }
}
