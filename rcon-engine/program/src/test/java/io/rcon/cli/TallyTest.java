package io.rcon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TallyTest {
  private static int code(Tally.FailOn failOn, int... codes) {
    Tally tally = new Tally();
    for (int code : codes) {
      tally.add(code);
    }
    return tally.exitCode(failOn);
  }

  @Test
  void theReasonIsToldIfAllFailedForIt() {
    assertEquals(0, code(Tally.FailOn.any));
    assertEquals(0, code(Tally.FailOn.any, 0, 0));
    assertEquals(3, code(Tally.FailOn.any, 3));
    assertEquals(5, code(Tally.FailOn.any, 5, 5));
    assertEquals(1, code(Tally.FailOn.any, 5, 3));
    assertEquals(1, code(Tally.FailOn.any, 0, 4));
  }

  @Test
  void failOnDecides() {
    assertEquals(0, code(Tally.FailOn.all, 0, 4));
    assertEquals(4, code(Tally.FailOn.all, 4, 4));
    assertEquals(0, code(Tally.FailOn.none, 4, 4));
  }
}
